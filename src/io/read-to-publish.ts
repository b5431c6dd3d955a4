// Compares the history to publish with the published one. Nothing published may be missing from it, unless a
// maintainer decides so; then the change channel says it.

import type { MisdatedCommit } from "../core/history/commit-dates.ts";
import type { Chains } from "../core/history/continuity.ts";
import type { Entry } from "../core/history/entry.ts";
import type { History } from "../core/history/history.ts";
import {
  canBeAccepted,
  losing,
  mayLagBehind,
  newsOf,
  type Origin,
  rewritingsOf,
  sharesNothing,
} from "../core/history/publishing.ts";
import { renderMisdated } from "../core/render/commit-dates.ts";
import {
  renderNoHistory,
  renderNoSite,
  renderRefusal,
  type Witness,
} from "../core/render/continuity.ts";
import { type Head, hasCommit, isAncestor } from "./git-checkout.ts";
import { PublicationRefusedError } from "./publication-refused.ts";
import { openPublished, type PublishedSite, PublishedSiteError } from "./published-site.ts";
import { comparePrevious, type Previous } from "./read-previous.ts";
import { type ReadRegistry, readRegistryHistory } from "./read-view.ts";

export interface Publishing {
  /** The folder or address of the published site. */
  where: string;
  /** Whether the caller says that nothing is published yet. */
  first?: boolean;
  /** Reports other signs of earlier publications. Called if there is no site and `first` is not set. */
  witness?: (() => Promise<Witness>) | undefined;
  /** The sentence that says how to set `first` in this command or action. */
  sayFirst: string;
  /** The reason to publish a rewritten history anyway; undefined to refuse one. */
  acceptRewritten?: string | undefined;
  /** The sentence that says how to give that reason in this command or action. */
  publishAnyway: string;
  /** Added to every address that is read, so that no cache answers with the previous publication. */
  fresh?: string | undefined;
}

export interface ToPublish extends ReadRegistry {
  /**
   * first: nothing is published yet; same: nothing new; ahead: there are new entries; behind: the site was built
   * from a later commit than the checked-out one, so there is nothing to publish.
   */
  state: "first" | "same" | "ahead" | "behind";
  /** The entries not published yet, in history order. */
  news: readonly Entry[];
}

/** The history differs from the published one. The message names every missing entry. */
export class RewrittenHistoryError extends PublicationRefusedError {}

/** The published site as it is now. Throws PublishedSiteError. */
export function openPrevious({ where, fresh }: Publishing): PublishedSite {
  return openPublished(where, fresh === undefined ? {} : { query: fresh });
}

/** Throws PublicationRefusedError, PublishedSiteError, ShallowCloneError or GitError. */
export async function readToPublish(
  root: string,
  publishing: Publishing | undefined,
): Promise<ToPublish> {
  const bare = await readRegistryHistory(root);
  if (!publishing) return { ...bare, state: "first", news: bare.history.entries };
  const site = openPrevious(publishing);
  const compare = ({ history }: ReadRegistry) => comparePrevious(site, chainsOf(history));
  let read = bare;
  let previous = await compare(read);
  if (previous.first) {
    await refuseUnlessFirst(publishing);
    refuseMisdated(bare.history.misdated);
    return { ...bare, state: "first", news: bare.history.entries };
  }
  const { head } = bare;
  if (!head) throw new RewrittenHistoryError(renderNoHistory(site.where));
  const { commit } = previous;
  const origin = await originOf(root, commit, head);
  refuseForeignSite(previous, { origin, where: site.where });
  if (publishing.first) {
    throw new PublishedSiteError(
      `There is a site at ${site.where}, so this is not the first publication. Publish without saying that it is the first.`,
    );
  }
  const unpublished = await unpublishedOf(root, bare.history.misdated, { commit, origin });
  // What was published with such a date stays published.
  const believesAll = bare.history.misdated.length > unpublished.length;
  if (previous.rewritings.length > 0 || believesAll) {
    const { rewritings } = previous;
    read = await readRegistryHistory(root, { rewritings, believesAll });
    previous = await compare(read);
    if (previous.first)
      throw new PublishedSiteError(`${site.where} was there a moment ago and is gone. Try again.`);
  }
  const held = holdTogether({ ...read, head }, { ...previous, origin }, publishing);
  if (held.state !== "behind") refuseMisdated(unpublished);
  return held;
}

/** Throws PublishedSiteError if a missing site is unexpected. */
async function refuseUnlessFirst({ where, first, witness, sayFirst }: Publishing): Promise<void> {
  if (first) return;
  const known = await witness?.();
  if (known !== "nothing") throw new PublishedSiteError(renderNoSite(where, known, sayFirst));
}

/** With no shared entry, only a known commit proves that the site belongs to this registry. */
function refuseForeignSite(
  { comparisons, commit }: Exclude<Previous, { first: true }>,
  { origin, where }: { origin: Origin; where: string },
): void {
  if (origin !== "unknown" || !sharesNothing(comparisons)) return;
  throw new PublishedSiteError(
    `${where} is another registry's site: this history has none of its entries, and this clone does not have the commit ${commit} it was built from. Give the address where this registry is published.`,
  );
}

async function originOf(root: string, commit: string | null, head: Head): Promise<Origin> {
  if (commit === null || !(await hasCommit(root, commit))) return "unknown";
  if (commit === head.commit) return "same";
  if (await isAncestor(root, head.commit, commit)) return "newer";
  return (await isAncestor(root, commit, head.commit)) ? "older" : "diverged";
}

/** The commits that are not ancestors of the published commit. */
async function unpublishedOf(
  root: string,
  commits: readonly MisdatedCommit[],
  { commit, origin }: { commit: string | null; origin: Origin },
): Promise<MisdatedCommit[]> {
  if (commit === null || origin === "unknown") return [...commits];
  const unpublished: MisdatedCommit[] = [];
  for (const it of commits) {
    if (!(await isAncestor(root, it.commit, commit))) unpublished.push(it);
  }
  return unpublished;
}

function refuseMisdated([oldest, ...others]: readonly MisdatedCommit[]): void {
  if (oldest) throw new PublicationRefusedError(renderMisdated([oldest, ...others]));
}

/** Decides from the compared coalitions, and from git's relation of the two commits. */
function holdTogether(
  { history, head }: ReadRegistry & { head: Head },
  { comparisons, commit, origin }: Exclude<Previous, { first: true }> & { origin: Origin },
  publishing: Publishing,
): ToPublish {
  const lost = losing(comparisons);
  const news = newsOf(history, comparisons);
  const lags = mayLagBehind(comparisons);
  if (origin === "newer" && (lags || (lost.length === 0 && news.length === 0))) {
    return { history, head, state: "behind", news: [] };
  }
  if (lost.length > 0) {
    const { acceptRewritten: reason } = publishing;
    if (!reason || !canBeAccepted(lost)) {
      throw new RewrittenHistoryError(renderRefusal(lost, { ...publishing, commit, origin }));
    }
    const rewritten = rewritingsOf(lost, history, head, reason).map((it) =>
      history.addRewriting(it),
    );
    news.push(...rewritten.filter((it) => it !== undefined));
  }
  return { history, head, state: news.length > 0 ? "ahead" : "same", news };
}

function chainsOf({ chains }: History): Chains {
  return new Map([...chains].map(([name, { entries }]) => [name, entries]));
}
