// coalitions verify DIR-or-URL [--history]

import { siteRenderer } from "../../site/renderer.ts";
import type { Entry } from "../../src/core/history/entry.ts";
import { rewritingOf } from "../../src/core/history/rewriting.ts";
import { renderVerification } from "../../src/core/render/verification.ts";
import { compareWithHistory } from "../../src/core/verify/history.ts";
import { type Verification, verifySite } from "../../src/core/verify/verify-site.ts";
import { hasCommit, refuseShallow } from "../../src/io/git-checkout.ts";
import { openPublished, PublishedSiteError } from "../../src/io/published-site.ts";
import { readHistory } from "../../src/io/read-history.ts";
import {
  EXIT,
  type ExitCode,
  noteProgress,
  printResult,
  requireRegistry,
  UsageError,
} from "../terminal.ts";

export interface VerifyVerbOptions {
  history?: boolean;
  json?: boolean;
}

export async function run(
  where: string,
  { history = false, json }: VerifyVerbOptions,
): Promise<ExitCode> {
  if (history) requireRegistry();
  const site = openPublished(where);
  const chains = new Map<string, readonly Entry[]>();
  noteProgress("Verifying");
  const verified = await verifySite(site.read, {
    renderer: siteRenderer,
    // Only the comparison needs all chains together.
    ...(history ? { onChain: (name, entries) => chains.set(name, entries) } : {}),
  });
  if (!verified) {
    throw new PublishedSiteError(
      `There is no registry site at ${site.where}: it has neither api/v1/state.json nor api/v1/index.json. Name the folder or URL that has them.`,
    );
  }
  const verification = history ? await withHistory(verified, chains) : verified;
  printResult(json, { where: site.where, ...verification }, (paint) =>
    renderVerification(verification, paint),
  );
  return verification.ok ? EXIT.fine : EXIT.problems;
}

/** Recomputes every entry from this folder's git, up to the commit that the site was made from. */
async function withHistory(
  verification: Verification,
  published: ReadonlyMap<string, readonly Entry[]>,
): Promise<Verification> {
  const { commit } = verification;
  if (commit === null) {
    throw new UsageError(
      "The site does not say which commit it was made from, so git cannot be compared. Leave out --history.",
    );
  }
  const root = process.cwd();
  await requireCommit(root, commit);
  await refuseShallow(root);
  const rewritings = [...published.values()].flatMap((entries) =>
    entries.map(rewritingOf).filter((it) => it !== undefined),
  );
  const { chains } = await readHistory(root, commit, { rewritings, believesAll: true });
  const history = new Map([...chains].map(([name, { entries }]) => [name, entries]));
  return compareWithHistory(verification, published, history);
}

async function requireCommit(root: string, commit: string): Promise<void> {
  if (await hasCommit(root, commit)) return;
  throw new UsageError(
    `This clone does not have the published commit ${commit}. Run git fetch, or run this in a clone of the site's registry.`,
  );
}
