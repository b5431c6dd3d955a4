// Commits -> the change log: one pass, oldest first, nothing kept but each coalition's last state.

import { compositionDigest } from "../derivation/composition.ts";
import { deriveFingerprint } from "../derivation/fingerprint.ts";
import type { VersionComposition } from "../derivation/versions.ts";
import type { Problem } from "../problem.ts";
import type { Definition, Id, UtcTime } from "../registry/definition.ts";
import { nameOfFile } from "../registry/file-name.ts";
import { parseSource } from "../source/source.ts";
import { CoalitionLog } from "./coalition-log.ts";
import { type MisdatedCommit, misdated } from "./commit-dates.ts";
import { Deadlines } from "./deadlines.ts";
import { type CommitFacts, type Entry, hashEntry } from "./entry.ts";
import type { Rewriting } from "./rewriting.ts";

/** What a commit did to one file below coalitions/, against its first parent. */
export interface FileChange {
  /** With forward slashes, from the registry's folder. */
  file: string;
  /** The content after the commit; null when the file is gone. */
  bytes: Uint8Array | null;
}

/** The same with git's id of the content, null when the file is gone. */
export interface CommittedFile extends FileChange {
  blob: string | null;
}

export interface Commit extends CommitFacts {
  files: CommittedFile[];
}

/** What came to be published: an entry, and the definition that stands after it. */
export interface Publication {
  type: "publication";
  entry: Entry;
  definition: Definition;
}

/** A version that was not published: the coalition stays as it was before. */
export interface Skipped {
  type: "skipped";
  coalition: string;
  commit: CommitFacts;
  file: string;
  why: string;
  problems: Problem[];
}

/** A change log as far as it has come, beside its entries: JSON, to go on from later. */
export interface SavedLog {
  /** The latest time that a commit had; undefined before the first one. */
  now?: UtcTime;
  /** The time that the last commit had; undefined before the first one. */
  last?: UtcTime;
  misdated?: MisdatedCommit[];
  coalitions: SavedCoalition[];
}

export interface SavedCoalition {
  name: string;
  file?: string;
  /** What was published last; absent where nothing was. */
  definition?: Definition;
  /** By fingerprint: the compositions that entries alone do not give; absent where there are none. */
  compositions?: Record<Id, VersionComposition>;
  /** Why the versions were made that came since and were not published; absent where there are none. */
  unpublished?: string[];
}

/** What was saved of a change log is not whole. */
export class BrokenChainError extends Error {
  override name = "BrokenChainError";
}

const DELETED =
  "The definition was deleted, but nothing published is ever taken back: the coalition stays as it was. Retire it instead.";

/**
 * The change log of a first-parent history. A version that does not pass the check is skipped and
 * reported; the next one that does is compared with the last that was published. `rewritings` are
 * told after the commits that they name.
 */
export interface Clock {
  /** The present time. */
  now: UtcTime;
  /**
   * Whether commits that are ahead of it are believed, since they are published: what was told by their dates
   * stays. Others tell nobody what time it is.
   */
  believesAll?: boolean;
}

export class ChangeLog {
  readonly #coalitions = new Map<string, CoalitionLog>();
  readonly #deadlines = new Deadlines();
  readonly #rewritings: readonly Rewriting[];
  readonly #clock: Clock | undefined;
  /** By the commits' dates, which need not be in order. */
  #now: UtcTime = "";
  /** The latest that a commit claims. */
  #claimed: UtcTime = "";
  /** The date of the last commit. */
  #last: UtcTime = "";
  readonly #misdated: MisdatedCommit[] = [];

  /** Without a clock, every date is believed, and none is held to it. */
  constructor(rewritings: readonly Rewriting[] = [], clock?: Clock) {
    this.#rewritings = rewritings;
    this.#clock = clock;
  }

  /** The commits that are ahead of the clock, and of those that change definitions, those well before another. */
  get misdated(): readonly MisdatedCommit[] {
    return this.#misdated;
  }

