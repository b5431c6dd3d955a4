// Finds the definition that a verb should change, and refuses one that cannot be changed.

import { checkRegistry } from "../src/core/check.ts";
import { editable } from "../src/core/edit/plan.ts";
import type { Definition } from "../src/core/registry/definition.ts";
import { hasRetired } from "../src/core/registry/retirement.ts";
import type { Snapshot } from "../src/core/registry/snapshot.ts";
import { renderReport } from "../src/core/render/report.ts";
import { currentTime } from "../src/io/clock.ts";
import { requireCoalition } from "./coalitions.ts";
import { EXIT, type ExitCode, note, paint, print, UsageError } from "./terminal.ts";

/** The named coalition's definition, or the exit code if the errors in its file leave nothing to edit. */
export function requireEditable(
  registry: Snapshot,
  word: string,
): { file: string; definition: Definition } | ExitCode {
  const found = requireCoalition(registry, word);
  const { file } = found;
  const definition = editable(found);
  if (!definition) {
    print(renderReport(checkRegistry(registry, { only: [file], others: [] }), paint()));
    note(`Nothing was written. Fix these problems in ${file} first.`);
    return EXIT.problems;
  }
  if (hasRetired(definition, currentTime())) {
    throw new UsageError(`${definition.name} has retired, so its definition can no longer change.`);
  }
  return { file, definition };
}
