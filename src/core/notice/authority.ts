// Who may speak for an id: the accounts that the definitions name, by their numbers. A login is never
// compared, since it may be somebody else's tomorrow.

import { groupBy } from "../group-by.ts";
import type { Definition, Operator } from "../registry/definition.ts";
import { AFFECTED_KINDS, announceableIds, type PartId, partIds } from "../registry/part-ids.ts";
import { citizensOf, operatorOf } from "../registry/parts.ts";
import { hasRetired } from "../registry/retirement.ts";
import type { JudgedBy } from "./judged-by.ts";
import type { BumpNotice } from "./notice.ts";

/** An account as GitHub's events and API have it. */
export interface Author {
  id: number;
  /** "User", "Bot", "Organization", … */
  type: string;
}

/** Whether the author speaks for one part of one coalition that has the notice's id. */
export interface PartAuthority {
  coalition: string;
  /** "lattice base.mainnet". */
  part: string;
  /** Whoever answers for the part: the one to ask where the author does not speak. */
  operator: Operator;
  speaks: boolean;
}

/**
 * For each part that has the id, by coalition in the order of files; a coalition has several where
 * several of its parts have it, such as one MR_TD: then the notice is about all of them. Each definition
 * decides for itself alone: a coalition that names itself the operator of somebody's citizen decides nothing
 * in another one.
 */
export type Authority = PartAuthority[];

/** What GitHub shows in place of a deleted account. */
const GHOST = 10_137;

export function authorityOf(
  author: Author | undefined,
  notice: Pick<BumpNotice, "kind" | "id">,
  { registry, now }: Pick<JudgedBy, "registry" | "now">,
): Authority {
  const isPerson = author !== undefined && author.type === "User" && author.id !== GHOST;
  const living = registry.withIds(notice.id).filter((it) => !hasRetired(it, now));
  return living.flatMap((definition) =>
    holdersOf(definition, notice).map((holder) => {
      const operator = answersFor(holder, definition);
      const speaks = isPerson && operator.github.some(({ id }) => id === author.id);
      return { coalition: definition.name, part: holder.part.label, operator, speaks };
    }),
  );
}

/** The ids of that kind, one for each part: those of the citizens themselves, or else of services that span them. */
function holdersOf(
  definition: Definition,
  { kind, id }: Pick<BumpNotice, "kind" | "id">,
): PartId[] {
  if (kind !== "stable-id" && !announceableIds(definition, kind).includes(id)) return [];
  const found = partIds(definition).filter(
    (it) => it.id === id && AFFECTED_KINDS[kind].includes(it.kind),
  );
  const own = found.filter(({ citizen }) => citizen === undefined);
  const byPart = groupBy(own.length > 0 ? own : found, (it) => `${it.part.pointer} ${it.citizen}`);
  return [...byPart.values()].flatMap((ids) => ids.slice(0, 1));
}

/**
 * Of an id in a span: the citizen's operator, where this very definition has the citizen, else the operator of
 * the service. What other definitions say of a citizen decides nothing here: anybody who was the first to list
 * it could name themselves.
 */
function answersFor({ part, citizen: stableId }: PartId, definition: Definition): Operator {
  const citizen = stableId && citizensOf(definition).find(({ id }) => id === stableId);
  return operatorOf(citizen || part, definition);
}

/** The coalitions in which a notice may go on: its author speaks for each part there that has the id. */
export function authorizedIn(
  authority: Authority,
  accepted: boolean,
): (coalition: string) => boolean {
  const parts = groupBy(authority, ({ coalition }) => coalition);
  return (coalition) => accepted || (parts.get(coalition)?.every(({ speaks }) => speaks) ?? false);
}
