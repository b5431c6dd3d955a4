// Closes notices that are done: every coalition has published the change.

import { isFinished } from "../../core/notice/finished.ts";
import type { Judgement } from "../../core/notice/judge.ts";
import { parseIndex } from "../../core/published/shapes.ts";
import { closeIssue } from "../github/issues.ts";
import { steadily } from "../github/steadily.ts";
import { openPublished, PublishedSiteError, readShaped } from "../published-site.ts";
import type { NoticeRun } from "./notice-run.ts";

/**
 * How many entries each coalition has on the deployed site, by name. If that is unknown, the reason: no notice is
 * closed then.
 */
export async function readPublishedEntries({
  baseUrl,
  run,
}: NoticeRun): Promise<{ entries: ReadonlyMap<string, number> } | { reason: string }> {
  try {
    // A unique query, so that no cache answers with an older one.
    const site = openPublished(baseUrl, { query: `${run.id}.${run.attempt}.notices` });
    const index = await readShaped(site, "api/v1/index.json", parseIndex);
    if (!index) return { reason: `There is no site at ${site.where} yet.` };
    return { entries: new Map(index.coalitions.map(({ name, entries }) => [name, entries])) };
  } catch (error) {
    if (!(error instanceof PublishedSiteError)) throw error;
    return { reason: error.message };
  }
}

/** Returns whether it was closed. Throws GitHubError. */
export async function closeFinished(
  { api, by }: NoticeRun,
  judgement: Judgement,
  published: ReadonlyMap<string, number> | undefined,
): Promise<boolean> {
  if (!isFinished(judgement, published, by.now)) return false;
  const { number } = judgement;
  await steadily(`close #${number}`, "issues: write", () => closeIssue(api, number));
  return true;
}
