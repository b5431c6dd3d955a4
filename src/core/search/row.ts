// One row of the list of coalitions: plain facts, for the pages and for the script's results.

import type { CoalitionView } from "../history/registry-view.ts";
import { type Status, statusOf } from "../registry/coalition-status.ts";
import {
  type Archetype,
  type Id,
  type ModuleKind,
  shippedModules,
  type UtcTime,
} from "../registry/definition.ts";
import { oneLine } from "../text.ts";

export interface Row {
  name: string;
  /** On one line. */
  title: string;
  archetype: Archetype;
  citizens: number;
  /** The shipped ones. */
  modules: ModuleKind[];
  fingerprint: Id;
  status: Status;
  /** How many changes are announced. */
  announced: number;
  /** When its services end; absent without a published retirement. */
  ends?: UtcTime;
  /** Present if it is marked urgent. */
  urgent?: true;
  /** The time of the last entry; null if it has no entry. */
  at: UtcTime | null;
}

export function coalitionRow(coalition: CoalitionView): Row {
  const { name, definition, entries } = coalition;
  const { retirement } = definition;
  return {
    name,
    title: oneLine(definition.title),
    archetype: definition.archetype,
    citizens: definition.lattices.length + definition.organisms.length,
    modules: shippedModules(definition).map(([kind]) => kind),
    fingerprint: definition.fingerprint,
    status: statusOf(coalition),
    announced: definition.upcoming?.length ?? 0,
    ...(retirement ? { ends: retirement.at } : {}),
    ...(definition.urgent ? { urgent: true } : {}),
    at: entries.at(-1)?.at ?? null,
  };
}
