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

/**
 * Prints the names of the files that are, or would be, formatted. What is not a definition is left
 * alone, and named last; the others are formatted anyway.
 */
export async function run(named: string[], { check }: { check?: boolean }): Promise<ExitCode> {
  const root = process.cwd();
  if (named.length === 0) requireRegistry();
  const files = await filesNamed(root, named);
  const registry = await readSnapshot(root, { further: files });
  const wanted = named.length > 0 ? files.flatMap((it) => registry.get(it) ?? []) : registry.files;
  const read = wanted.map(({ source }) => source);
  const sources = read.filter(mayBeDefinition);
  const problems = sortProblems(sources.flatMap((source) => source.problems));
  const sound = sources.filter((source) => source.problems.length === 0);
  const converted = await withConvertedEnds(root, sound);
  const changed = sound
    .map((source) => ({ ...source, formatted: formatDefinition(source) }))
    .filter(({ file, text, formatted }) => {
      // Where only the checkout has line ends of Windows, there is nothing to commit.
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
    note(`${file} is not a definition (it is not below ${COALITIONS}/); left alone.`);
  }
  if (foreign.length > 0) return EXIT.broken;
  return problems.length > 0 || (check && changed.length > 0) ? EXIT.problems : EXIT.fine;
}

function verdict(changed: number, all: number, check: boolean | undefined): string {
  const of = `${changed} of ${counted(all, "file")}`;
  if (!check) return `${of} formatted.`;
  return changed === 0 ? `${of} to format.` : `${of} to format: npx mosaik-coalitions fmt`;
}

/** By its place, or elsewhere by what it holds. Of a file that is not there, its own problem says so. */
function mayBeDefinition({ file, problems, text, value }: Source): boolean {
  if (file.startsWith(`${COALITIONS}/`)) return true;
  if (problems.some(({ code }) => code === "file-unreadable")) return true;
  const keys = ["schemaVersion", "name", "lattices"];
  return problems.length > 0
    ? keys.every((key) => text.includes(`"${key}":`))
    : typeof value === "object" && value !== null && keys.every((key) => Object.hasOwn(value, key));
}
