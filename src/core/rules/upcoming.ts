// Announced changes are about an id that stands here, once each, and lead to one that fits.

import { type Definition, shippedModules, type Upcoming } from "../definition.ts";
import { foldedIds } from "../derivation/fingerprint.ts";
import { nearest } from "../nearest.ts";
import type { Finding } from "../problem.ts";
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
    const seen = new Set<string>();
    return (definition.upcoming ?? []).flatMap((entry, index) => {
      const pointer = `/upcoming/${index}`;
      const key = `${entry.kind} ${entry.id}`;
      const again = seen.has(key);
      seen.add(key);
      return [
        ...(again ? [repeated(entry, pointer)] : []),
        ...unknownId(entry, pointer, idsOfKind(definition, entry.kind)),
        ...unfitTarget(definition, entry, pointer),
      ];
    });
  },
};

/** The ids of a definition that an announcement of this kind can be about. */
export function idsOfKind(definition: Definition, kind: Upcoming["kind"]): string[] {
  const { lattices, organisms, confluences, ticketIssuer } = definition;
  const citizens = [...lattices, ...organisms];
  const modules = shippedModules(definition).map(([, module]) => module);
  const defined = (values: (string | undefined)[]) => values.filter((value) => value !== undefined);
  switch (kind) {
    case "stable-id":
      return citizens.map((it) => it.stableId);
    case "content-hash":
      return defined([
        ...citizens.map((it) => it.contentHash),
        ...[...confluences, ...modules].flatMap((it) => it.span?.map((s) => s.contentHash) ?? []),
      ]);
    case "fingerprint":
      return defined([...confluences, ...modules, ticketIssuer].map((it) => it?.fingerprint));
    case "mrtd":
      return [...citizens, ...confluences, ...modules].flatMap(
        (it) => it.mrtds?.map(({ mrtd }) => mrtd) ?? [],
      );
    case "ticket-issuance-root":
      return defined(citizens.map((it) => it.ticketIssuanceRoot));
    case "retirement":
      return foldedIds(definition).map(({ id }) => id);
  }
}

function repeated({ id }: Upcoming, pointer: string): Finding {
  return {
    code: "upcoming-repeated",
    pointer: `${pointer}/id`,
    message: `Another entry announces a change of ${id}, too.`,
    fix: "Keep the one that holds; an amended announcement replaces the earlier one.",
    cause: id,
  };
}

function unknownId({ id, kind }: Upcoming, pointer: string, known: string[]): Finding[] {
  if (known.includes(id)) return [];
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

function unfitTarget(definition: Definition, entry: Upcoming, pointer: string): Finding[] {
  const why = whyUnfit(definition, entry);
  if (why === undefined) return [];
  return [
    {
      code: "upcoming-target",
      pointer: `${pointer}/to`,
      message: why,
      fix:
        entry.kind === "retirement"
          ? 'Write: "to": null'
          : "Write the id that its operator announced, as their page has it.",
    },
  ];
}

function whyUnfit(definition: Definition, { kind, id, to }: Upcoming): string | undefined {
  if (kind === "retirement") {
    return to === null ? undefined : "A retirement without replacement has no new id.";
  }
  if (to === null) return `A ${kind} change needs the id that takes the place of the old one.`;
  const digits = kind === "mrtd" ? 96 : 64;
  if (to.length !== digits) return `The new id of a ${kind} change has ${digits} hex digits.`;
  if (to === id) return "The new id is the old one: nothing would change.";
  if (kind !== "stable-id" && kind !== "fingerprint") return undefined;
  const holder = foldedIds(definition).find((folded) => folded.id === to);
  return holder && `The new id is already that of the ${holder.label}.`;
}
