// The parts that have the id of a notice, in a definition that it can be about.

import type { Definition, Operator } from "../registry/definition.ts";
import { AFFECTED_KINDS, announceableIds, type PartId, partIds } from "../registry/part-ids.ts";
import { citizensOf, operatorOf } from "../registry/parts.ts";
import type { BumpNotice } from "./notice.ts";

/** A part of a coalition that has an id. */
export interface Holder {
  /** "lattice base.mainnet". */
  part: string;
  /**
   * Who answers for the id in this definition. Of one in a span: the citizen's operator, where this very
   * definition has the citizen, else the operator of the service. What other definitions say of a citizen
   * decides nothing here: anybody who was the first to list it could name themselves.
   */
  operator: Operator;
}

/** The parts that have the id as one of that kind: the citizens themselves, or else the services that span them. */
export function holdersOf(
  definition: Definition,
  { kind, id }: Pick<BumpNotice, "kind" | "id">,
): Holder[] {
  if (kind !== "stable-id" && !announceableIds(definition, kind).includes(id)) return [];
  const found = partIds(definition).filter(
    (it) => it.id === id && AFFECTED_KINDS[kind].includes(it.kind),
  );
  const own = found.filter(({ citizen }) => citizen === undefined);
  const holders = (own.length > 0 ? own : found).map((it): [string, Holder] => [
    `${it.part.pointer} ${it.citizen}`,
    { part: it.part.label, operator: answersFor(it, definition) },
  ]);
  return [...new Map(holders).values()];
}

function answersFor({ part, citizen: stableId }: PartId, definition: Definition): Operator {
  const citizen = stableId && citizensOf(definition).find(({ id }) => id === stableId);
  return operatorOf(citizen || part, definition);
}
