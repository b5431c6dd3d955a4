// Announced changes are about an id that stands here, once each, and lead to one that fits.

import { foldedIds } from "../derivation/fingerprint.ts";
import { nearest } from "../nearest.ts";
import type { Finding } from "../problem.ts";
import { type Definition, UPCOMING_KINDS, type Upcoming } from "../registry/definition.ts";
import { announceableIds } from "../registry/parts.ts";
import { DERIVED_FROM, type Rule, type Subject } from "./rule.ts";

export const upcoming: Rule = {
  reads: [
    ...DERIVED_FROM,
    "/upcoming/**",
    ...["/lattices/*", "/organisms/*"].flatMap((part) => [
      `${part}/contentHash`,
      `${part}/ticketIssuanceRoot`,
      `${part}/mrtds/**`,
    ]),
    ...["/confluences/*", "/modules/*"].flatMap((part) => [`${part}/span/**`, `${part}/mrtds/**`]),
  ],
  history: true,
  check({ definition }: Subject): Finding[] {
    const entries = definition.upcoming ?? [];
    return entries.flatMap((entry, index) => {
      const pointer = `/upcoming/${index}`;
      const earlier = entries.findIndex(({ id }) => id === entry.id);
      const claimed = entries
        .slice(0, index)
        .some(({ id, to }) => to !== null && to === entry.to && id !== entry.id);
      return [
        ...(earlier < index ? [repeated(entry, pointer, `/upcoming/${earlier}`)] : []),
        ...unknownId(entry, pointer, definition),
        ...unfitTarget(whyUnfit(definition, entry, claimed), entry, pointer),
      ];
    });
  },
};

function repeated({ id }: Upcoming, pointer: string, earlier: string): Finding {
  return {
    code: "upcoming-repeated",
    pointer: `${pointer}/id`,
    message: `${earlier} announces a change of ${id}, too.`,
    fix: "Keep the one that holds; an amended announcement replaces the earlier one.",
    cause: id,
  };
}

function unknownId({ id, kind }: Upcoming, pointer: string, definition: Definition): Finding[] {
  const known = announceableIds(definition, kind);
  if (known.includes(id)) return [];
  const other = UPCOMING_KINDS.find((it) => announceableIds(definition, it).includes(id));
  if (other) {
    return [
      {
        code: "upcoming-unknown-id",
        pointer: `${pointer}/id`,
        message: `The entry announces a ${kind} change, but ${id} stands here as what a ${other} change is about.`,
        fix: `Write the kind that fits: "kind": "${other}", or the id that is meant.`,
      },
    ];
  }
  const [meant] = nearest(id, known);
  return [
    {
      code: "upcoming-unknown-id",
      pointer: `${pointer}/id`,
      message: `The entry announces a ${kind} change of ${id}, which does not stand in this definition.`,
      fix:
        meant === undefined
          ? "Write the id as it stands in this definition today."
          : `Did you mean: "id": "${meant}"`,
    },
  ];
}

function unfitTarget(why: string | undefined, { kind }: Upcoming, pointer: string): Finding[] {
  if (why === undefined) return [];
  return [
    {
      code: "upcoming-target",
      pointer: `${pointer}/to`,
      message: why,
      fix:
        kind === "retirement"
          ? 'Write "to": null; where another id takes its place, announce a stable-id or fingerprint change instead.'
          : "Write the id that its operator announced, as their page has it.",
    },
  ];
}

function whyUnfit(
  definition: Definition,
  { kind, id, to }: Upcoming,
  claimed: boolean,
): string | undefined {
  if (kind === "retirement") {
    return to === null ? undefined : "A retirement without replacement has no new id.";
  }
  if (to === null) return `A ${kind} change needs the id that takes the place of the old one.`;
  const digits = kind === "mrtd" ? 96 : 64;
  if (to.length !== digits) return `The new id of a ${kind} change has ${digits} hex digits.`;
  if (to === id) return "The new id is the old one: nothing would change.";
  if (kind !== "stable-id" && kind !== "fingerprint") return undefined;
  if (claimed) return "Another entry announces the same new id; an id stands once in a coalition.";
  const holder = foldedIds(definition).find((folded) => folded.id === to);
  return holder && `The new id is already that of the ${holder.label}.`;
}
