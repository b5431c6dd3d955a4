// `npm run readability`: prints how long the sentences of the README and of each manual are, and the school grade that
// reads them by Flesch–Kincaid; ends with 1 above a limit. Reference pages are looked up, not read: they have no limit.

import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { measureText, readTerms } from "./measure-text.mjs";

const MOST_WORDS = 16;
const MOST_GRADE = 10;
const REFERENCE = [
  "CONTRIBUTING.md",
  "SECURITY.md",
  "docs/architecture.md",
  "docs/benchmarks.md",
  "docs/fingerprint.md",
  "docs/glossary.md",
  "docs/problems.md",
  "docs/registry-config.md",
  "docs/threat-model.md",
];

const root = fileURLToPath(new URL("..", import.meta.url));
const read = (path) => readFileSync(`${root}/${path}`, "utf8");
const terms = readTerms(read("docs/glossary.md"));
const docs = readdirSync(`${root}/docs`).map((name) => `docs/${name}`);
const manuals = ["README.md", ...docs].filter(
  (path) => path.endsWith(".md") && !REFERENCE.includes(path),
);

console.log(`words  sentence (≤ ${MOST_WORDS})  grade (≤ ${MOST_GRADE})`);
const tooHard = manuals.filter((path) => {
  const { words, mean, grade } = measureText(read(path), terms);
  const isTooHard = mean > MOST_WORDS || grade > MOST_GRADE;
  print(words, mean, grade, isTooHard ? `${path}  ✗` : path);
  return isTooHard;
});
console.log("\nReference, without a limit:");
for (const path of REFERENCE) {
  const { words, mean, grade } = measureText(read(path), terms);
  print(words, mean, grade, path);
}
if (tooHard.length > 0) {
  console.error(
    `\nToo hard to read: ${tooHard.join(", ")}\nWrite one idea a sentence, in plain words.`,
  );
  process.exitCode = 1;
}

function print(words, mean, grade, path) {
  console.log(
    `${String(words).padStart(5)}  ${mean.toFixed(1).padStart(8)}  ${grade.toFixed(1).padStart(11)}  ${path}`,
  );
}
