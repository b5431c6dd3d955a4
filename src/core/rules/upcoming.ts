// An announced change must name an id of this definition, once, and a new id of the right kind.

import { nearest } from "../nearest.ts";
import type { Finding } from "../problem.ts";
import {
  type Definition,
  type Hex,
  UPCOMING_KINDS,
  type Upcoming,
} from "../registry/definition.ts";
import { announceableIds } from "../registry/part-ids.ts";
import { partsOf } from "../registry/parts.ts";
import { ANNOUNCED_FROM, type Rule } from "./rule.ts";

export const upcoming: Rule = {
  reads: ANNOUNCED_FROM,
  check({ definition }) {
    const entries = definition.upcoming ?? [];
    if (entries.length === 0) return [];
    const known = knownIds(definition);
    const first = new Map<Hex, string>();
    /** The ids that are to become each new id, so far. */
    const sources = new Map<Hex, Set<Hex>>();
    return entries.flatMap((entry, index) => {
      const { id, to } = entry;
      const pointer = `/upcoming/${index}`;
      const earlier = first.get(id);
      if (earlier === undefined) first.set(id, pointer);
      const others = sources.get(to ?? "") ?? new Set();
      const claimed = to !== null && others.size > (others.has(id) ? 1 : 0);
      sources.set(to ?? "", others.add(id));
      return [
        earlier === undefined ? [] : repeatedId(entry, pointer, earlier),
        unknownId(entry, pointer, known),
        unfitTarget(targetFault(entry, claimed, known), entry, pointer),
      ].flat();
    });
  },
};

interface KnownIds {
  /** The ids that an announcement of each kind can concern. */
  announceable: ReadonlyMap<Upcoming["kind"], ReadonlySet<Hex>>;
  /** What the fingerprint folds, with the label of its part. */
  folded: ReadonlyMap<Hex, string>;
}

function knownIds(definition: Definition): KnownIds {
  const ofKind = (kind: Upcoming["kind"]) => new Set(announceableIds(definition, kind));
  return {
    announceable: new Map(UPCOMING_KINDS.map((kind) => [kind, ofKind(kind)])),
    // If two parts have the same id, the first counts.
    folded: new Map(
      partsOf(definition)
        .toReversed()
        .map(({ id, label }) => [id, label]),
    ),
  };
}

function repeatedId({ id }: Upcoming, pointer: string, earlier: string): Finding {
  return {
    code: "upcoming-repeated",
    pointer: `${pointer}/id`,
    message: `${earlier} already announces a change of ${id}.`,
    fix: "Keep the valid one. An amended announcement replaces the earlier one.",
    cause: id,
  };
}

function unknownId(
  { id, kind }: Upcoming,
  pointer: string,
  { announceable }: KnownIds,
): Finding | [] {
  const known = announceable.get(kind) ?? new Set();
  if (known.has(id)) return [];
  const other = UPCOMING_KINDS.find((it) => announceable.get(it)?.has(id));
  if (other) {
    return {
      code: "upcoming-unknown-id",
      pointer: `${pointer}/id`,
      message: `The entry announces a ${kind} change, but ${id} can only have a ${other} change.`,
      fix: `Write "kind": "${other}", or correct the id.`,
    };
  }
  const [meant] = nearest(id, known);
  return {
    code: "upcoming-unknown-id",
    pointer: `${pointer}/id`,
    message: `The entry announces a ${kind} change of ${id}, but this definition does not have that id.`,
    fix:
      meant === undefined
        ? "Write the id that this definition has today."
        : `Did you mean: "id": "${meant}"`,
  };
}

function unfitTarget(
  message: string | undefined,
  { kind }: Upcoming,
  pointer: string,
): Finding | [] {
  if (message === undefined) return [];
  return {
    code: "upcoming-target",
    pointer: `${pointer}/to`,
    message,
    fix:
      kind === "retirement"
        ? 'Write "to": null. If another id replaces it, announce a stable-id or fingerprint change instead.'
        : "Copy the id from the page where its operator announced it.",
  };
}

function targetFault(
  { kind, id, to }: Upcoming,
  claimed: boolean,
  { folded }: KnownIds,
): string | undefined {
  if (kind === "retirement") {
    return to === null ? undefined : "A retirement has no new id.";
  }
  if (to === null) return `A ${kind} change needs a new id.`;
  const digits = kind === "mrtd" ? 96 : 64;
  if (to.length !== digits) return `The new id of a ${kind} change must have ${digits} hex digits.`;
  if (to === id) return "The new id is the same as the old one.";
  if (kind !== "stable-id" && kind !== "fingerprint") return undefined;
  if (claimed)
    return "Another entry announces the same new id. A coalition can have each id only once.";
  const holder = folded.get(to);
  return holder && `The ${holder} already has the new id.`;
}
