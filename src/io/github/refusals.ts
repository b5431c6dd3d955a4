// What GitHub's refusals mean, and what to do about each. The permission that a job lacks is only one cause of
// a 403: settings of the repository, rulesets and policies of an organization refuse in their own words.

/** As @octokit/request-error has it; a lost connection is a 500 there. */
export interface Refusal extends Error {
  status?: number;
  response?: { headers: Record<string, string | undefined> };
}

/** By GitHub's own words, which are the same whatever the status. */
const REMEDIES: [said: RegExp, remedy: string][] = [
  [
    /not permitted to create or approve pull requests/i,
    "the repository's settings keep Actions from opening pull requests. Allow it in Settings, Actions, General, Workflow permissions. If the box cannot be ticked there, the organization forbids it: one of its owners allows it in the same place of the organization's settings",
  ],
  [
    /organization does not allow GitHub Actions to create or approve/i,
    "the organization forbids it. One of its owners allows it in the organization's Settings, Actions, General, Workflow permissions",
  ],
  [
    /upgrade to github/i,
    "the plan does not have it for a private repository. Make the repository public, or take GitHub Pro, Team or Enterprise",
  ],
  [
    /permission to create labels/i,
    'the repository lacks a label, and the job may not create it. Give the job the permission "issues: write", or create the label once by hand: to put an existing label on a pull request, "pull-requests: write" is enough',
  ],
  [
    /without `?workflows?`? (permission|scope)/i,
    "the branch would have workflow files that are on no other branch, which takes a permission that no job can have. The default branch has changed its workflow files meanwhile, or somebody else has changed them on this branch. The next run starts from the newest default branch; if the branch itself has such a change, delete it",
  ],
  [
    /repository rule violations|protected branch|declined due to (a )?repository rule/i,
    "a ruleset of the repository or of its organization forbids it. In Settings, Rules, Rulesets, leave out the branches bump-notice/** and cutover/**, or let the registry's GitHub App bypass the ruleset",
  ],
  [
    /maximum number of statuses/i,
    "GitHub keeps a thousand statuses of one name for a commit, and this one has as many. Push another commit",
  ],
  [
    /reference update failed/i,
    "GitHub does not say why. Look whether a ruleset covers the branch (Settings, Rules, Rulesets), and whether a branch exists whose name is the beginning of this one's, up to a slash: git cannot have both",
  ],
];

/** Whether the same step would be refused again, whatever the status says. */
export function isLasting({ message }: Error): boolean {
  return REMEDIES.some(([said]) => said.test(message));
}

/** GitHub's limits on how much and how fast come as 403, too. */
export function isLimited({ status, message, response }: Refusal): boolean {
  const headers = response?.headers ?? {};
  const limited =
    headers["retry-after"] !== undefined ||
    headers["x-ratelimit-remaining"] === "0" ||
    /rate limit/i.test(message);
  return (status === 403 || status === 429) && limited;
}

/** In a sentence or more: what it means and what to do, with what GitHub said. `who`: lacks the permission. */
export function explainRefusal(error: Refusal, permission: string, who = "job"): string {
  const { status, message } = error;
  const said = isUnreached(error) ? message : `GitHub said ${status ?? "nothing"}: ${message}`;
  return `${meaningOf(error, `the ${who} lacks the permission "${permission}"`)}. (${said})`;
}

/** Nothing has answered: the client makes that a 500 of its own. */
function isUnreached({ status, response }: Refusal): boolean {
  return status === 500 && response === undefined;
}

function meaningOf(error: Refusal, lacking: string): string {
  const { status, message } = error;
  if (isUnreached(error)) return "GitHub cannot be reached from here. Run it again later";
  if (isLimited(error)) return "GitHub's limit on requests is reached. Run it again later";
  const remedy = REMEDIES.find(([said]) => said.test(message))?.[1];
  if (remedy) return remedy;
  if (status === 401) return "the token is not valid";
  if (status === 403) return lacking;
  if (status === 404) return `it is not there, or ${lacking}`;
  if (status === undefined || status < 500) return "GitHub refuses it";
  return "GitHub stumbles. Run it again later";
}
