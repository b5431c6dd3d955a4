// coalitions fingerprint FILE [--explain] [--write]

import { checkRegistry } from "../../src/core/check.ts";
import { explainDerivation, type Step } from "../../src/core/derivation/explain.ts";
import { otherReadingOf } from "../../src/core/derivation/fingerprint.ts";
import { type DerivationSummary, summarizeDerivation } from "../../src/core/derivation/summary.ts";
import { rewrite } from "../../src/core/edit/rewrite.ts";
import type { ProblemCode } from "../../src/core/problem.ts";
import type { Definition, Id } from "../../src/core/registry/definition.ts";
import { renderReport } from "../../src/core/render/report.ts";
import type { Source } from "../../src/core/source/source.ts";
import { filesNamed, readSnapshot } from "../../src/io/read-snapshot.ts";
import { EXIT, type ExitCode, note, printResult } from "../terminal.ts";
import { writeFiles } from "../write-files.ts";

export interface FingerprintOptions {
  explain?: boolean;
  write?: boolean;
  json?: boolean;
}

/** Problems of ids that do not match their config bytes. A fingerprint derived from them would be wrong. */
const MISMATCHES = new Set<ProblemCode>([
  "confluence-mismatch",
  "module-mismatch",
  "issuer-mismatch",
]);

export async function run(
  file: string,
  { explain, write, json }: FingerprintOptions,
): Promise<ExitCode> {
  const root = process.cwd();
  const [path = file] = await filesNamed(root, [file]);
  const registry = await readSnapshot(root, { further: [path] });
  const read = registry.get(path);
  // The derivation ignores the declared fingerprint, which may be missing or wrong.
  const definition = read?.definitionBut("/fingerprint");
  const result = checkRegistry(registry, { only: [path], others: [] });
  if (!read || !definition || result.problems.some(({ code }) => MISMATCHES.has(code))) {
    printResult(json, { problems: result.problems }, (paint) => renderReport(result, paint));
    return EXIT.problems;
  }
  const summary = summarizeDerivation(definition);
  const declared = write ? writeDeclared(read.source, summary.fingerprint) : definition.fingerprint;
  const otherReading = otherReadingOf(definition, `${declared}`)?.name;
  const steps = explain ? explainDerivation(definition) : [];
  const wrong = declared === summary.fingerprint ? {} : { declared: declared ?? null };
  printResult(json, { ...summary, ...wrong, ...(explain ? { steps } : {}) }, () =>
    [...steps.map(renderStep), renderSummary(summary, declared, otherReading)].join("\n\n"),
  );
  return declared === summary.fingerprint ? EXIT.fine : EXIT.problems;
}

/** Writes the derived fingerprint into the file, and returns it as the declared one. */
function writeDeclared(source: Source, derived: Id): Id {
  const text = rewrite(source.text, { ...(source.value as Definition), fingerprint: derived });
  if (text === source.text) {
    note(`${source.file} already declares the right fingerprint.`);
  } else {
    writeFiles([{ file: source.file, text }]);
    note(`Wrote the fingerprint ${derived} to ${source.file}.`);
  }
  return derived;
}

function renderStep({ name, parts, length, hash }: Step): string {
  const lines = parts.map(({ label, bytes }) => `  ${bytes || "(no bytes)"}  ${label}`);
  return [`${name} = BLAKE3 of ${length} bytes`, ...lines, `  = ${hash}`].join("\n");
}

function renderSummary(
  summary: DerivationSummary,
  declared: unknown,
  otherReading: string | undefined,
): string {
  const { moduleRoots, ticketsRoot, confluences } = summary;
  const shipped = (it: { shipped: boolean }) => (it.shipped ? "" : "  (not shipped)");
  const rows: [string, string][] = [
    ["coalition", summary.coalition],
    ["reading", summary.derivation],
    ["fingerprint", summary.fingerprint],
    ["composition digest", summary.compositionDigest],
    ...Object.entries(moduleRoots).map(([kind, it]): [string, string] => [
      `${kind} root`,
      it.root + shipped(it),
    ]),
    ["tickets root", ticketsRoot.root + shipped(ticketsRoot)],
    ...confluences.map((it): [string, string] => [
      `confluence ${it.name}`,
      `${it.fingerprint}  (${it.provenance})`,
    ]),
  ];
  const width = Math.max(...rows.map(([label]) => label.length));
  const table = rows.map(([label, value]) => `${label.padEnd(width)}  ${value}`);
  const mismatch = `The file declares ${declared ?? "no fingerprint"}.`;
  const fix =
    otherReading === undefined
      ? "To write the derived one, add --write."
      : `The reading ${otherReading} gives that one. If your binary uses that reading, add this line: "derivation": "${otherReading}",`;
  const last = declared === summary.fingerprint ? [] : ["", `${mismatch} ${fix}`];
  return [summary.name, ...table, ...last].join("\n");
}
