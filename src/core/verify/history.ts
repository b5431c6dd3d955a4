// Compares the published chains with those from git's history.

import { type Chains, hashIfAny } from "../history/continuity.ts";
import type { Entry } from "../history/entry.ts";
import { compareText } from "../problem.ts";
import { REPLACED } from "./changes.ts";
import { Findings } from "./findings.ts";
import { OF_GIT, type Verification } from "./verify-site.ts";

/** `history`: the chains up to the commit that the site says it was built from. */
export function compareWithHistory(
  verification: Verification,
  published: Chains,
  history: Chains,
): Verification {
  const findings = new Findings();
  for (const name of [...new Set([...published.keys(), ...history.keys()])].sort(compareText)) {
    const own = new Findings(name);
    compareChain(name, published.get(name) ?? [], history.get(name) ?? [], own);
    findings.absorb(own);
  }
  const problems = [...verification.problems, ...findings.problems];
  return {
    ...verification,
    ok: problems.length === 0,
    problems,
    more: verification.more + findings.more,
    unverified: verification.unverified.filter(
      (it) => it.why !== OF_GIT.why && it.why !== REPLACED,
    ),
  };
}

/** Reports the first entry that differs from the history. */
function compareChain(
  name: string,
  entries: readonly Entry[],
  chain: readonly Entry[],
  findings: Findings,
): void {
  const file = `${name}/changes.json`;
  for (const [index, entry] of entries.entries()) {
    const known = chain[index];
    if (known && known.hash === entry.hash && known.hash === hashIfAny(entry)) continue;
    const message = known
      ? "Git's history has a different entry here."
      : "Git's history does not have this entry.";
    const expected = known?.hash ?? "none";
    findings.at(file, entry).problem(message, { expected, found: entry.hash });
    return;
  }
  const missing = chain[entries.length];
  if (!missing) return;
  const message = "Git's history has this entry, but it is not published.";
  findings.at(file, missing).same(message, missing.hash, undefined);
}
