// What the site and the command line show: each coalition as it is now, with its whole history.

import { checkVersion } from "./check.ts";
import type { Definition, Id } from "./definition.ts";
import { type Change, change } from "./diff/change.ts";
import { diffDefinitions } from "./diff/diff.ts";
import type { Publication, Skipped } from "./history/change-log.ts";
import type { CommitFacts, Entry } from "./history/entry.ts";
import { compareText } from "./problem.ts";
import { nameOfFile } from "./rules/file-name.ts";
import type { Source } from "./source/source.ts";

/** A fingerprint that a coalition had, or has. */
export interface Version {
  fingerprint: Id;
  /** The definition that had it, as its file was; of several, the last. */
  text: string;
  definition: Definition;
}

export interface CoalitionView {
  name: string;
  /** The file's path below the registry's folder. */
  file: string;
  definition: Definition;
  /** The definition's file, byte for byte. */
  text: string;
  /** The coalition's chain, oldest first; empty without a history. */
  entries: Entry[];
  /** Every fingerprint that was published, oldest first, and the present one. */
  versions: Version[];
  /** What the working tree changes beyond the last entry; empty in a clean checkout. */
  draft: Change[];
}

export interface RegistryView {
  /** The commit that is shown; undefined in a folder without git, which has no history. */
  head: Pick<CommitFacts, "commit" | "at"> | undefined;
  /** By name. */
  coalitions: CoalitionView[];
  /** All chains, newest first, in the order of the history. */
  entries: Entry[];
  skipped: Skipped[];
}

interface Published {
  entries: Entry[];
  versions: Map<Id, Version>;
  last: Publication;
}

/** Gathers what `ChangeLog` gives, then the working tree's files, into a view. */
export class RegistryViewBuilder {
  readonly #coalitions = new Map<string, Published>();
  readonly #entries: Entry[] = [];
  readonly #skipped: Skipped[] = [];

  add(result: Publication | Skipped): void {
    if (result.type === "skipped") {
      this.#skipped.push(result);
      return;
    }
    const { entry, definition, text } = result;
    const { fingerprint } = entry;
    const published = this.#coalitions.get(entry.coalition);
    const versions = published?.versions ?? new Map<Id, Version>();
    versions.set(fingerprint, { fingerprint, text, definition });
    const entries = published?.entries ?? [];
    entries.push(entry);
    this.#coalitions.set(entry.coalition, { entries, versions, last: result });
    this.#entries.push(entry);
  }

  /**
   * The view, with the working tree's `sources` on top. A source that does not pass the check
   * changes nothing: the coalition is shown as it was published last, if it was.
   */
  finish(head: RegistryView["head"], sources: Iterable<Source>): RegistryView {
    const views = new Map(
      [...this.#coalitions].map(([name, published]) => [name, viewOf(name, published)]),
    );
    for (const source of sources) {
      const name = nameOfFile(source.file);
      const view = this.#withWorkingTree(views.get(name), source);
      if (view) views.set(name, view);
    }
    return {
      head,
      coalitions: [...views.values()].sort((a, b) => compareText(a.name, b.name)),
      entries: [...this.#entries].reverse(),
      skipped: this.#skipped,
    };
  }

  #withWorkingTree(view: CoalitionView | undefined, source: Source): CoalitionView | undefined {
    const { file, text } = source;
    // Moved at most: what was published, and so has passed the check, is what is there.
    if (view?.text === text) return { ...view, file };
    const published = new Map(view?.entries.map((it) => [it.fingerprint, it.compositionDigest]));
    const { definition } = checkVersion(source, published);
    if (!definition) return view;
    const { name, fingerprint } = definition;
    const version: Version = { fingerprint, text, definition };
    const others = view?.versions.filter((it) => it.fingerprint !== fingerprint) ?? [];
    const draft = view
      ? diffDefinitions(view.definition, definition)
      : [change("published", { class: "coalition", name }, { after: fingerprint })];
    const entries = view?.entries ?? [];
    return { name, file, definition, text, entries, versions: [...others, version], draft };
  }
}

function viewOf(name: string, { entries, versions, last }: Published): CoalitionView {
  const { file, definition, text } = last;
  return { name, file, definition, text, entries, versions: [...versions.values()], draft: [] };
}
