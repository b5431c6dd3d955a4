// If the rules name a GitHub App for the required status, it must be the one that sets it. Another app's status does
// not count.

import type { RequiredCheck } from "../facts.ts";
import { type Fault, warning } from "../finding.ts";
import { REQUIRED_STATUS } from "../ruleset.ts";

/** The app id of GitHub Actions on github.com, which sets the status. Every other server has a different one. */
const SERVER = "https://github.com/";
const GITHUB_ACTIONS = 15368;

/** -1 or undefined means any app. `url`: the repository's. */
export function statusAppFaults(required: readonly RequiredCheck[], url: string): Fault[] {
  const other = required.find(({ app }) => (app ?? -1) > 0 && app !== GITHUB_ACTIONS);
  if (!other || !url.startsWith(SERVER)) return [];
  return [
    warning({
      message: `The rules require the status ${REQUIRED_STATUS} from the GitHub App ${other.app}, but GitHub Actions (${GITHUB_ACTIONS}) sets it. No pull request can be merged.`,
      remedy: `In the rule that requires ${REQUIRED_STATUS}, choose "any source" or GitHub Actions next to it.`,
      page: "/settings/rules",
    }),
  ];
}
