// Why a bump notice announces nothing in a coalition that refers to the id.

import { runs, spans } from "../changes/apply.ts";
import type { Problem } from "../problem.ts";
import type { Definition, Upcoming } from "../registry/definition.ts";
import { announceableIds } from "../registry/part-ids.ts";
import { servicesOf } from "../registry/parts.ts";
import { listed } from "../text.ts";
import { moment } from "../time.ts";

export function retiredReason({ retirement }: Definition): string {
  return `It retires on ${moment(retirement?.at ?? "")}, before this change takes effect, and stays as it was published.`;
}

export function faultyReason(file: string, errors: readonly Problem[]): string {
  const [first] = errors;
  const [found, them] =
    first && errors.length === 1
      ? [`an error: ${first.message}`, "it"]
      : [first ? `${errors.length} errors, first this one: ${first.message}` : "errors.", "them"];
  return `${file} has ${found} Fix ${them} first: npx mosaik-coalitions check ${file}`;
}

export function deletedReason(coalition: string): string {
  return `The registry no longer has a definition of ${coalition}. Restore the file ${coalition}.json. To end a coalition, retire it in its definition instead.`;
}

/** For a plan that the check would reject. */
export function refusedReason(
  [first]: readonly Problem[],
  what: "made" | "proposed" = "made",
): string {
  const { message = "", fix } = first ?? {};
  return `The change cannot be ${what}, because the check would reject the result. ${message}${fix === undefined ? "" : ` ${fix}`}`;
}

/** For an entry of a notice whose id was edited since. */
export function goneReason({ notice, id }: Upcoming): string {
  return `Notice ${notice} is about ${id}, which this coalition does not have. What it announces for that notice is about a different id. If the notice was corrected, remove that entry of upcoming.`;
}

export function notPinnedReason(definition: Definition, { kind, id, to }: Upcoming): string {
  if (!announceableIds(definition, kind).includes(id)) {
    return "It refers to this citizen by stable id only, and that stays the same. Nothing in it pins the content hash.";
  }
  return `Nothing in it pins the content hash, so its fingerprint stays the same. To update the value shown on its page, its operator can run: npx mosaik-coalitions bump ${id} ${to} --only ${definition.name}`;
}

/** For a citizen that services of the coalition span, and that it does not refer to itself. */
export function ofOthersReason(definition: Definition, { kind, id, to }: Upcoming): string {
  const services = servicesOf(definition).filter((it) => spans(it, id) || runs(it, id));
  const names = listed(services.map(({ label }) => label));
  const then =
    kind === "retirement"
      ? "Once that operator has published the new span, correct it here and bump the fingerprint."
      : `After the change, run: npx mosaik-coalitions bump ${id} ${to} --only ${definition.name}`;
  return `The coalition itself does not refer to the citizen, so it announces nothing. The operator of ${names} announces the new fingerprint in a notice of their own. ${then}`;
}
