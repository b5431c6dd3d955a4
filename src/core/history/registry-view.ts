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
 * The text of a definition: git's id of it; where nobody has committed it yet, the text itself; and where
 * its history was rewritten, its path in what is published already.
 */
export type DefinitionText =
  | { blob: string }
  | { text: string }
  | { published: string; fingerprint: Id };

/** Gives the text of a definition that the view only points at; undefined where it is not to be had here. */
export type ReadText = (source: DefinitionText) => Promise<string | undefined>;

/** A fingerprint that a coalition had, or has; of several definitions that had it, the last. */
export interface FingerprintVersion {
  fingerprint: Id;
  source: DefinitionText;
}

export interface CoalitionView {
  name: string;
  definition: Definition;
  /** What was published last, under a working tree that may say otherwise. */
  published: Definition | undefined;
  source: DefinitionText;
  /** The coalition's chain, oldest first; empty without a history. */
  entries: Entry[];
  /** Every fingerprint that was published, oldest first, and the present one. */
  versions: FingerprintVersion[];
  /** Which ids stood in what was published, from which entry to which. */
  ids: IdSpan[];
  /** What the working tree changes beyond the last entry; empty in a clean checkout. */
  draft: Change[];
  /** Versions of it on the branch that did not pass the check. */
  skipped: readonly Skipped[];
  /** The names of retired coalitions that it replaces. */
  replaces: readonly string[];
  /** Whether the coalition that replaces it is in the registry; false where none does. */
  hasReplacement: boolean;
}

/** What one coalition's own history and file tell, without the others. */
type OwnView = Omit<CoalitionView, "skipped" | "replaces" | "hasReplacement">;

export interface RegistryView {
  /** The commit that is shown; undefined in a folder without git, which has no history. */
  head: Pick<CommitFacts, "commit" | "at"> | undefined;
  /** By name. */
  coalitions: CoalitionView[];
  /** All chains, newest first, in the order of the history. */
  entries: Entry[];
  /** Each chain by its coalition's name, oldest first. */
  chains: ReadonlyMap<string, readonly Entry[]>;
  skipped: readonly Skipped[];
}

/**
 * The view of a history, with what the working tree has otherwise than the last commit on top. A source
 * that would not be published changes nothing: the coalition is shown as it was published last, if it
 * was.
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

/** Adds to each what the others say of it, so that its pages need to look at it alone. */
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

/** No coalition has the empty name. */
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
  // Laid out anew at most.
  if (view && draft.length === 0) return view;
  const source = { text: drafted.text };
  const others = view?.versions.filter((it) => it.fingerprint !== fingerprint) ?? [];
  const versions = [...others, { fingerprint, source }];
  const { entries = [], ids = [] } = view ?? {};
  const before = view?.definition;
  return { name, definition, published: before, source, entries, versions, ids, draft };
}

/** What would be published of a file if it were committed as it is. */
function definitionIn({ file, text, problems }: Source, before: Before): Definition | undefined {
  // The text of a source that cannot be read is not the whole of it.
  if (problems.length > 0) return undefined;
  return readVersion(file, new TextEncoder().encode(text), before);
}
