// From commits to the change log: one pass, oldest first. Only each coalition's last state is kept.

import type { VersionComposition } from "../derivation/versions.ts";
import type { Problem } from "../problem.ts";
import type { Definition, Id } from "../registry/definition.ts";
import { nameOfFile } from "../registry/file-name.ts";
import { follows, publishes } from "./chain-links.ts";
import { CoalitionLog, type VersionFile } from "./coalition-log.ts";
import type { MisdatedCommit } from "./commit-dates.ts";
import { type Clock, CommitTimes, type SavedTimes } from "./commit-times.ts";
import { Deadlines } from "./deadlines.ts";
import type { CommitFacts, Entry } from "./entry.ts";
import { explainRefusal } from "./refused.ts";
import type { Rewriting } from "./rewriting.ts";

/** What a commit changed in one file below coalitions/, compared with its first parent. */
export interface FileChange {
  /** With forward slashes, from the registry's folder. */
  file: string;
  /** The content after the commit; null if the file was deleted. */
  bytes: Uint8Array | null;
}

/** The same, with git's id of the content; null if the file was deleted. */
export interface CommittedFile extends FileChange {
  blob: string | null;
}

export interface Commit extends CommitFacts {
  files: CommittedFile[];
}

/** A publication: an entry, and the definition as of it. */
export interface Publication {
  type: "publication";
  entry: Entry;
  definition: Definition;
}

/** A version that was not published, which leaves the coalition as it was. */
export interface Skipped {
  type: "skipped";
  coalition: string;
  commit: CommitFacts;
  file: string;
  // style-ignore: a key of site.json
  why: string;
  problems: Problem[];
}

/** A change log so far, without its entries: JSON, to continue from later. */
export interface SavedLog extends SavedTimes {
  coalitions: SavedCoalition[];
}

export interface SavedCoalition {
  name: string;
  file?: string;
  /** The definition published last; absent if there is none. */
  definition?: Definition;
  /** By fingerprint: the compositions that the entries do not contain; absent if there are none. */
  compositions?: Record<Id, VersionComposition>;
  /** The commit subjects of unpublished versions since the last entry; absent if there are none. */
  unpublished?: string[];
}

/** A saved change log is damaged. */
export class BrokenChainError extends Error {
  override name = "BrokenChainError";
}

const DELETED =
  "The definition was deleted. Published coalitions stay listed, so this one keeps its last published version. Retire it instead.";

/**
 * The change log of a first-parent history. A version that does not count is skipped and reported. The next one that
 * counts is compared with the last published one. `rewritings` are reported after the commits they name.
 */
export class ChangeLog {
  readonly #coalitions = new Map<string, CoalitionLog>();
  readonly #deadlines = new Deadlines();
  readonly #rewritings: readonly Rewriting[];
  readonly #times: CommitTimes;

  /** Without a clock, every date is accepted. */
  constructor(rewritings: readonly Rewriting[] = [], clock?: Clock) {
    this.#rewritings = rewritings;
    this.#times = new CommitTimes(clock);
  }

  /** The commits with a date in the future, and those that change definitions and are dated well before a parent. */
  get misdated(): readonly MisdatedCommit[] {
    return this.#times.misdated;
  }

  /** What one commit adds to the log. Give each commit after its parent. */
  add({ files, ...commit }: Commit): (Publication | Skipped)[] {
    this.#times.add(commit, files.length > 0);
    const gone = files.filter(({ bytes }) => bytes === null);
    for (const { file } of gone) this.#forget(file);
    const results: (Publication | Skipped | undefined)[] = [
      ...files.filter(isPresent).map((file) => this.#publish(commit, file)),
      ...gone.map(({ file }) => this.#reportDeleted(commit, file)),
      ...this.#deadlines.due(this.#times.now).map((name) => this.#addOverdue(commit, name)),
      ...this.#rewritings
        .filter((it) => it.commit === commit.commit)
        .map((it) => this.addRewriting(it)),
    ];
    return results.filter((result) => result !== undefined);
  }

  /** Reports a rewriting that is decided on now, at the last commit. */
  addRewriting(rewriting: Rewriting): Publication | undefined {
    const log = this.#of(rewriting.coalition);
    return this.#publication(log, log.addRewriting(rewriting));
  }

  /** Whether the coalition has a file as of the last commit. */
  hasFile(name: string): boolean {
    return this.#coalitions.get(name)?.file !== undefined;
  }

  /** The composition that a coalition last published with each fingerprint. */
  compositionsOf(name: string): ReadonlyMap<Id, VersionComposition> {
    return this.#of(name).published;
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
    return { ...this.#times.save(), coalitions };
  }

  /**
   * Continues from what `save` returned and the entries until then, in order. Throws if the two do not match or an
   * entry does not have the hash that it states.
   */
  restore({ coalitions, ...times }: SavedLog, entries: Iterable<Entry>): void {
    this.#times.restore(times);
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
      this.#deadlines.set(name, definition, log.reportedOverdue);
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

  /** A deletion removes nothing that was published. It is only reported if the coalition has no file left. */
  #reportDeleted(commit: CommitFacts, file: string): Skipped | undefined {
    const { name: coalition, file: other, last } = this.#of(nameOfFile(file));
    if (other !== undefined || !last) return undefined;
    return { type: "skipped", coalition, commit, file, why: DELETED, problems: [] };
  }

  #publish(commit: CommitFacts, version: VersionFile): Publication | Skipped | undefined {
    const { file } = version;
    const log = this.#of(nameOfFile(file));
    const skip = (reason: string, problems: Problem[]): Skipped => {
      return { type: "skipped", coalition: log.name, commit, file, why: reason, problems };
    };
    if (log.file !== undefined && log.file !== file) {
      return skip(`${log.file} already has the name ${log.name}.`, []);
    }
    log.file = file;
    const result = log.publish(commit, version, this.#times);
    if ("entry" in result) return this.#publication(log, result.entry);
    const { reason, problems } = explainRefusal(file, version.bytes, result.refusedAfter);
    return skip(reason, problems);
  }

  #addOverdue(commit: CommitFacts, name: string): Publication | undefined {
    const log = this.#of(name);
    return this.#publication(log, log.addOverdue(commit, this.#times.now));
  }

  #publication(log: CoalitionLog, entry: Entry | undefined): Publication | undefined {
    if (!entry || !log.last) return undefined;
    const { definition } = log.last;
    this.#deadlines.set(log.name, definition, log.reportedOverdue);
    return { type: "publication", entry, definition };
  }
}

function isPresent(file: CommittedFile): file is CommittedFile & VersionFile {
  return file.bytes !== null && file.blob !== null;
}
