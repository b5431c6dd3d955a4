// The history that is to be published, held to what is published already: nothing that was published may
// be missing from it, unless somebody decides so, and then the channel says it.

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
  /** A folder or an address with what is published already. */
  where: string;
  /** Whether a person says that nothing is published yet. */
  first?: boolean;
  /** What else is known of earlier publications; asked where there is no site, and nobody says why. */
  witness?: (() => Promise<Witness>) | undefined;
  /** The sentence that says how to say so, at this door. */
  sayFirst: string;
  /** Why it is to be published all the same if its history was rewritten; undefined to refuse then. */
  acceptRewritten?: string | undefined;
  /** The sentence that says how to do that, at this door. */
  publishAnyway: string;
  /** Part of every address that is read, so that no cache on the way answers with what was published before. */
  fresh?: string | undefined;
}

export interface ToPublish extends ReadRegistry {
  /**
   * first: nothing is published yet; same: just this; ahead: there is news; behind: what is published was made
   * from a later commit than what is checked out, so that there is nothing to publish.
   */
  state: "first" | "same" | "ahead" | "behind";
  /** The entries that are not published yet, in the order of the history. */
  news: readonly Entry[];
}

/** The history is not the one that was published; the message names every entry that is missing. */
export class RewrittenHistoryError extends PublicationRefusedError {}

/** What is published already, as it is now. Throws PublishedSiteError. */
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
      `There is a site at ${site.where}, so that this is not the first publication. Do not say that it is.`,
    );
  }
  const unpublished = await unpublishedOf(root, bare.history.misdated, { commit, origin });
  // What was told by such a date is told for ever.
  const believesAll = bare.history.misdated.length > unpublished.length;
  if (previous.rewritings.length > 0 || believesAll) {
    const { rewritings } = previous;
    read = await readRegistryHistory(root, { rewritings, believesAll });
    previous = await compare(read);
    if (previous.first) throw new PublishedSiteError(`${site.where} has just disappeared.`);
  }
  const held = holdTogether({ ...read, head }, { ...previous, origin }, publishing);
  if (held.state !== "behind") refuseMisdated(unpublished);
  return held;
}

/** Where there is no site. */
async function refuseUnlessFirst({ where, first, witness, sayFirst }: Publishing): Promise<void> {
  if (first) return;
  const known = await witness?.();
  if (known !== "nothing") throw new PublishedSiteError(renderNoSite(where, known, sayFirst));
}

/** Where nothing is shared, it takes a commit of this clone for its site to be this registry's. */
function refuseForeignSite(
  { standings, commit }: Exclude<Previous, { first: true }>,
  { origin, where }: { origin: Origin; where: string },
): void {
  if (origin !== "unknown" || !sharesNothing(standings)) return;
  throw new PublishedSiteError(
    `${where} is the site of another registry: none of its entries is in this history, and this clone does not have the commit ${commit} that it was made from. Name the address where this registry is published.`,
  );
}

async function originOf(root: string, commit: string | null, head: Head): Promise<Origin> {
  if (commit === null || !(await hasCommit(root, commit))) return "unknown";
  if (commit === head.commit) return "same";
  if (await isAncestor(root, head.commit, commit)) return "newer";
  return (await isAncestor(root, commit, head.commit)) ? "older" : "diverged";
}

/** Those that the published commit does not come after. */
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

/** By what the core says of the standings, and git of the published commit. */
function holdTogether(
  { history, head }: ReadRegistry & { head: Head },
  { standings, commit, origin }: Exclude<Previous, { first: true }> & { origin: Origin },
  publishing: Publishing,
): ToPublish {
  const lost = losing(standings);
  const news = newsOf(history, standings);
  const lags = mayLagBehind(standings);
  if (origin === "newer" && (lags || (lost.length === 0 && news.length === 0))) {
    return { history, head, state: "behind", news: [] };
  }
  if (lost.length > 0) {
    const { acceptRewritten: reason } = publishing;
    if (!reason || !canBeAccepted(lost)) {
      throw new RewrittenHistoryError(renderRefusal(lost, { ...publishing, commit, origin }));
    }
    const told = rewritingsOf(lost, history, head, reason).map((it) => history.addRewriting(it));
    news.push(...told.filter((it) => it !== undefined));
  }
  return { history, head, state: news.length > 0 ? "ahead" : "same", news };
}

function chainsOf({ chains }: History): Chains {
  return new Map([...chains].map(([name, { entries }]) => [name, entries]));
}
