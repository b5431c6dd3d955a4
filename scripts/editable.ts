// The definition that a verb is to change, where it can be changed.

import { checkRegistry } from "../src/core/check.ts";
import { editable } from "../src/core/edit/plan.ts";
import type { Definition } from "../src/core/registry/definition.ts";
import { hasRetired } from "../src/core/registry/retirement.ts";
import type { Snapshot } from "../src/core/registry/snapshot.ts";
import { renderReport } from "../src/core/render/report.ts";
import { currentTime } from "../src/io/clock.ts";
import { requireCoalition } from "./coalitions.ts";
import { EXIT, type ExitCode, note, paint, print, UsageError } from "./terminal.ts";

/** The definition of the coalition that was named; or, where its file's faults leave no place to edit, the exit code. */
export function requireEditable(
  registry: Snapshot,
  word: string,
): { file: string; definition: Definition } | ExitCode {
  const found = requireCoalition(registry, word);
  const { file } = found;
  const definition = editable(found);
  if (!definition) {
    print(renderReport(checkRegistry(registry, { only: [file], others: [] }), paint()));
    note(`${file} has problems of its own, so it was left alone.`);
    return EXIT.problems;
  }
  if (hasRetired(definition, currentTime())) {
    throw new UsageError(`The coalition ${definition.name} has retired, and is no longer changed.`);
  }
  return { file, definition };
}
