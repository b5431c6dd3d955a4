// Explains GitHub's refusals and what to do. A missing permission is only one cause of a 403: repository settings,
// rulesets and organization policies refuse with messages of their own.

/** The error of @octokit/request-error, where a lost connection is a 500. */
export interface Refusal extends Error {
  status?: number;
  response?: { headers: Record<string, string | undefined> };
}

/** By GitHub's message. The status may vary. */
const REMEDIES: [said: RegExp, remedy: string][] = [
  [
    /not permitted to create or approve pull requests/i,
    "the repository's settings keep Actions from opening pull requests. Allow it in Settings, Actions, General, Workflow permissions. If the box is greyed out, the organization forbids it: an organization owner can allow it in the same place of the organization's settings",
  ],
  [
    /organization does not allow GitHub Actions to create or approve/i,
    "the organization forbids it. An organization owner can allow it in the organization's Settings, Actions, General, Workflow permissions",
  ],
  [
    /upgrade to github/i,
    "the plan does not include this for a private repository. Make the repository public, or upgrade to GitHub Pro, Team or Enterprise",
  ],
  [
    /permission to create labels/i,
    'the repository lacks a label, and the job cannot create it. Give the job the permission "issues: write", or create the label once by hand. To put an existing label on a pull request, "pull-requests: write" is enough',
  ],
  [
    /without `?workflows?`? (permission|scope)/i,
    "the branch would get workflow files that no other branch has, which no job's token may do. Either the default branch changed its workflow files at the same time, or somebody changed them on this branch. The next run starts from the newest default branch. If this branch changes workflow files, delete it",
  ],
  [
    /repository rule violations|protected branch|declined due to (a )?repository rule/i,
    "a ruleset of the repository or organization forbids it. In Settings, Rules, Rulesets, exclude the branches bump-notice/** and cutover/**, or let the registry's GitHub App bypass the ruleset",
  ],
  [
    /maximum number of statuses/i,
    "GitHub keeps at most 1,000 statuses of one name for a commit, and this commit has that many. Push another commit",
  ],
  [
    /reference update failed/i,
    "GitHub does not say why. Check two things: whether a ruleset covers the branch (Settings, Rules, Rulesets), and whether another branch's name is the first part of this one's, up to a slash. Git cannot have both",
  ],
];

/** Whether a retry would be refused again, whatever the status is. */
export function isLasting({ message }: Error): boolean {
  return REMEDIES.some(([said]) => said.test(message));
}

/** GitHub's rate limits also come as 403. */
export function isLimited({ status, message, response }: Refusal): boolean {
  const headers = response?.headers ?? {};
  const limited =
    headers["retry-after"] !== undefined ||
    headers["x-ratelimit-remaining"] === "0" ||
    /rate limit/i.test(message);
  return (status === 403 || status === 429) && limited;
}

/** Says what the refusal means and what to do, then what GitHub said. `who`: what lacks the permission. */
export function explainRefusal(error: Refusal, permission: string, who = "job"): string {
  const { status, message } = error;
  const said = isUnreached(error) ? message : `GitHub said ${status ?? "nothing"}: ${message}`;
  return `${meaningOf(error, `the ${who} lacks the permission "${permission}"`)}. (${said})`;
}

/** Without an answer, the client makes up a status of 500. */
function isUnreached({ status, response }: Refusal): boolean {
  return status === 500 && response === undefined;
}

function meaningOf(error: Refusal, lacking: string): string {
  const { status, message } = error;
  if (isUnreached(error)) return "GitHub could not be reached. Run it again later";
  if (isLimited(error)) return "GitHub's limit on requests is reached. Run it again later";
  const remedy = REMEDIES.find(([said]) => said.test(message))?.[1];
  if (remedy) return remedy;
  if (status === 401) return "the token is not valid";
  if (status === 403) return lacking;
  if (status === 404) return `it does not exist, or ${lacking}`;
  if (status === undefined || status < 500) return "GitHub refused it";
  return "GitHub had an error. Run it again later";
}
