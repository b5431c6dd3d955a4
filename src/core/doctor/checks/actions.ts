// What the Actions settings allow. A workflow's token cannot see any of it.

import { someOf } from "../../text.ts";
import { forbiddenActions, USED_ACTIONS } from "../allowed-actions.ts";
import { both, check, error, warning } from "../finding.ts";
import { callsSoftware } from "../workflow-files.ts";

const PAGE = "/settings/actions";
const GENERAL = "In Settings, Actions, General, Actions permissions,";

export const ACTIONS = [
  check(
    "actions-enabled",
    "whether Actions is enabled",
    ({ actions }) => actions,
    ({ enabled }) =>
      enabled
        ? []
        : [
            error({
              message: "Actions is disabled, so nothing is checked, published or announced.",
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
      // The reusable workflows pin their actions by commit.
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
    "whether actions must be pinned to a commit",
    ({ actions, files }) => both(actions, files),
    ([{ requiresPins }, { workflows }]) => {
      const loose = workflows.flatMap(({ path, uses }) =>
        uses.filter((it) => !isPinned(it)).map((it) => `${it} in ${path}`),
      );
      if (!requiresPins || loose.length === 0) return [];
      return [
        error({
          message: `The settings require full commit SHAs, but these are not pinned to one: ${someOf(loose, 5)}. Their jobs fail.`,
          remedy:
            "After the @, write the version's full commit SHA. Put the version in a comment on the same line.",
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
                "GitHub Actions is not allowed to open pull requests, so bump notices and cutovers cannot propose their changes.",
              remedy: `In Settings, Actions, General, Workflow permissions, tick Allow GitHub Actions to create and approve pull requests.${isOrganization ? ` If the box is disabled, ${owner} forbids it. An owner of the organization can allow it in the same place in its settings.` : ""}`,
              page: PAGE,
              fixes: [{ kind: "open-pulls" }],
            }),
          ],
  ),
];

/** A placeholder for the commits that the software's workflows pin. */
const PINNED = "0".repeat(40);

/** For each repository: an action at its top, and everything below. */
function patternsFor(names: readonly string[]): string {
  const repositories = new Set(names.map((it) => it.split("/").slice(0, 2).join("/")));
  return [...repositories].map((it) => `${it}@*, ${it}/*`).join(", ");
}

/** A reusable workflow may be named by a tag even if the setting requires SHAs. */
function isPinned(used: string): boolean {
  return /@[0-9a-f]{40}$/.test(used) || used.includes("/.github/workflows/");
}
