// Verifies a published site from what it publishes: every fingerprint, digest and chain; then every file derived from
// them, if this version of the software built the site.

import pLimit from "p-limit";
import { digestHeads } from "../history/continuity.ts";
import type { Entry } from "../history/entry.ts";
import { type IndexRow, parseIndex, parseState } from "../published/shapes.ts";
import type { Id } from "../registry/definition.ts";
import { type VerifiedCoalition, verifyCoalition } from "./coalition.ts";
import { type Counts, Findings, type SiteProblem, type Unverified } from "./findings.ts";
import { type ReadFile, readShaped } from "./read.ts";
import { compareRendered, leaveRendered, type SiteRenderer } from "./rendered.ts";

export interface Verification {
  ok: boolean;
  /** The index first, then coalition by coalition, then derived files. */
  problems: SiteProblem[];
  /** The number of problems that are not listed. */
  more: number;
  unverified: Unverified[];
  verified: Counts;
  /** The recomputed digest of all heads, to compare with one noted earlier. */
  heads: Id | null;
  /** The commit that the site says it was built from. */
  commit: string | null;
}

export interface VerifyOptions {
  /** Renders the site's files again; without it, only chains, definitions and derived values are verified. */
  renderer?: SiteRenderer;
  /** Called once for every chain, whether valid or not. */
  onChain?: (coalition: string, entries: readonly Entry[]) => void;
}

/** How many coalitions are read at the same time. */
const AT_ONCE = 8;
const STATE = "api/v1/state.json";
const INDEX = "api/v1/index.json";

/** Throws what `read` throws; undefined if there is no site at all. */
export async function verifySite(
  read: ReadFile,
  options: VerifyOptions = {},
): Promise<Verification | undefined> {
  const before = await read(STATE);
  if (!before && !(await read(INDEX))) return undefined;
  const findings = new Findings();
  const state = await readShaped(read, STATE, parseState, findings);
  const index = await readShaped(read, INDEX, parseIndex, findings);
  const rows = index ? distinct(index.coalitions, findings) : [];
  const heads = index ? digestHeads(rows) : null;
  if (state && index) {
    findings.at(STATE).same("It commits to heads that differ from index.json.", heads, state.heads);
  }
  const coalitions = index ? await verifyAll(read, rows, options) : [];
  for (const it of coalitions) findings.absorb(it.findings);
  if (findings.problems.length === 0) {
    await compareRendered(read, coalitions, options.renderer, findings);
  } else leaveRendered(findings, CHAINS_FAULTY);
  findings.leave(OF_GIT.what, OF_GIT.why);
  if (!sameBytes(before, await read(STATE))) {
    const message =
      "The site was published again during the verification, so the findings may be about either version. Verify it again.";
    findings.at(STATE).problem(message);
  }
  return {
    ok: findings.problems.length === 0,
    problems: findings.problems,
    more: findings.more,
    unverified: findings.unverified,
    verified: findings.counts,
    heads,
    commit: state?.commit ?? null,
  };
}

const CHAINS_FAULTY =
  "they follow from the chains and definitions, which have errors. Fix those first.";

function sameBytes(a: Uint8Array | undefined, b: Uint8Array | undefined): boolean {
  return a?.length === b?.length && (a ?? []).every((byte, at) => byte === b?.[at]);
}

/** The rows, one for each name. */
function distinct(rows: readonly IndexRow[], findings: Findings): IndexRow[] {
  const byName = new Map<string, IndexRow>();
  for (const row of rows) {
    if (byName.has(row.name))
      findings.at(INDEX).problem(`The coalition ${row.name} is listed twice.`);
    else byName.set(row.name, row);
  }
  return [...byName.values()];
}

async function verifyAll(
  read: ReadFile,
  rows: readonly IndexRow[],
  { onChain }: VerifyOptions,
): Promise<VerifiedCoalition[]> {
  const limit = pLimit(AT_ONCE);
  return Promise.all(
    rows.map((row) =>
      limit(async () => {
        const verified = await verifyCoalition(read, row);
        onChain?.(row.name, verified.entries);
        return verified;
      }),
    ),
  );
}

/** What only git's history shows: see compareWithHistory. */
export const OF_GIT: Omit<Unverified, "coalition"> = {
  what: "whether git has the commits that the entries name, and these definitions in them",
  why: "a site that was rewritten as a whole still agrees with itself. In a clone of the registry, run verify --history to recompute every entry from git. If you noted the digest of all heads earlier, compare it.",
};
