// The history that is to be published, held to what is published already: nothing that was published may
// be missing from it, unless somebody decides so, and then the channel says it.

import type { Chains } from "../core/history/continuity.ts";
import type { Entry } from "../core/history/entry.ts";
import type { History } from "../core/history/history.ts";
import {
  canBeAccepted,
  losing,
  mayLagBehind,
  newsOf,
  rewritingsOf,
} from "../core/history/publishing.ts";
import { renderRefusal, renderUnknownCommit } from "../core/render/continuity.ts";
import { type Head, hasCommit, isAncestor } from "./git-checkout.ts";
import { openPublished, type PublishedSite } from "./published-site.ts";
import { comparePrevious, type Previous } from "./read-previous.ts";
import { type ReadRegistry, readRegistryHistory } from "./read-view.ts";

export interface Publishing {
  /** A folder or an address with what is published already. */
  where: string;
  /** Why it is to be published all the same if its history was rewritten; undefined to refuse then. */
  acceptRewritten?: string | undefined;
  /** The sentence that says how to do that, at this door. */
  publishAllTheSame: string;
  /** Part of every address that is read, so that no cache on the way answers with what was published before. */
  fresh?: string | undefined;
}

export interface ToPublish extends ReadRegistry {
  /**
   * first: nothing is published yet; same: just this; ahead: there is news; behind: what is published
   * is newer than what is checked out, so that there is nothing to publish.
   */
  state: "first" | "same" | "ahead" | "behind";
  /** The entries that are not published yet, in the order of the history. */
  news: readonly Entry[];
}

/** The history is not the one that was published; the message names every entry that is missing. */
export class RewrittenHistoryError extends Error {
  override name = "RewrittenHistoryError";
}

/** What is published already, as it is now. Throws PublishedSiteError. */
export function openPrevious({ where, fresh }: Publishing): PublishedSite {
  return openPublished(where, fresh === undefined ? {} : { query: fresh });
}

/** Throws RewrittenHistoryError, PublishedSiteError, ShallowCloneError or GitError. */
export async function readToPublish(
  root: string,
  publishing: Publishing | undefined,
): Promise<ToPublish> {
  const bare = await readRegistryHistory(root);
  if (!publishing || !bare.head) return { ...bare, state: "first", news: bare.history.entries };
  const site = openPrevious(publishing);
  const compare = ({ history }: ReadRegistry) => comparePrevious(site, chainsOf(history));
  let read = bare;
  let previous = await compare(read);
  if (!previous.first && previous.rewritings.length > 0) {
    read = await readRegistryHistory(root, previous.rewritings);
    previous = await compare(read);
  }
  if (previous.first) return { ...read, state: "first", news: read.history.entries };
  return holdTogether(root, { ...read, head: bare.head }, previous, publishing);
}

/** By what the core says of the standings, and git of the published commit. */
async function holdTogether(
  root: string,
  { history, head }: ReadRegistry & { head: Head },
  { standings, commit }: Exclude<Previous, { first: true }>,
  publishing: Publishing,
): Promise<ToPublish> {
  const lost = losing(standings);
  if (commit !== null && mayLagBehind(standings)) {
    if ((await hasCommit(root, commit)) && (await isAncestor(root, head.commit, commit))) {
      return { history, head, state: "behind", news: [] };
    }
    if (!publishing.acceptRewritten && !(await hasCommit(root, commit))) {
      throw new RewrittenHistoryError(renderUnknownCommit(commit, lost, publishing));
    }
  }
  const news = newsOf(history, standings);
  if (lost.length > 0) {
    const { acceptRewritten: reason } = publishing;
    if (!reason || !canBeAccepted(lost)) {
      throw new RewrittenHistoryError(renderRefusal(lost, publishing));
    }
    const told = rewritingsOf(lost, history, head, reason).map((it) => history.tellRewritten(it));
    news.push(...told.filter((it) => it !== undefined));
  }
  return { history, head, state: news.length > 0 ? "ahead" : "same", news };
}

function chainsOf({ chains }: History): Chains {
  return new Map([...chains].map(([name, { entries }]) => [name, entries]));
}
