// Plans the removal of a part or peer hint, and lists what else refers to it.

import { spans } from "../changes/apply.ts";
import type { Definition, Id, UtcTime } from "../registry/definition.ts";
import { placedIds } from "../registry/part-ids.ts";
import { citizensOf, type FoldedPart, partsOf, servicesOf } from "../registry/parts.ts";
import { hasRetired } from "../registry/retirement.ts";
import type { Snapshot } from "../registry/snapshot.ts";
import { lostCitizen } from "./follow-ups.ts";
import { withoutMoot } from "./moot.ts";
import { PART_LISTS, type PartKind } from "./part-kinds.ts";
import { type Plan, planEdits, sourceIn, withFingerprint } from "./plan.ts";
import { urgentFollows, withUrgent } from "./urgent.ts";

/** A part of a definition that can be removed, with what people call it. */
export interface Removable {
  kind: PartKind;
  /** RFC 6901 pointer to the part. */
  pointer: string;
  /** "lattice base.mainnet", "peer hint 0123…". */
  label: string;
  id: Id;
  /** Its name; an organism's role, too; a peer hint's address. */
  names: string[];
}

/** The parts of a kind, in their order. The definition may have errors in them. */
export function removables(definition: Definition, kind: PartKind): Removable[] {
  if (kind === "peer-hint") {
    return definition.peerHints.map(({ peerId, address }, at) => ({
      ...{ kind, pointer: `/peerHints/${at}`, label: `peer hint ${peerId}`, id: peerId },
      names: address === undefined ? [] : [address],
    }));
  }
  return partsOf(definition)
    .filter((part) => part.class === kind)
    .map(({ pointer, label, id, ...part }) => ({
      ...{ kind, pointer, label, id },
      names: part.class === "organism" ? [part.name, part.value.role] : [part.name],
    }));
}

/** mosaik's log lines show this many digits of an id. Fewer are more often ambiguous. */
const LEAST_DIGITS = 10;

/** Those that a word names: by name, by id, or by the first digits of an id. */
export function namedBy(all: readonly Removable[], word: string): Removable[] {
  const exact = all.filter(({ id, names }) => id === word || names.includes(word));
  if (exact.length > 0) return exact;
  const isShort = /^[0-9a-f]+$/.test(word) && word.length >= LEAST_DIGITS;
  return isShort ? all.filter(({ id }) => id.startsWith(word)) : [];
}

/** The definition in `file` must be `editable`. The fingerprint changes too, if it can be derived. */
export function planRemoval(
  registry: Snapshot,
  file: string,
  removed: Removable,
  { urgent, now }: { urgent?: string | undefined; now?: UtcTime } = {},
): Plan {
  const before = sourceIn(registry, file).value as Definition;
  const without = withoutPart(before, removed);
  // With errors, the lists of a definition may not have the types that the rest relies on.
  const isValid = registry.get(file)?.definition !== undefined;
  const { definition, follows } = isValid
    ? withoutMoot(before, without)
    : { definition: without, follows: [] };
  return planEdits(registry, [
    {
      file,
      next: withUrgent(withFingerprint(definition), urgent),
      follows: [
        ...obstacles(definition, removed),
        ...follows,
        ...(isValid ? remainingReferences(registry, { file, definition, removed, now }) : []),
        ...urgentFollows(before, urgent),
      ],
    },
  ]);
}

/** Plans the removal of the urgent mark: nothing else changes. */
export function planUnmarking(registry: Snapshot, file: string): Plan {
  const { urgent: _, ...next } = sourceIn(registry, file).value as Definition;
  return planEdits(registry, [{ file, next, follows: [] }]);
}

function withoutPart(definition: Definition, { kind, pointer }: Removable): Definition {
  const [, , last = ""] = pointer.split("/");
  if (kind === "ticket-issuer") return { ...definition, ticketIssuer: null };
  if (kind === "module") {
    return { ...definition, modules: { ...definition.modules, [last]: null } };
  }
  const list = PART_LISTS[kind];
  const rest = (definition[list] as object[]).filter((_, at) => at !== Number(last));
  return { ...definition, [list]: rest };
}

/** Reasons why the check will refuse the removal, with what to do instead. */
function obstacles({ name, lattices, organisms, peerHints }: Definition, { kind }: Removable) {
  if (kind === "peer-hint" && peerHints.length === 0) {
    return [
      `This is the only peer hint of ${name}. Add another first: npx mosaik-coalitions add ${name} peer-hint --peer-id ID`,
    ];
  }
  const isCitizen = kind === "lattice" || kind === "organism";
  if (!isCitizen || lattices.length + organisms.length > 0) return [];
  return [
    `This is the only citizen of ${name}. If another replaces it, add that first: npx mosaik-coalitions add ${name} ${kind} … If none does, end the coalition: npx mosaik-coalitions retire ${name} --reason TEXT`,
  ];
}

interface Removal {
  file: string;
  /** Without the part. */
  definition: Definition;
  removed: Removable;
  now: UtcTime | undefined;
}

/** What still refers to the part: services that span it, texts that name it, other coalitions. */
function remainingReferences(
  registry: Snapshot,
  { file, definition, removed, now }: Removal,
): string[] {
  const { id, kind, label } = removed;
  if (kind === "peer-hint") return [];
  const isCitizen = kind === "lattice" || kind === "organism";
  const { upcoming = [], name } = definition;
  const spanning = isCitizen ? servicesOf(definition).filter((it) => spans(it, id)) : [];
  return [
    ...spanning.flatMap((service) => {
      const later = upcoming.find((it) => it.id === service.id);
      const drop = `npx mosaik-coalitions remove ${name} ${service.class} ${service.name}`;
      return [lostCitizen(service, later), `To remove the ${service.label}, too: ${drop}`];
    }),
    ...mentions(definition, removed),
    ...elsewhere(registry, file, id, now).map(
      (other) =>
        `${other} also refers to the ${label}, and was not changed. To remove it there, too: npx mosaik-coalitions remove ${other} ${kind} ${id}`,
    ),
  ];
}

/** Texts that name the part. Only their author can correct them. */
function mentions(definition: Definition, { kind, names, label }: Removable): string[] {
  // Not for modules: their names are common words.
  if (kind === "module") return [];
  const [name = ""] = names;
  const texts: [pointer: string, text: string][] = [
    ["/summary", definition.summary],
    ...citizensOf(definition).flatMap(({ pointer, value: { redFlags = [] } }: FoldedCitizen) =>
      redFlags.map((text, at): [string, string] => [`${pointer}/redFlags/${at}`, text]),
    ),
  ];
  return texts
    .filter(([, text]) => text.includes(name))
    .map(([pointer]) => `The text at ${pointer} still names the ${label}.`);
}

type FoldedCitizen = Extract<FoldedPart, { class: "lattice" | "organism" }>;

/** The other coalitions, not retired, that refer to the same citizen or confluence. */
function elsewhere(registry: Snapshot, file: string, id: Id, now: UtcTime | undefined): string[] {
  return registry.files
    .filter((it) => it.file !== file && it.mayHave([id]))
    .flatMap(({ definition }) => (definition && !hasRetired(definition, now) ? [definition] : []))
    .filter((it) =>
      placedIds(it).some(
        (placed) =>
          placed.id === id && (placed.kind === "stable-id" || placed.kind === "confluence"),
      ),
    )
    .map(({ name }) => name);
}
