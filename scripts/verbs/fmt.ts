// coalitions fmt [FILE…] [--check]

import { formatDefinition } from "../../src/core/edit/format.ts";
import { sortProblems } from "../../src/core/problem.ts";
import { renderReport } from "../../src/core/render/report.ts";
import type { Source } from "../../src/core/source/source.ts";
import { counted, oneLine } from "../../src/core/text.ts";
import { COALITIONS } from "../../src/io/folders.ts";
import { withConvertedEnds, withLineFeeds } from "../../src/io/line-ends.ts";
import { filesNamed, readSnapshot } from "../../src/io/read-snapshot.ts";
import { EXIT, type ExitCode, note, paint, print, requireRegistry } from "../terminal.ts";
import { writeFiles } from "../write-files.ts";

/** Prints the names of the formatted files. A file that is not a definition is unchanged, and named last. */
export async function run(named: string[], { check }: { check?: boolean }): Promise<ExitCode> {
  const root = process.cwd();
  if (named.length === 0) requireRegistry();
  const files = await filesNamed(root, named);
  const registry = await readSnapshot(root, { further: files });
  const wanted = named.length > 0 ? files.flatMap((it) => registry.get(it) ?? []) : registry.files;
  const read = wanted.map(({ source }) => source);
  const sources = read.filter(mayBeDefinition);
  const problems = sortProblems(sources.flatMap((source) => source.problems));
  const valid = sources.filter((source) => source.problems.length === 0);
  const converted = await withConvertedEnds(root, valid);
  const changed = valid
    .map((source) => ({ ...source, formatted: formatDefinition(source) }))
    .filter(({ file, text, formatted }) => {
      // If only the checkout has Windows line ends, there is nothing to commit.
      return (converted.has(file) ? withLineFeeds(text) : text) !== formatted;
    });
  if (!check) writeFiles(changed.map(({ file, formatted }) => ({ file, text: formatted })));
  if (changed.length > 0) print(changed.map(({ file }) => oneLine(file)).join("\n"));
  if (problems.length > 0) {
    const faulty = new Set(problems.map(({ file }) => file)).size;
    print(renderReport({ ok: false, checked: faulty, problems }, paint()));
  }
  const foreign = read.filter((source) => !sources.includes(source));
  if (sources.length > 0 || foreign.length === 0) {
    note(verdict(changed.length, sources.length, check));
  }
  for (const { file } of foreign) {
    note(`${file} was not formatted: it is not a definition, and not below ${COALITIONS}/.`);
  }
  if (foreign.length > 0) return EXIT.broken;
  return problems.length > 0 || (check && changed.length > 0) ? EXIT.problems : EXIT.fine;
}

function verdict(changed: number, all: number, check: boolean | undefined): string {
  const of = `${changed} of ${counted(all, "file")}`;
  if (!check) return `${of} formatted.`;
  return changed === 0 ? `${of} to format.` : `${of} to format. Run: npx mosaik-coalitions fmt`;
}

/** Decided by its folder, or elsewhere by its content. True for a missing file, which has its own problem. */
function mayBeDefinition({ file, problems, text, value }: Source): boolean {
  if (file.startsWith(`${COALITIONS}/`)) return true;
  if (problems.some(({ code }) => code === "file-unreadable")) return true;
  const keys = ["schemaVersion", "name", "lattices"];
  return problems.length > 0
    ? keys.every((key) => text.includes(`"${key}":`))
    : typeof value === "object" && value !== null && keys.every((key) => Object.hasOwn(value, key));
}
