// This code, for a verification: it makes the files of a site again that it has made.

import { siteDigest } from "../generated/code-digest.js";
import type { SiteRenderer } from "../src/core/verify/rendered.ts";
import { allFiles, siteTree } from "./site-tree.ts";

export const siteRenderer: SiteRenderer = {
  code: siteDigest,
  files: (sources) => allFiles(siteTree(sources)),
};