  /** What one commit, the child of the one given before it, adds to the log. */
  add({ files, ...commit }: Commit): (Publication | Skipped)[] {
    this.#passTime(commit, files.length > 0);
    const gone = files.filter(({ bytes }) => bytes === null);
    for (const { file } of gone) this.#forget(file);
    const results: (Publication | Skipped | undefined)[] = [
      ...files.filter(isPresent).map((file) => this.#publish(commit, file)),
      ...gone.map(({ file }) => this.#reportDeleted(commit, file)),
      ...this.#deadlines.due(this.#now).map((name) => this.#tellOverdue(commit, name)),
      ...this.#rewritings
        .filter((it) => it.commit === commit.commit)
        .map((it) => this.tellRewritten(it)),
    ];
    return results.filter((result) => result !== undefined);
  }

  #passTime(commit: CommitFacts, changesDefinitions: boolean): void {
    const { at } = commit;
    const clock = this.#clock;
    const fault = clock && misdated(commit, this.#last === "" ? [] : [this.#last], clock.now);
    if (fault && (fault.is === "ahead" || changesDefinitions)) this.#misdated.push(fault);
    this.#last = at;
    if (at > this.#claimed) this.#claimed = at;
    const isBelieved = fault?.is !== "ahead" || clock?.believesAll;
    if (isBelieved && at > this.#now) this.#now = at;
  }

  /** What the channel says of a rewriting that is decided on now, at the last commit. */
  tellRewritten(rewriting: Rewriting): Publication | undefined {
    const log = this.#of(rewriting.coalition);
    return this.#publication(log, log.tellRewritten(rewriting));
  }

  /** Whether the coalition has a file after the last commit. */
  hasFile(name: string): boolean {
    return this.#coalitions.get(name)?.file !== undefined;
  }

  save(): SavedLog {
    const coalitions = [...this.#coalitions.values()].map((log) => {
      const { name, file, last, unpublished, published } = log;
      const compositions = [...published].filter(([, { folded }]) => folded);
      return {
        name,
        ...(compositions.length === 0 ? {} : { compositions: Object.fromEntries(compositions) }),
        ...(file === undefined ? {} : { file }),
        ...(last === undefined ? {} : { definition: last.definition }),
        ...(unpublished.length === 0 ? {} : { unpublished }),
      };
    });
    const [now, last, misdated] = [this.#now, this.#last, this.#misdated];
    const times = now === "" ? {} : { now, last };
    return { ...times, ...(misdated.length === 0 ? {} : { misdated }), coalitions };
  }

  /**
   * Goes on from what `save` gave, and the entries until then in their order. Throws where the two do not belong
   * together, or an entry does not have the hash that it says.
   */
  restore(
    { now = "", last = "", misdated = [], coalitions }: SavedLog,
    entries: Iterable<Entry>,
  ): void {
    [this.#now, this.#claimed, this.#last] = [now, now, last];
    this.#misdated.push(...misdated);
    const heads = new Map<string, Entry>();
    for (const entry of entries) {
      if (!follows(entry, heads.get(entry.coalition))) throw new BrokenChainError();
      this.#of(entry.coalition).remember(entry);
      heads.set(entry.coalition, entry);
    }
    for (const { name, file, definition, compositions = {}, unpublished } of coalitions) {
      const log = this.#of(name);
      for (const [id, composition] of Object.entries(compositions))
        log.published.set(id, composition);
      log.file = file;
      log.unpublished = [...(unpublished ?? [])];
      const entry = heads.get(name);
      heads.delete(name);
      if (!entry && !definition) continue;
      if (!entry || !definition || !publishes(entry, definition)) throw new BrokenChainError();
      log.last = { entry, definition };
      this.#deadlines.set(name, definition, log.toldOverdue);
    }
    if (heads.size > 0) throw new BrokenChainError();
  }

  #of(name: string): CoalitionLog {
    const log = this.#coalitions.get(name) ?? new CoalitionLog(name);
    this.#coalitions.set(name, log);
    return log;
  }

  #forget(file: string): void {
    const log = this.#of(nameOfFile(file));
    if (log.file === file) log.file = undefined;
  }

  /** A deletion takes nothing back; only a coalition that has no file any more is worth a word. */
  #reportDeleted(commit: CommitFacts, file: string): Skipped | undefined {
    const { name: coalition, file: other, last } = this.#of(nameOfFile(file));
    if (other !== undefined || !last) return undefined;
    return { type: "skipped", coalition, commit, file, why: DELETED, problems: [] };
  }

  #publish(
    commit: CommitFacts,
    { file, bytes, blob }: PresentFile,
  ): Publication | Skipped | undefined {
    const log = this.#of(nameOfFile(file));
    const skip = (why: string, problems: Problem[]): Skipped => {
      return { type: "skipped", coalition: log.name, commit, file, why, problems };
    };
    if (log.file !== undefined && log.file !== file) {
      return skip(`The name ${log.name} is already that of ${log.file}.`, []);
    }
    log.file = file;
    const result = log.publish(commit, parseSource(file, bytes), blob, {
      now: this.#now,
      claimed: this.#claimed,
    });
    if ("problems" in result) return skip("The version does not pass the check.", result.problems);
    return this.#publication(log, result.entry);
  }

  #tellOverdue(commit: CommitFacts, name: string): Publication | undefined {
    const log = this.#of(name);
    return this.#publication(log, log.tellOverdue(commit, this.#now));
  }

  #publication(log: CoalitionLog, entry: Entry | undefined): Publication | undefined {
    if (!entry || !log.last) return undefined;
    const { definition } = log.last;
    this.#deadlines.set(log.name, definition, log.toldOverdue);
    return { type: "publication", entry, definition };
  }
}

/** Whether an entry is what it says, and comes after `previous` in its chain. */
function follows(entry: Entry, previous: Entry | undefined): boolean {
  const { seq, prev, hash } = entry;
  const isNext = seq === (previous?.seq ?? 0) + 1 && prev === (previous?.hash ?? null);
  return isNext && hashEntry(entry) === hash;
}

/** Whether a definition is the one of an entry, as far as its fingerprint and composition commit to it. */
function publishes(entry: Entry, definition: Definition): boolean {
  return (
    deriveFingerprint(definition) === entry.fingerprint &&
    definition.fingerprint === entry.fingerprint &&
    compositionDigest(definition) === entry.compositionDigest
  );
}

type PresentFile = CommittedFile & { bytes: Uint8Array; blob: string };

function isPresent(file: CommittedFile): file is PresentFile {
  return file.bytes !== null && file.blob !== null;
}
