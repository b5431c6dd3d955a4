// What the site and the command line show: each coalition as it is now, with its whole history.

import type { Change } from "../changes/change.ts";
import { diffDefinitions } from "../changes/diff.ts";
import { versionOf } from "../derivation/versions.ts";
import { groupBy } from "../group-by.ts";
import { compareText } from "../problem.ts";
import type { Definition, Id } from "../registry/definition.ts";
import { nameOfFile } from "../registry/file-name.ts";
import type { DefinitionFile } from "../registry/snapshot.ts";
import type { Source } from "../source/source.ts";
import type { Skipped } from "./change-log.ts";
import type { CommitFacts, Entry } from "./entry.ts";
import type { History, PublishedChain } from "./history.ts";
import type { IdSpan } from "./id-spans.ts";
import { type Before, readVersion } from "./read-version.ts";
import { lostFingerprints } from "./rewriting.ts";

/**
 * Where the text of a definition is: git's id of it, the text itself if it is not committed yet, or its published
 * path if the history was rewritten.
 */
export type DefinitionText =
  | { blob: string }
  | { text: string }
  | { published: string; fingerprint: Id };

/** Reads a definition's text; undefined if it is not available here. */
export type ReadText = (source: DefinitionText) => Promise<string | undefined>;

/** A fingerprint of a coalition, past or present. If several definitions had it, the last one counts. */
export interface FingerprintVersion {
  fingerprint: Id;
  source: DefinitionText;
}

export interface CoalitionView {
  name: string;
  definition: Definition;
  /** What was published last; the working tree may differ. */
  published: Definition | undefined;
  source: DefinitionText;
  /** The coalition's chain, oldest first; empty without a history. */
  entries: Entry[];
  /** Every published fingerprint, oldest first, then the current one. */
  versions: FingerprintVersion[];
  /** The ids of what was published, each from which entry to which. */
  ids: IdSpan[];
  /** What the working tree changes beyond the last entry; empty in a clean checkout. */
  draft: Change[];
  /** Versions on the branch that did not pass the check. */
  skipped: readonly Skipped[];
  /** The names of retired coalitions that it replaces. */
  replaces: readonly string[];
  /** Whether its replacement is in this registry; false if it has no replacement. */
  hasReplacement: boolean;
}

/** What follows from the coalition's own history and file. */
type OwnView = Omit<CoalitionView, "skipped" | "replaces" | "hasReplacement">;

export interface RegistryView {
  /** The commit shown; undefined in a folder without git, which has no history. */
  head: Pick<CommitFacts, "commit" | "at"> | undefined;
  /** By name. */
  coalitions: CoalitionView[];
  /** All chains, newest first, in the order of the history. */
  entries: Entry[];
  /** Each chain by coalition name, oldest first. */
  chains: ReadonlyMap<string, readonly Entry[]>;
  skipped: readonly Skipped[];
}

/**
 * The view of a history, with the working tree's uncommitted changes on top. A file that could not be published
 * changes nothing: its coalition is shown as last published, if it was.
 */
export function viewRegistry(
  history: Pick<History, "chains" | "entries" | "skipped">,
  head: RegistryView["head"],
  drafts: Iterable<DefinitionFile>,
): RegistryView {
  const views = new Map([...history.chains].map(([name, chain]) => [name, viewOf(chain)]));
  for (const { file, source } of drafts) {
    const name = nameOfFile(file);
    const view = withDraft(views.get(name), source);
    if (view) views.set(name, view);
  }
  return {
    head,
    coalitions: [...amongOthers(views, history)].sort((a, b) => compareText(a.name, b.name)),
    entries: [...history.entries].reverse(),
    chains: new Map([...history.chains].map(([name, { entries }]) => [name, entries])),
    skipped: history.skipped,
  };
}

/** Adds what follows from the other coalitions, so that each page needs only its own view. */
function* amongOthers(
  views: ReadonlyMap<string, OwnView>,
  history: Pick<History, "skipped">,
): Generator<CoalitionView> {
  const skipped = groupBy(history.skipped, ({ coalition }) => coalition);
  const successors = groupBy([...views.values()], replacementOf);
  for (const view of views.values()) {
    yield {
      ...view,
      skipped: skipped.get(view.name) ?? [],
      replaces: successors.get(view.name)?.map(({ name }) => name) ?? [],
      hasReplacement: views.has(replacementOf(view)),
    };
  }
}

/** "" if it has no replacement: no coalition has the empty name. */
function replacementOf({ definition }: OwnView): string {
  return definition.retirement?.replacement ?? "";
}

function viewOf({ name, definition, entries, ids: spans }: PublishedChain): OwnView {
  const kept = new Map(
    entries.map(({ fingerprint, blob }) => [fingerprint, { fingerprint, source: { blob } }]),
  );
  const lost = lostFingerprints(entries).map((fingerprint) => {
    const published = `${name}/history/${fingerprint}.json`;
    return { fingerprint, source: { published, fingerprint } };
  });
  const source = { blob: entries.at(-1)?.blob ?? "" };
  const versions = [...lost, ...kept.values()];
  const published = definition;
  return { name, definition, published, source, entries, versions, ids: spans.spans(), draft: [] };
}

function withDraft(view: OwnView | undefined, drafted: Source): OwnView | undefined {
  const published = new Map(
    view?.entries.map((it) => [it.fingerprint, { digest: it.compositionDigest }]),
  );
  if (view) published.set(view.definition.fingerprint, versionOf(view.definition));
  const definition = definitionIn(drafted, { published, last: view?.definition });
  if (!definition) return view;
  const { name, fingerprint } = definition;
  const draft = diffDefinitions(view?.definition, definition);
  // At most its layout changed.
  if (view && draft.length === 0) return view;
  const source = { text: drafted.text };
  const others = view?.versions.filter((it) => it.fingerprint !== fingerprint) ?? [];
  const versions = [...others, { fingerprint, source }];
  const { entries = [], ids = [] } = view ?? {};
  const before = view?.definition;
  return { name, definition, published: before, source, entries, versions, ids, draft };
}

/** The definition that the file would publish if it were committed now. */
function definitionIn({ file, text, problems }: Source, before: Before): Definition | undefined {
  // The text of an unreadable source is not complete.
  if (problems.length > 0) return undefined;
  return readVersion(file, new TextEncoder().encode(text), before);
}
