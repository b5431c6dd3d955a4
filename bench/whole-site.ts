// A separate program: renders and writes the whole site of a registry whose history is already read, for comparison
// with plain template strings. Reading is not measured.
//
//     cd REGISTRY && node whole-site.mjs OUT

import { performance } from "node:perf_hooks";
import { allFiles, siteTree } from "../site/site-tree.ts";
import { writeSite } from "../site/write-site.ts";
import { withTexts } from "../src/io/definition-texts.ts";
import { readConfig } from "../src/io/read-config.ts";
import { readRegistryView } from "../src/io/read-view.ts";

const [, , out = ""] = process.argv;
const root = process.cwd();
const view = await readRegistryView(root);
const config = readConfig(root);

const start = performance.now();
const { files } = await withTexts(root, (readText) =>
  writeSite(out, allFiles(siteTree({ view, config, readText }))),
);
console.log(`${files} files in ${performance.now() - start} ms`);
