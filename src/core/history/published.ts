// What was published up to a commit, gathered from the change log for the rules that compare.

import { versionOf } from "../derivation/versions.ts";
import { sameJson } from "../json.ts";
import type { Id } from "../registry/definition.ts";
import { partsOf } from "../registry/parts.ts";
import type { PublishedCoalition } from "../rules/rule.ts";
import { ChangeLog, type Commit, type Publication } from "./change-log.ts";

export class PublishedGatherer {
  readonly #log = new ChangeLog();
  readonly #coalitions = new Map<string, Omit<PublishedCoalition, "there">>();

  /** Adds a commit. Give each commit after its parent. */
  add(commit: Commit): void {
    for (const result of this.#log.add(commit)) {
      if (result.type === "publication") this.#remember(result);
    }
  }

  /** By coalition name. */
  finish(): Map<string, PublishedCoalition> {
    return new Map(
      [...this.#coalitions].map(([name, published]) => [
        name,
        { ...published, there: this.#log.hasFile(name) },
      ]),
    );
  }

  #remember({ entry, definition: last }: Publication): void {
    const before = this.#coalitions.get(entry.coalition);
    const composition = versionOf(last, entry.compositionDigest);
    const versions = new Map(before?.versions).set(entry.fingerprint, composition);
    const { seq, at } = entry;
    const entries = new Map(before?.entries).set(entry.fingerprint, { seq, at });
    const folded = partsOf(last).map(({ id, roleLabel }): [Id, string] => [id, roleLabel]);
    // An id belongs to the first part that had it.
    const holders = new Map([...folded, ...(before?.holders ?? [])]);
    const isSameMark = sameJson(before?.last.urgent, last.urgent);
    const urgentSince = isSameMark ? before?.urgentSince : entry.at;
    this.#coalitions.set(entry.coalition, { versions, entries, last, holders, urgentSince });
  }
}
