// What the settings of Actions allow. None of it can be seen with the token of a workflow.

import { someOf } from "../../text.ts";
import { forbiddenActions, USED_ACTIONS } from "../allowed-actions.ts";
import { both, check, error, warning } from "../finding.ts";
import { callsSoftware } from "../workflow-files.ts";

const PAGE = "/settings/actions";
const GENERAL = "In Settings, Actions, General, Actions permissions,";

export const ACTIONS = [
  check(
    "actions-enabled",
    "whether Actions is on",
    ({ actions }) => actions,
    ({ enabled }) =>
      enabled
        ? []
        : [
            error({
              message: "Actions is off: nothing is checked, published or announced.",
              remedy: `${GENERAL} choose Allow all actions and reusable workflows. If that cannot be chosen, the organization forbids it.`,
              page: PAGE,
            }),
          ],
  ),
  check(
    "actions-allowed",
    "which actions and reusable workflows may run",
    ({ actions, files }) => both(actions, files),
    ([{ enabled, allowed }, files], { repository: { owner } }) => {
      const own = files.workflows.flatMap(({ uses }) => uses);
      // What the called workflows use is pinned there.
      const called = callsSoftware(files) ? USED_ACTIONS.map((name) => `${name}@${PINNED}`) : [];
      const used = [...new Set([...own, ...called])];
      const forbidden = enabled ? forbiddenActions(allowed, used, owner) : [];
      if (forbidden.length === 0) return [];
      const names = [...new Set(forbidden.map((it) => it.split("@")[0] ?? ""))];
      const maybe = allowed.kind === "selected" && allowed.verified;
      return [
        (maybe ? warning : error)({
          message: `The repository's settings do not allow ${someOf(names, 5)}${maybe ? ", unless GitHub has verified their authors" : ""}. Workflows that use them do not start.`,
          remedy: `${GENERAL} choose Allow all actions and reusable workflows; or, below Allow select actions, add: ${patternsFor(names)}`,
          page: PAGE,
        }),
      ];
    },
  ),
  check(
    "actions-pinned",
    "whether actions must be named by a commit",
    ({ actions, files }) => both(actions, files),
    ([{ requiresPins }, { workflows }]) => {
      const loose = workflows.flatMap(({ path, uses }) =>
        uses.filter((it) => !isPinned(it)).map((it) => `${it} in ${path}`),
      );
      if (!requiresPins || loose.length === 0) return [];
      return [
        error({
          message: `The settings require full commit SHAs, and these are named otherwise: ${someOf(loose, 5)}. Their jobs fail.`,
          remedy:
            "Put the full commit SHA of the version after the @, and the version into a comment.",
        }),
      ];
    },
  ),
  check(
    "actions-open-pulls",
    "whether Actions may open pull requests",
    ({ mayOpenPulls }) => mayOpenPulls,
    (mayOpenPulls, { repository: { isOrganization, owner } }) =>
      mayOpenPulls
        ? []
        : [
            error({
              message:
                "Actions may not open pull requests, so bump notices and cutovers open none.",
              remedy: `In Settings, Actions, General, Workflow permissions, tick Allow GitHub Actions to create and approve pull requests.${isOrganization ? ` If the box cannot be ticked, ${owner} forbids it: one of its owners allows it in the same place of the organization's settings.` : ""}`,
              page: PAGE,
              fixes: [{ kind: "open-pulls" }],
            }),
          ],
  ),
];

/** In place of the commits that the software's workflows name. */
const PINNED = "0".repeat(40);

/** Each covers a repository's action at its top, and all that is below. */
function patternsFor(names: readonly string[]): string {
  const repositories = new Set(names.map((it) => it.split("/").slice(0, 2).join("/")));
  return [...repositories].map((it) => `${it}@*, ${it}/*`).join(", ");
}

/** A reusable workflow may be named by a tag, whatever the setting says. */
function isPinned(used: string): boolean {
  return /@[0-9a-f]{40}$/.test(used) || used.includes("/.github/workflows/");
}
