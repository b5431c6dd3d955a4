// Keeps our labels on a pull request or issue.

import { type Api, unless } from "./api.ts";

export interface KeptLabels {
  /** The number of the pull request or issue. */
  number: number;
  /** All our labels, with their colours and descriptions. */
  known: Record<string, { color: string; description: string }>;
  /** Those it should have. */
  wanted: readonly string[];
  /** What the caller has read of it; if nothing, it is read here. */
  seen?: SeenLabels;
}

export interface SeenLabels {
  /** The labels it has. */
  own: readonly string[];
  /** Labels the repository has; not always all of them. */
  all: readonly string[];
}

/** Creates labels the repository lacks, adds the wanted ones, and removes our other ones. */
export async function keepLabels(api: Api, kept: KeptLabels): Promise<void> {
  const { octokit, repo } = api;
  const issue = { ...repo, issue_number: kept.number };
  const own = kept.seen?.own ?? (await labelsOn(api, kept.number));
  // GitHub compares labels without case.
  const there = new Map(own.map((name) => [name.toLowerCase(), name]));
  const missing = kept.wanted.filter((name) => !there.has(name));
  if (missing.length > 0) {
    const all = new Set(kept.seen?.all.map((name) => name.toLowerCase()));
    const unseen = missing.filter((name) => !all.has(name));
    if (unseen.length > 0) await createMissing(api, kept.known, unseen);
    await octokit.rest.issues.addLabels({ ...issue, labels: missing });
  }
  for (const name of Object.keys(kept.known)) {
    const written = there.get(name);
    if (written === undefined || kept.wanted.includes(name)) continue;
    // Somebody else may have removed it already. The same applies to creating one below.
    await unless([404], () => octokit.rest.issues.removeLabel({ ...issue, name: written }));
  }
}

async function labelsOn({ octokit, repo }: Api, issue_number: number): Promise<string[]> {
  const { listLabelsOnIssue } = octokit.rest.issues;
  const all = { ...repo, issue_number, per_page: 100 };
  return (await octokit.paginate(listLabelsOnIssue, all)).map(({ name }) => name);
}

async function createMissing(
  { octokit, repo }: Api,
  known: KeptLabels["known"],
  names: readonly string[],
): Promise<void> {
  const labels = await octokit.paginate(octokit.rest.issues.listLabelsForRepo, {
    ...repo,
    per_page: 100,
  });
  const there = new Set(labels.map(({ name }) => name.toLowerCase()));
  for (const name of names) {
    const look = known[name];
    if (!look || there.has(name.toLowerCase())) continue;
    await unless([422], () => octokit.rest.issues.createLabel({ ...repo, name, ...look }));
  }
}
