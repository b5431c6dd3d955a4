// Why a bump notice announces nothing in a coalition that refers to what is bumped, in sentences.

import { runs, spans } from "../changes/apply.ts";
import { moment } from "../lookup/moment.ts";
import type { Problem } from "../problem.ts";
import type { Definition, Upcoming } from "../registry/definition.ts";
import { announceableIds } from "../registry/part-ids.ts";
import { servicesOf } from "../registry/parts.ts";

export function retiredReason({ name, retirement }: Definition): string {
  return `The coalition ${name} retires at ${moment(retirement?.at ?? "")}, before this takes effect, and stays as it was published.`;
}

export function faultyReason(file: string, errors: readonly Problem[]): string {
  const [first] = errors;
  const found = first ? `, as: ${first.message}` : ".";
  return `The file ${file} has errors of its own${found} Fix it first: npx mosaik-coalitions check ${file}`;
}

export function deletedReason(coalition: string): string {
  return `The registry has no definition of ${coalition} any more. Restore its file, under the name ${coalition}.json; a coalition that is to end is retired in its definition.`;
}

/** For a plan that the check would refuse. */
export function refusedReason(
  [first]: readonly Problem[],
  what: "carried out" | "proposed" = "carried out",
): string {
  const { message = "", fix } = first ?? {};
  return `It cannot be ${what}, because the check would refuse it: ${message}${fix === undefined ? "" : ` ${fix}`}`;
}

/** For an entry of a notice that is about another id now. */
export function goneReason({ notice, id }: Upcoming): string {
  return `Notice ${notice} is about ${id}, which does not stand in this coalition; what it announces for that notice is about something else. If the notice was corrected, that entry of upcoming is to be removed.`;
}

export function notPinnedReason(definition: Definition, { kind, id, to }: Upcoming): string {
  if (!announceableIds(definition, kind).includes(id)) {
    return "The coalition refers to the citizen by its stable id alone, which stays, and nothing in it pins the content hash.";
  }
  return `Nothing in this coalition pins the content hash, so its fingerprint stays and no change is needed. Its operator may update what is shown: npx mosaik-coalitions bump ${id} ${to} --only ${definition.name}`;
}

/** Of a citizen that others span and the coalition does not refer to itself. */
export function ofOthersReason(definition: Definition, { kind, id, to }: Upcoming): string {
  const services = servicesOf(definition).filter((it) => spans(it, id) || runs(it, id));
  const names = services.map(({ label }) => label).join(" and the ");
  const then =
    kind === "retirement"
      ? "When the operator has published what comes of it, correct the span, and bump the fingerprint."
      : `When it has taken effect: npx mosaik-coalitions bump ${id} ${to} --only ${definition.name}`;
  return `The coalition does not refer to the citizen itself: the ${names} of it spans the citizen, and a notice of that fingerprint is for its operator to file. ${then}`;
}
