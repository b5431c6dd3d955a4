// `npm run lint`: finds retired words in user-facing texts, docs, comments and names, and says what to write.
// Paths as arguments narrow it to what is below them; `--report` prints how many findings each folder has.

import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { filesToRead } from "./files.mjs";
import { checkStyle } from "./findings.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const paths = process.argv.slice(2).filter((it) => !it.startsWith("--"));
const isWanted = (file) =>
  paths.length === 0 ||
  paths.some((it) => file === it || file.startsWith(`${it.replace(/\/$/, "")}/`));

const files = filesToRead(root).filter(isWanted);
const checked = files.map((file) => checkStyle(file, readFileSync(`${root}/${file}`, "utf8")));
const findings = checked.flatMap((it) => it.findings);
const passages = checked.reduce((sum, it) => sum + it.passages, 0);

if (process.argv.includes("--report")) printReport();
else for (const finding of findings) printFinding(finding);
console.log(`style: ${findings.length} findings in ${passages} passages of ${files.length} files`);
if (passages === 0)
  console.error("Nothing was read: name files or folders of this repository, or none for all.");
process.exitCode = findings.length > 0 ? 1 : passages === 0 ? 2 : 0;

function printFinding({ path, line, column, id, match, reason, write }) {
  console.log(`${path}:${line}:${column} ${id}: “${match}”\n  ${reason}\n  Write: ${write}`);
}

function printReport() {
  const counts = new Map();
  for (const { path, id } of findings) {
    const folder = path.split("/").slice(0, -1).slice(0, 3).join("/") || ".";
    const of = counts.get(folder) ?? counts.set(folder, new Map()).get(folder);
    of.set(id, (of.get(id) ?? 0) + 1);
  }
  for (const [folder, of] of [...counts].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const ids = [...of].sort(([, a], [, b]) => b - a).map(([id, count]) => `${id} ${count}`);
    console.log(`${folder}: ${[...of.values()].reduce((a, b) => a + b)} (${ids.join(", ")})`);
  }
}
