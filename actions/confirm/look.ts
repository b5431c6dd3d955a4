// Fetches the deployed site, and checks that it shows the publication and is consistent.

import { setTimeout as sleep } from "node:timers/promises";
import { info } from "@actions/core";
import { siteRenderer } from "../../site/renderer.ts";
import type { Entry } from "../../src/core/history/entry.ts";
import type { CommitNews, EntryName } from "../../src/core/history/news.ts";
import { placeIn } from "../../src/core/history/place.ts";
import type { DeployedState, PlacedEntry } from "../../src/core/render/published/facts.ts";
import { oneLine } from "../../src/core/text.ts";
import type { SiteProblem } from "../../src/core/verify/findings.ts";
import type { SiteRenderer } from "../../src/core/verify/rendered.ts";
import { type Verification, verifySite } from "../../src/core/verify/verify-site.ts";
import {
  awaitPublication,
  type Expected,
  NotPublishedError,
} from "../../src/io/await-publication.ts";
import { openPublished, PublishedSiteError } from "../../src/io/published-site.ts";

export interface ToLookAt {
  url: string;
  expected: Expected;
  /** The commits whose entries must be on the site, and are reported. */
  commits: readonly CommitNews[];
  waitMs: number;
  /** Different in each run. */
  fresh: string;
  isNewer: (commit: string) => Promise<boolean>;
}

export interface Looked {
  outcome: DeployedState;
  verification: Verification | undefined;
  /** By commit: its entries in the coalitions' chains. */
  entries: ReadonlyMap<string, readonly PlacedEntry[]>;
  /** What the site was built from; undefined unless this version of the software built it and could build it again. */
  site?: Site | undefined;
}

type Site = Pick<Parameters<SiteRenderer["files"]>[0], "view" | "config">;

/** Right after a deployment, the state may be new while other files are still old. */
const LOOKS = 3;
const PAUSE_MS = 20_000;

export async function lookAt(wanted: ToLookAt): Promise<Looked> {
  const { url, expected, waitMs, fresh, isNewer } = wanted;
  const onWait = (reason: string) => info(`Not yet: ${oneLine(reason)}`);
  try {
    const patient = { waitMs, fresh, isNewer, onWait };
    const { state, newer } = await awaitPublication(url, expected, patient);
    if (newer)
      info(
        `A newer publication, of commit ${state.commit}, is deployed: verifying that one instead.`,
      );
    const heads = newer ? state.heads : expected.heads;
    return await verify(wanted, { newer, heads });
  } catch (error) {
    if (!(error instanceof NotPublishedError)) throw error;
    const reason = `${error.message} The site stayed like this for ${waitMs / 60_000} minutes after the deployment.`;
    return { outcome: { state: "absent", reason }, verification: undefined, entries: new Map() };
  }
}

async function verify(
  wanted: ToLookAt,
  { newer, heads }: { newer: boolean; heads: string },
): Promise<Looked> {
  for (let look = 1; ; look++) {
    const looked = await verifyOnce(wanted, { newer, heads, look });
    const isLast = look === LOOKS || wanted.waitMs === 0;
    if (looked.outcome.state === "verified" || isLast) return looked;
    info(`The deployed site is wrong. Checking it again in ${PAUSE_MS / 1000} seconds.`);
    await sleep(PAUSE_MS);
  }
}

async function verifyOnce(
  { url, fresh, commits }: ToLookAt,
  { newer, heads, look }: { newer: boolean; heads: string; look: number },
): Promise<Looked> {
  const site = openPublished(url, { query: `${fresh}.verify.${look}` });
  const entries = new Map(commits.map(({ commit }) => [commit, [] as PlacedEntry[]]));
  const onChain = (_: string, chain: readonly Entry[]) => {
    for (const entry of chain) {
      entries.get(entry.commit)?.push({ entry, place: placeIn(chain, entry) });
    }
  };
  let made: Site | undefined;
  const renderer: SiteRenderer = {
    ...siteRenderer,
    files(sources) {
      made = sources;
      return siteRenderer.files(sources);
    },
  };
  const verification = await unlessUnreadable(() => verifySite(site.read, { renderer, onChain }));
  if (typeof verification === "string") {
    return { outcome: { state: "absent", reason: verification }, verification: undefined, entries };
  }
  const { problems, more, verified: counts, commit } = verification;
  const other = verification.heads === heads ? [] : [otherHeads(heads, verification.heads)];
  const all = [...other, ...missing(commits, entries), ...problems];
  const outcome: DeployedState =
    all.length > 0
      ? { state: "unsound", problems: all, more }
      : { state: "verified", commit: commit ?? "", newer, counts };
  return { outcome, verification, entries, site: made };
}

function otherHeads(expected: string, found: string | null): SiteProblem {
  const message = "The heads of the chains differ from the publication's.";
  const name = { file: "api/v1/index.json", coalition: null, entry: null };
  return { ...name, message, expected, found: found ?? "none" };
}

/** Entries that were built and are missing: a newer publication may have a rewritten history. */
function missing(
  commits: readonly CommitNews[],
  there: ReadonlyMap<string, readonly PlacedEntry[]>,
): SiteProblem[] {
  return commits.flatMap(({ commit, entries }) => {
    const found = there.get(commit) ?? [];
    const isThere = (name: EntryName) =>
      found.some(({ entry }) => entry.coalition === name.coalition && entry.seq === name.seq);
    return entries
      .filter((name) => !isThere(name))
      .map(({ coalition, seq }) => ({
        ...{ file: `${coalition}/changes.json`, coalition, entry: null },
        message: `Entry ${seq} of commit ${commit} was built but is missing.`,
      }));
  });
}

/** The verification, or the message if the site cannot be read completely. */
async function unlessUnreadable(
  read: () => Promise<Verification | undefined>,
): Promise<Verification | string> {
  try {
    return (await read()) ?? "The site has disappeared.";
  } catch (error) {
    if (!(error instanceof PublishedSiteError)) throw error;
    return error.message;
  }
}
