// Commits -> the change log: one pass, oldest first, nothing kept but each coalition's last state.

import { checkVersion } from "../check.ts";
import type { Definition, Id } from "../definition.ts";
import { change } from "../diff/change.ts";
import { diffDefinitions } from "../diff/diff.ts";
import type { Problem } from "../problem.ts";
import { nameOfFile } from "../rules/file-name.ts";
import { parseSource } from "../source/source.ts";
import { type CommitFacts, type Entry, nextEntry } from "./entry.ts";

/** What a commit did to one file below coalitions/, against its first parent. */
export interface FileChange {
  /** With forward slashes, from the registry's folder. */
  file: string;
  /** The content after the commit; null when the file is gone. */
  bytes: Uint8Array | null;
}

export interface Commit extends CommitFacts {
  files: FileChange[];
}

/** A version that came to be published: its entry, and the definition as the file had it. */
export interface Publication {
  type: "publication";
  entry: Entry;
  definition: Definition;
  file: string;
  text: string;
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

interface CoalitionState {
  file: string | undefined;
  last?: { entry: Entry; definition: Definition };
  /** The composition digest of each fingerprint that was published. */
  published: Map<Id, Id>;
}

/**
 * The change log of a first-parent history. A version that does not pass the check is skipped and
 * reported; the next one that does is compared with the last that was published.
 */
export class ChangeLog {
  readonly #coalitions = new Map<string, CoalitionState>();

  /** What one commit, the child of the one given before it, adds to the log. */
  add({ files, ...commit }: Commit): (Publication | Skipped)[] {
    const gone = files.filter(({ bytes }) => bytes === null);
    const there = files.filter(({ bytes }) => bytes !== null);
    for (const { file } of gone) this.#forget(file);
    const published = there.map((change) => this.#publish(commit, change as Present));
    const deleted = gone.flatMap(({ file }) => this.#reportDeleted(commit, file));
    return [...published, ...deleted].filter((result) => result !== undefined);
  }

  /** Whether the coalition has a file after the last commit. */
  hasFile(name: string): boolean {
    return this.#coalitions.get(name)?.file !== undefined;
  }

  #stateOf(name: string): CoalitionState {
    let state = this.#coalitions.get(name);
    if (!state) {
      state = { file: undefined, published: new Map() };
      this.#coalitions.set(name, state);
    }
    return state;
  }

  #forget(file: string): void {
    const state = this.#stateOf(nameOfFile(file));
    if (state.file === file) state.file = undefined;
  }

  /** A deletion takes nothing back; only a coalition that has no file any more is worth a word. */
  #reportDeleted(commit: CommitFacts, file: string): Skipped[] {
    const coalition = nameOfFile(file);
    const state = this.#stateOf(coalition);
    if (state.file !== undefined || !state.last) return [];
    const why =
      "The definition was deleted, but nothing published is ever taken back: the coalition stays as it was. Retire it instead.";
    return [{ type: "skipped", coalition, commit, file, why, problems: [] }];
  }

  #publish(commit: CommitFacts, { file, bytes }: Present): Publication | Skipped | undefined {
    const coalition = nameOfFile(file);
    const state = this.#stateOf(coalition);
    const skip = (why: string, problems: Problem[]): Skipped => ({
      type: "skipped",
      coalition,
      commit,
      file,
      why,
      problems,
    });
    if (state.file !== undefined && state.file !== file) {
      return skip(`The name ${coalition} is already that of ${state.file}.`, []);
    }
    state.file = file;
    const source = parseSource(file, bytes);
    const { definition, problems } = checkVersion(source, state.published);
    if (!definition) return skip("The version does not pass the check.", problems);
    const { fingerprint } = definition;
    const part = { class: "coalition" as const, name: coalition };
    const changes = state.last
      ? diffDefinitions(state.last.definition, definition)
      : [change("published", part, { after: fingerprint })];
    if (changes.length === 0) return undefined;
    const entry = nextEntry(state.last?.entry, commit, definition, changes);
    state.last = { entry, definition };
    state.published.set(fingerprint, entry.compositionDigest);
    return { type: "publication", entry, definition, file, text: source.text };
  }
}

type Present = FileChange & { bytes: Uint8Array };
