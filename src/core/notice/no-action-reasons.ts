// Why a bump notice announces nothing in a coalition that refers to what is bumped, in sentences; and what it means
// for a file that has the id somewhere, and cannot be read as a definition.

import { runs, spans } from "../changes/apply.ts";
import type { Problem } from "../problem.ts";
import type { Definition, Operator, Upcoming } from "../registry/definition.ts";
import { nameOfFile } from "../registry/file-name.ts";
import { announceableIds } from "../registry/part-ids.ts";
import { servicesOf } from "../registry/parts.ts";
import type { Source } from "../source/source.ts";
import type { NoticeEffect } from "./notice-effect.ts";

export function retiredReason({ name }: Definition): string {
  return `The coalition ${name} is retired, and stays as it was published.`;
}

export function faultyReason(file: string, errors: readonly Problem[]): string {
  const [first] = errors;
  const found = first ? `, as: ${first.message}` : ".";
  return `The file ${file} has errors of its own${found} Mend it first: npx coalitions check ${file}`;
}

/** For an entry of a notice that is about another id now. */
export function goneReason({ notice, id }: Upcoming): string {
  return `Notice ${notice} is about ${id}, which does not stand in this coalition; what it announces for that notice is about something else. If the notice was corrected, that entry of upcoming is to be removed.`;
}

export function notPinnedReason(definition: Definition, { kind, id, to }: Upcoming): string {
  if (!announceableIds(definition, kind).includes(id)) {
    return "The coalition refers to the citizen by its stable id alone, which stays, and nothing in it pins the content hash.";
  }
  return `Nothing in this coalition pins the content hash, so its fingerprint stays and no change is needed. Its operator may update what is shown: npx coalitions bump ${id} ${to} --only ${definition.name}`;
}

/** Of a citizen that others span and the coalition does not refer to itself. */
export function ofOthersReason(definition: Definition, { kind, id, to }: Upcoming): string {
  const services = servicesOf(definition).filter((it) => spans(it, id) || runs(it, id));
  const names = services.map(({ label }) => label).join(" and the ");
  const then =
    kind === "retirement"
      ? "When the operator has published what comes of it, correct the span, and bump the fingerprint."
      : `When it has taken effect: npx coalitions bump ${id} ${to} --only ${definition.name}`;
  return `The coalition does not refer to the citizen itself: the ${names} of it spans the citizen, and a notice of that fingerprint is for its operator to file. ${then}`;
}

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
