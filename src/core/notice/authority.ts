// Who is authorised for an id: the accounts that the definitions name, by their numbers. Logins are never compared,
// because they can change hands.

import { groupBy } from "../group-by.ts";
import type { Definition, Operator } from "../registry/definition.ts";
import { AFFECTED_KINDS, announceableIds, type PartId, partIds } from "../registry/part-ids.ts";
import { citizensOf, operatorOf } from "../registry/parts.ts";
import { hasRetired } from "../registry/retirement.ts";
import type { JudgedBy } from "./judged-by.ts";
import type { BumpNotice } from "./notice.ts";

/** An account in GitHub's events and API. */
export interface Author {
  id: number;
  /** "User", "Bot", "Organization", … */
  type: string;
}

/** Whether the author is authorised for one part, with the notice's id, of one coalition. */
export interface PartAuthority {
  coalition: string;
  /** "lattice base.mainnet". */
  part: string;
  /** Who is authorised for the part. */
  operator: Operator;
  isAuthorized: boolean;
}

/**
 * For each part that has the id, by coalition in the order of files. Several parts can have one id, such as an MR_TD:
 * the notice is about all of them. Each definition decides only for its own coalition: one that names itself the
 * operator of someone else's citizen decides nothing elsewhere.
 */
export type Authority = PartAuthority[];

/** The account that GitHub shows for deleted ones. */
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
      const isAuthorized = isPerson && operator.github.some(({ id }) => id === author.id);
      return { coalition: definition.name, part: holder.part.label, operator, isAuthorized };
    }),
  );
}

/** One id of that kind for each part: of the citizens themselves, or else of services that span them. */
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
 * For an id in a span: the citizen's operator if this definition has the citizen, else the operator of the service.
 * Other definitions decide nothing here, because the first one to list a citizen could name anyone.
 */
function answersFor({ part, citizen: stableId }: PartId, definition: Definition): Operator {
  const citizen = stableId && citizensOf(definition).find(({ id }) => id === stableId);
  return operatorOf(citizen || part, definition);
}

/** Tells whether the notice is authorised in a coalition: for each part there that has the id. */
export function authorizedIn(
  authority: Authority,
  accepted: boolean,
): (coalition: string) => boolean {
  const parts = groupBy(authority, ({ coalition }) => coalition);
  return (coalition) =>
    accepted || (parts.get(coalition)?.every(({ isAuthorized }) => isAuthorized) ?? false);
}
