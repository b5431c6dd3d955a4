// This code, for verification: it builds the files of a site again.

import { siteDigest } from "../generated/code-digest.js";
import type { SiteRenderer } from "../src/core/verify/rendered.ts";
import { allFiles, siteTree } from "./site-tree.ts";

export const siteRenderer: SiteRenderer = {
  code: siteDigest,
  files: (sources) => allFiles(siteTree(sources)),
};
