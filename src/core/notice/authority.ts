// Who may speak for an id: the accounts that the definitions name, by their numbers. A login is never
// compared, since it may be somebody else's tomorrow.

import { groupBy } from "../group-by.ts";
import type { Operator } from "../registry/definition.ts";
import type { Snapshot } from "../registry/snapshot.ts";
import { holdersOf } from "./holders.ts";
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
  registry: Snapshot,
): Authority {
  const isPerson = author !== undefined && author.type === "User" && author.id !== GHOST;
  return registry.living.flatMap((definition) =>
    holdersOf(definition, notice).map(({ part, operator }) => {
      const speaks = isPerson && operator.github.some(({ id }) => id === author.id);
      return { coalition: definition.name, part, operator, speaks };
    }),
  );
}

/** The coalitions in which a notice may go on: its author speaks for each part there that has the id. */
export function authorizedIn(
  authority: Authority,
  accepted: boolean,
): (coalition: string) => boolean {
  const parts = groupBy(authority, ({ coalition }) => coalition);
  return (coalition) => accepted || (parts.get(coalition)?.every(({ speaks }) => speaks) ?? false);
}
