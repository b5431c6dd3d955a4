// The repository itself.

import { listed } from "../../text.ts";
import { check, error } from "../finding.ts";
import { matchesPattern } from "../patterns.ts";

export const REPOSITORY = [
  check(
    "repository-writable",
    "whether the repository is archived",
    ({ repository }) => ({ value: repository }),
    ({ archived, fullName }) =>
      archived
        ? [
            error({
              message: `${fullName} is archived, so no pull request can be merged and no workflow runs.`,
              remedy: "In Settings, General, Danger Zone, choose Unarchive this repository.",
              page: "/settings",
            }),
          ]
        : [],
  ),
  check(
    "issues",
    "whether issues are on",
    ({ repository }) => ({ value: repository }),
    ({ hasIssues, archived }) =>
      hasIssues || archived
        ? []
        : [
            error({
              message: "Issues are off. Bump notices are issues, so nobody can file one.",
              remedy: "In Settings, General, Features, tick Issues.",
              page: "/settings",
              fixes: [{ kind: "issues" }],
            }),
          ],
  ),
  check(
    "default-branch",
    "which branch publish.yml publishes",
    ({ files }) => files,
    ({ workflows }, { repository: { defaultBranch } }) => {
      const publish = workflows.find(({ path }) => path.endsWith("/publish.yml"));
      if (!publish) return [];
      const { pushBranches, events, path } = publish;
      const remedy = `Write "push: branches: [${defaultBranch}]" below "on:" in ${path}, and merge that.`;
      if (!events.includes("push")) {
        return [
          error({ message: `${path} does not run on push, so merges are not published.`, remedy }),
        ];
      }
      if (pushBranches?.some((it) => matchesPattern(it, defaultBranch)) ?? true) return [];
      return [
        error({
          message: `The default branch is ${defaultBranch}, but ${path} only publishes pushes to ${listed(pushBranches ?? [])}, so merges are not published.`,
          remedy,
        }),
      ];
    },
  ),
];
