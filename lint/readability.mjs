// `npm run readability`: prints how long the sentences of the README and of each manual are, and the school grade that
// reads them by Flesch–Kincaid; ends with 1 above a limit. Reference pages have no limit: nobody reads them in order.
// With files as arguments, it measures those.

import { readdirSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { measureText, readTerms } from "./measure-text.mjs";

const MOST_WORDS = 16;
const MOST_GRADE = 10;
const REFERENCE = [
  "CONTRIBUTING.md",
  "SECURITY.md",
  "docs/README.md",
  "docs/architecture.md",
  "docs/benchmarks.md",
  "docs/commands.md",
  "docs/fingerprint.md",
  "docs/glossary.md",
  "docs/notice-reference.md",
  "docs/problems.md",
  "docs/registry-config.md",
  "docs/threat-model.md",
];

const root = fileURLToPath(new URL("..", import.meta.url));
const named = process.argv.slice(2).map((path) => resolve(path));
const terms = readTerms(read("docs/glossary.md"));
const hard = [];
let words = 0;

console.log(`words  sentence (≤ ${MOST_WORDS})  grade (≤ ${MOST_GRADE})`);
for (const path of named.length > 0 ? named : listManuals()) {
  const measured = measureText(read(path), terms);
  const isHard = measured.mean > MOST_WORDS || measured.grade > MOST_GRADE;
  print(path, measured, isHard ? "  ✗" : "");
  words += measured.words;
  if (isHard) hard.push(path);
}
if (named.length === 0) {
  console.log("\nReference, without a limit:");
  for (const path of REFERENCE) print(path, measureText(read(path), terms), "");
}

if (hard.length > 0) {
  console.error(
    `\nToo hard to read: ${hard.join(", ")}\nWrite one idea a sentence, in plain words.`,
  );
}
if (words === 0)
  console.error("\nThere are no sentences to measure: name Markdown files with prose.");
process.exitCode = words === 0 ? 2 : hard.length > 0 ? 1 : 0;

function listManuals() {
  const docs = readdirSync(`${root}/docs`).map((name) => `docs/${name}`);
  return ["README.md", ...docs].filter((path) => path.endsWith(".md") && !REFERENCE.includes(path));
}

function read(path) {
  return readFileSync(resolve(root, path), "utf8");
}

function print(path, { words, mean, grade }, mark) {
  const columns = [
    String(words).padStart(5),
    mean.toFixed(1).padStart(8),
    grade.toFixed(1).padStart(11),
  ];
  console.log(`${columns.join("  ")}  ${path}${mark}`);
}
