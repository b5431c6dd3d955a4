// A published site, recomputed from what it publishes: every fingerprint, digest and chain, and what
// follows from them. Coalition by coalition, so that no more than a few are in memory.

import pLimit from "p-limit";
import { digestHeads } from "../history/continuity.ts";
import type { Entry } from "../history/entry.ts";
import { asIndex, asState, type IndexRow, type PublishedState } from "../published/shapes.ts";
import type { Id } from "../registry/definition.ts";
import { verifyCoalition } from "./coalition.ts";
import { readFeed } from "./feeds.ts";
import { type Counts, Findings, type SiteProblem, type Unverified } from "./findings.ts";
import { LookupCheck } from "./lookup.ts";
import { type ReadFile, readShaped } from "./read.ts";
import { SharedFeed } from "./shared-feed.ts";

export interface Verification {
  ok: boolean;
  /** Of the index, then by coalition, then of what all have together. */
  problems: SiteProblem[];
  /** Problems beyond those that are told. */
  more: number;
  unverified: Unverified[];
  verified: Counts;
  /** The digest of all heads that was recomputed: what to compare with one that was noted before. */
  heads: Id | null;
  /** The commit that the site says it was made from. */
  commit: string | null;
}

export interface VerifyOptions {
  /** Told after each coalition: how many are done, of how many. */
  onProgress?: (done: number, all: number) => void;
  /** Given every chain once, whether sound or not. */
  onChain?: (coalition: string, entries: readonly Entry[]) => void;
}

/** Coalitions that are in memory at once. */
const AT_ONCE = 8;
const STATE = "api/v1/state.json";
const INDEX = "api/v1/index.json";

/** Throws what `read` throws; undefined where there is no site at all. */
export async function verifySite(
  read: ReadFile,
  options: VerifyOptions = {},
): Promise<Verification | undefined> {
  const before = await read(STATE);
  if (!before && !(await read(INDEX))) return undefined;
  const findings = new Findings();
  const state = await readShaped(read, STATE, asState, findings);
  const index = await readShaped(read, INDEX, asIndex, findings);
  const rows = index ? distinct(index.coalitions, findings) : [];
  if (state && index) checkState(state, rows, findings);
  if (index) await verifyAll(read, rows, state, findings, options);
  leaveOutside(findings);
  if (!sameBytes(before, await read(STATE))) {
    const message =
      "The site was published anew while it was verified: what was found may be of the one or the other. Verify it again.";
    findings.problem(STATE, message);
  }
  return {
    ok: findings.problems.length === 0,
    problems: findings.problems,
    more: findings.more,
    unverified: findings.unverified,
    verified: findings.counts,
    heads: index ? digestHeads(rows) : null,
    commit: state?.commit ?? null,
  };
}

function sameBytes(a: Uint8Array | undefined, b: Uint8Array | undefined): boolean {
  return a?.length === b?.length && (a ?? []).every((byte, at) => byte === b?.[at]);
}

/** The rows, of which each name has one. */
function distinct(rows: readonly IndexRow[], findings: Findings): IndexRow[] {
  const byName = new Map<string, IndexRow>();
  for (const row of rows) {
    if (byName.has(row.name)) findings.problem(INDEX, `The coalition ${row.name} is there twice.`);
    else byName.set(row.name, row);
  }
  return [...byName.values()];
}

function checkState(state: PublishedState, rows: readonly IndexRow[], findings: Findings): void {
  const entries = rows.reduce((sum, row) => sum + row.entries, 0);
  const facts: [message: string, expected: unknown, found: unknown][] = [
    ["It counts other coalitions than index.json has.", rows.length, state.coalitions],
    ["It counts other entries than index.json has.", entries, state.entries],
    ["It commits to other heads than index.json has.", digestHeads(rows), state.heads],
  ];
  for (const [message, expected, found] of facts) {
    if (expected !== found) findings.problem(STATE, message, { expected, found });
  }
}

async function verifyAll(
  read: ReadFile,
  rows: readonly IndexRow[],
  state: PublishedState | undefined,
  findings: Findings,
  { onProgress, onChain }: VerifyOptions,
): Promise<void> {
  // Told last: what is wrong with a coalition is mostly why these are wrong, too.
  const shared = new Findings();
  const [all, breaking] = [
    new SharedFeed("changes", await readFeed(read, "changes", shared)),
    new SharedFeed("breaking", await readFeed(read, "breaking", shared)),
  ];
  const lookup = new LookupCheck();
  const limit = pLimit(AT_ONCE);
  let done = 0;
  const ofCoalitions = await Promise.all(
    rows.map((row) =>
      limit(async () => {
        const { findings: own, entries } = await verifyCoalition(read, row);
        all.add(entries, own);
        breaking.add(
          entries.filter((entry) => entry.breaking),
          own,
        );
        lookup.add(row, entries);
        onChain?.(row.name, entries);
        onProgress?.(++done, rows.length);
        return own;
      }),
    ),
  );
  all.finish(shared, state?.at);
  breaking.finish(shared);
  await lookup.finish(read, shared);
  for (const each of [...ofCoalitions, shared]) findings.absorb(each);
}

/** What only git's history tells: see compareWithHistory. */
export const OF_GIT: Omit<Unverified, "coalition"> = {
  what: "whether git has the commits that the entries name, and these definitions in them",
  why: "a site that is rewritten as a whole agrees with itself. In a clone of the registry, verify --history recomputes every entry from git; and whoever has noted the digest of all heads before can compare it.",
};

/** What no site can prove of itself. */
function leaveOutside(findings: Findings): void {
  findings.leave(
    "the words of pages and feeds, and the schemas",
    "handshake pages are compared by the ids that they show, and by the names, numbers, ids and bytes in the constants of now and of what is announced; feeds by ids, times, links and the constants to compile in, other pages and schemas not at all.",
  );
  findings.leave(
    "the files of the search, the badges, the site map, and the style and script that pages load",
    "nothing is compiled in from them; but whoever can alter a script can alter what a page shows.",
  );
  findings.leave(
    "the feeds of citizens, and the archives of older items",
    "every entry is in its coalition's changes.json, which is recomputed whole.",
  );
  findings.leave(
    "what the lookup has of other ids than fingerprints",
    "it follows from all definitions that there ever were, of which some are only in git.",
  );
  findings.leave(OF_GIT.what, OF_GIT.why);
}
