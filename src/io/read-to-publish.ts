// The history that is to be published, held to what is published already: nothing that was published may
// be missing from it, unless somebody decides so, and then the channel says it.

import type { Id } from "../core/definition.ts";
import type { Chains, Standing } from "../core/history/continuity.ts";
import type { Entry } from "../core/history/entry.ts";
import type { History } from "../core/history/history.ts";
import { rewritingOf } from "../core/history/rewriting.ts";
import { breaksContinuity, renderRefusal } from "../core/render/continuity.ts";
import { type Head, hasCommit, isAncestor } from "./git-checkout.ts";
import { openPublished, type PublishedSite } from "./published-site.ts";
import { comparePrevious, type Previous } from "./read-previous.ts";
import { type ReadRegistry, type ReadViewOptions, readRegistryHistory } from "./read-view.ts";

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
  options: Omit<ReadViewOptions, "rewritings"> = {},
): Promise<ToPublish> {
  const bare = await readRegistryHistory(root, options);
  if (!publishing || !bare.head) return { ...bare, state: "first", news: bare.history.entries };
  const site = openPrevious(publishing);
  const compare = ({ history }: ReadRegistry) => comparePrevious(site, chainsOf(history));
  let read = bare;
  let previous = await compare(read);
  if (!previous.first && previous.rewritings.length > 0) {
    const { rewritings } = previous;
    read = await readRegistryHistory(root, { ...options, rewritings });
    previous = await compare(read);
  }
  if (previous.first) return { ...read, state: "first", news: read.history.entries };
  return decide(root, { ...read, head: bare.head }, previous, publishing);
}

type Compared = Exclude<Previous, { first: true }>;

async function decide(
  root: string,
  { history, head }: ReadRegistry & { head: Head },
  { standings, commit }: Compared,
  publishing: Publishing,
): Promise<ToPublish> {
  const lost = standings.filter((it) => breaksContinuity(it) || it.state === "behind");
  // Of a checkout that lags behind, entries and whole coalitions are missing, and nothing is otherwise.
  const mayLag = lost.length > 0 && !standings.some(saysOtherwise);
  if (mayLag && commit !== null) {
    if (await isAncestor(root, head.commit, commit)) {
      return { history, head, state: "behind", news: [] };
    }
    if (!publishing.acceptRewritten && !(await hasCommit(root, commit))) {
      throw new RewrittenHistoryError(
        `This clone does not have the commit ${commit} that is published. If it only lags behind, fetch first: git fetch. If no branch has that commit any more, history was rewritten:\n\n${renderRefusal(lost, publishing)}`,
      );
    }
  }
  const before = new Map(standings.map((it) => [it.coalition, publishedOf(it, history)]));
  if (lost.length > 0) acceptOrRefuse(history, head, lost, publishing);
  const news = history.entries.filter(({ coalition, seq }) => seq > (before.get(coalition) ?? 0));
  return { history, head, state: news.length > 0 ? "ahead" : "same", news };
}

function acceptOrRefuse(
  history: History,
  head: Head,
  lost: readonly Standing[],
  { where, acceptRewritten: reason, publishAllTheSame }: Publishing,
): void {
  const beyond = lost.filter(({ state }) => state !== "rewritten" && state !== "behind");
  if (!reason || beyond.length > 0) {
    const how = beyond.length > 0 ? BEYOND : publishAllTheSame;
    throw new RewrittenHistoryError(renderRefusal(lost, { where, publishAllTheSame: how }));
  }
  for (const standing of lost) {
    const { coalition } = standing;
    const gone = goneOf(standing);
    const last = gone.at(-1);
    if (!last) continue;
    const { seq, hash, fingerprint } = last;
    const { commit, at } = head;
    const lost = { seq, hash, fingerprint, fingerprints: fingerprintsLost(gone, history) };
    history.tellRewritten({ coalition, commit, at, reason, lost });
  }
}

const BEYOND =
  "Of these, a coalition that would be gone, or a published site that contradicts itself, cannot be published over even with a reason: bring the coalition's file back, or mend the site, first.";

/** The entries that were published and are gone. */
function goneOf(standing: Standing): readonly Entry[] {
  if (standing.state === "rewritten") return standing.gone;
  return standing.state === "behind" ? standing.missing : [];
}

function fingerprintsLost(gone: readonly Entry[], { chains }: History): Id[] {
  const chain = chains.get(gone[0]?.coalition ?? "")?.entries ?? [];
  const kept = new Set(chain.map(({ fingerprint }) => fingerprint));
  const fingerprints = gone.flatMap((entry) => [
    entry.fingerprint,
    // What an earlier rewriting has lost stays lost.
    ...(rewritingOf(entry)?.lost.fingerprints ?? []),
  ]);
  return [...new Set(fingerprints)].filter((fingerprint) => !kept.has(fingerprint));
}

function saysOtherwise({ state }: Standing): boolean {
  return state !== "same" && state !== "behind" && state !== "gone";
}

/** How many entries of the new chain are published already. */
function publishedOf(standing: Standing, { chains }: History): number {
  const length = chains.get(standing.coalition)?.entries.length ?? 0;
  switch (standing.state) {
    case "new":
      return 0;
    case "ahead":
      return length - standing.more;
    case "rewritten":
      return standing.now.seq - 1;
    default:
      return length;
  }
}

function chainsOf({ chains }: History): Chains {
  return new Map([...chains].map(([name, { entries }]) => [name, entries]));
}
