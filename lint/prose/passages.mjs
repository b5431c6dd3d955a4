// The prose of a file, by the kind of the file.

import { extname } from "node:path";
import { jsonPassages, yamlPassages } from "./data.mjs";
import { declaredNames } from "./declared-names.mjs";
import { htmlPassages } from "./html.mjs";
import { markdownPassages } from "./markdown.mjs";
import { plainPassages, styleSheetPassages } from "./plain.mjs";
import { scriptPassages } from "./script.mjs";
import { parseScript } from "./syntax.mjs";

const READERS = {
  ".md": markdownPassages,
  ".html": htmlPassages,
  ".json": jsonPassages,
  ".css": styleSheetPassages,
  ".yml": yamlPassages,
  ".yaml": yamlPassages,
};

const SCRIPTS = new Set([".ts", ".tsx", ".mts", ".mjs", ".cjs"]);

/** The passages of a file, and the names that it declares. */
export function readProse(path, source) {
  const extension = extname(path);
  if (!SCRIPTS.has(extension)) {
    return { passages: (READERS[extension] ?? plainPassages)(source), names: [] };
  }
  const script = parseScript(path, source);
  return { passages: scriptPassages(source, script), names: declaredNames(script.program) };
}
