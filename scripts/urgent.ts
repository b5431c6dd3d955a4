// Reads --urgent: the reason why integrators must not put a change off.

import { problemsAt } from "../src/core/edit/plan.ts";
import { withUrgent } from "../src/core/edit/urgent.ts";
import type { Snapshot } from "../src/core/registry/snapshot.ts";
import { UsageError, wordsOfProblem } from "./terminal.ts";

/** Ends the reason with a full stop, because other sentences follow it. */
export function asSentence(reason: string): string {
  const text = reason.trim();
  return text === "" || /[.!?…][)"'”’»]*$/.test(text) ? text : `${text}.`;
}

/** The reason as it will be written. Throws UsageError with the check's message if it is not valid. */
export function readUrgent(registry: Snapshot, reason: string | undefined): string | undefined {
  if (reason === undefined) return undefined;
  const text = asSentence(reason);
  // What fits into one definition fits into all.
  const any = registry.files.find(({ definition }) => definition);
  const marked = any?.definition && withUrgent(any.definition, text);
  const [problem] = any && marked ? problemsAt(registry, any.file, marked, "/urgent") : [];
  if (problem) throw new UsageError(`--urgent: ${wordsOfProblem(problem)}`);
  return text;
}
