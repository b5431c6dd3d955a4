// Which GitHub App must set the required status, where the rules name one: the status of another one counts for nothing.

import type { RequiredCheck } from "../facts.ts";
import { type Fault, warning } from "../finding.ts";
import { REQUIRED_STATUS } from "../ruleset.ts";

/** The number of GitHub Actions there, which sets the status. Every other server has one of its own. */
const SERVER = "https://github.com/";
const GITHUB_ACTIONS = 15368;

/** -1 and nothing are any app. `url`: of the repository. */
export function statusAppFaults(required: readonly RequiredCheck[], url: string): Fault[] {
  const other = required.find(({ app }) => (app ?? -1) > 0 && app !== GITHUB_ACTIONS);
  if (!other || !url.startsWith(SERVER)) return [];
  return [
    warning({
      message: `The status ${REQUIRED_STATUS} is required from the GitHub App ${other.app}, and GitHub Actions (${GITHUB_ACTIONS}) sets it: every merge waits for a status that never comes.`,
      remedy: `In the rule that requires ${REQUIRED_STATUS}, choose "any source" or GitHub Actions beside it.`,
      page: "/settings/rules",
    }),
  ];
}
