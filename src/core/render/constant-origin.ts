// Where a constant comes from: the names in its head, and the universe that its coalition is in.

import type { RegistryConfig } from "../config/config.ts";
import { networkIdOf } from "../config/network-id.ts";
import type { Entry } from "../history/entry.ts";
import type { CoalitionView } from "../history/registry-view.ts";
import type { Definition, Id, UtcTime } from "../registry/definition.ts";
import { renderPin } from "../stale/pin.ts";
import { oneLine } from "../text.ts";

export interface ConstantOrigin {
  /** The registry's address, with a final slash. */
  registry: string;
  /** The universe: the id of the mosaik network. */
  networkId: Id;
  /** The entry that published the definition; null if it is not committed yet. */
  entry: Pick<Entry, "seq" | "hash"> | null;
  /** The time for which the definition is announced; absent for one that is in effect. */
  announcedFor?: UtcTime;
}

export function originOf(
  config: Pick<RegistryConfig, "baseUrl" | "networkId">,
  { entries, draft }: Pick<CoalitionView, "entries" | "draft">,
): ConstantOrigin {
  const last = draft.length === 0 ? entries.at(-1) : undefined;
  const entry = last ? { seq: last.seq, hash: last.hash } : null;
  return { registry: config.baseUrl, networkId: networkIdOf(config), entry };
}

/**
 * The head's first lines: the coalition, the entry it comes from, when to use it, and the pin that programs read.
 * `stale` recognises these lines, also in older constants: see stale/whole-constant.ts.
 */
export function originLines(definition: Definition, origin: ConstantOrigin): string[] {
  const { name, title } = definition;
  const { registry, entry, announcedFor } = origin;
  const address = oneLine(registry);
  const from = entry
    ? [`Entry ${entry.seq}, hash ${entry.hash}, of`, `${address}${name}/changes.json`]
    : ["From a working tree: no entry has it yet."];
  return [
    `${oneLine(title)} (${name}), from the registry at ${address}`,
    ...from,
    ...(announcedFor === undefined
      ? []
      : [
          `Announced there for ${announcedFor}: valid from then on, unless another change comes first.`,
        ]),
    renderPin({
      registry: address,
      coalition: name,
      seq: entry?.seq ?? 0,
      fingerprint: definition.fingerprint,
    }),
  ];
}
