// What was published up to a commit, gathered from the change log for the rules that compare.

import { sameJson } from "../json.ts";
import type { Definition, Id, UtcTime } from "../registry/definition.ts";
import { partsOf } from "../registry/parts.ts";
import type { PublishedCoalition } from "../rules/rule.ts";
import { ChangeLog, type Commit, type Publication } from "./change-log.ts";
import type { EntryPlace } from "./place.ts";

/** What the change log itself does not keep of a coalition. */
interface Gathered {
  entries: Map<Id, EntryPlace>;
  holders: Map<Id, string>;
  last: Definition;
  urgentSince: UtcTime | undefined;
}

export class PublishedGatherer {
  readonly #log = new ChangeLog();
  readonly #coalitions = new Map<string, Gathered>();

  /** Adds a commit. Give each commit after its parent. */
  add(commit: Commit): void {
    for (const result of this.#log.add(commit)) {
      if (result.type === "publication") this.#remember(result);
    }
  }

  /** By coalition name. Add nothing afterwards. */
  finish(): Map<string, PublishedCoalition> {
    return new Map(
      [...this.#coalitions].map(([name, gathered]) => {
        const there = this.#log.hasFile(name);
        return [name, { ...gathered, versions: this.#log.compositionsOf(name), there }];
      }),
    );
  }

  #remember({ entry, definition: last }: Publication): void {
    const { coalition, fingerprint, seq, at } = entry;
    const before = this.#coalitions.get(coalition);
    const { entries = new Map(), holders = new Map() } = before ?? {};
    entries.set(fingerprint, { seq, at });
    for (const { id, roleLabel } of partsOf(last)) {
      // An id belongs to the first part that had it.
      if (!holders.has(id)) holders.set(id, roleLabel);
    }
    const isSameMark = sameJson(before?.last.urgent, last.urgent);
    const urgentSince = isSameMark ? before?.urgentSince : at;
    this.#coalitions.set(coalition, { entries, holders, last, urgentSince });
  }
}
