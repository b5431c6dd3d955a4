// Which parts refer to the id of a bump notice.

import type { Definition, Hex, Id, Upcoming } from "../registry/definition.ts";
import { AFFECTED_KINDS, idsOfParts, type PartIdKind, partIds } from "../registry/part-ids.ts";
import { partLabel } from "../registry/parts.ts";
import type { Snapshot } from "../registry/snapshot.ts";
import type { BumpNotice } from "./notice.ts";

type Topic = Pick<Upcoming, "kind" | "id">;

/** Stable ids of the citizens with this content hash, in any definition; empty for other kinds of id. */
export function citizensWith(registry: Snapshot, { kind, id }: BumpNotice): ReadonlySet<Id> {
  if (kind !== "content-hash") return new Set();
  const given = registry.withIds(id).flatMap((definition) => partIds(definition));
  const hashes = given.filter((it) => it.id === id && HASHES.has(it.kind));
  return new Set(hashes.map(({ citizen, part }) => citizen ?? part.id));
}

const HASHES: ReadonlySet<PartIdKind> = new Set<PartIdKind>([
  "content-hash",
  "pinned-content-hash",
]);

/** The parts with the id, or else the citizens here whose content hash it is. */
export function partsWith(
  definition: Definition,
  { kind, id }: Topic,
  citizens: ReadonlySet<Id>,
): string[] {
  const own = labels(definition, AFFECTED_KINDS[kind], (it) => it === id);
  if (own.length > 0) return own;
  return labels(definition, AFFECTED_KINDS["stable-id"], (it) => citizens.has(it));
}

function labels(
  definition: Definition,
  kinds: readonly PartIdKind[],
  isMeant: (id: Hex) => boolean,
): string[] {
  const found = idsOfParts(definition).filter((it) => kinds.includes(it.kind) && isMeant(it.id));
  return [...new Set(found.map(({ part }) => partLabel(part)))];
}
