// What a bump notice means for a file that has the id somewhere, and cannot be read as a definition.

import type { Problem } from "../problem.ts";
import type { Operator, Upcoming } from "../registry/definition.ts";
import { nameOfFile } from "../registry/file-name.ts";
import type { Source } from "../source/source.ts";
import { faultyReason } from "./no-action-reasons.ts";
import type { NoticeEffect } from "./notice-effect.ts";

/** `errors` are what the check finds in the file. */
export function unreadableEffect(
  { file, value }: Source,
  errors: readonly Problem[],
  wanted: Upcoming,
): NoticeEffect {
  const { operator, fingerprint } = (value ?? {}) as Partial<Record<string, unknown>>;
  const coalition = nameOfFile(file);
  return {
    coalition,
    file,
    operator: isOperator(operator) ? operator : { name: coalition, github: [] },
    parts: [],
    verdict: "faulty",
    why: faultyReason(file, errors),
    fingerprint: { now: typeof fingerprint === "string" ? fingerprint : "", next: undefined },
    waitsFor: [],
    following: [],
    standing: undefined,
    wanted,
    stage: "none",
  };
}

/** As far as it takes to name and reach the accounts. */
function isOperator(value: unknown): value is Operator {
  const { name, github } = (value ?? {}) as Partial<Record<string, unknown>>;
  return (
    typeof name === "string" &&
    Array.isArray(github) &&
    github.every((it) => typeof it?.login === "string" && typeof it.id === "number")
  );
}
