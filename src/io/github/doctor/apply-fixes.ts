// Applies the fixes of --fix. Each step is one request, and every setting was read just before.

import type { Fix } from "../../../core/doctor/finding.ts";
import { fixWords } from "../../../core/render/doctor.ts";
import { type Api, unless } from "../api.ts";
import { explainRefusal, type Refusal } from "../refusals.ts";
import { GitHubError, steadily } from "../steadily.ts";
import { BRISK } from "./look.ts";

export interface Applied {
  /** One sentence for each applied fix. */
  changed: string[];
  /** One explanation for each fix that GitHub refused. */
  refused: string[];
}

export async function applyFixes(api: Api, fixes: readonly Fix[]): Promise<Applied> {
  const applied: Applied = { changed: [], refused: [] };
  for (const fix of fixes) {
    const { done, attempt } = fixWords(fix);
    try {
      await steadily(attempt, PERMISSIONS[fix.kind], () => apply(api, fix), BRISK);
      applied.changed.push(done);
    } catch (error) {
      if (!(error instanceof GitHubError)) throw error;
      const reason = explainRefusal(error.cause as Refusal, PERMISSIONS[fix.kind], "token");
      applied.refused.push(`Could not ${attempt}: ${reason}`);
    }
  }
  return applied;
}

const PERMISSIONS: Record<Fix["kind"], string> = {
  issues: "administration: write",
  pages: "administration: write, pages: write",
  "open-pulls": "administration: write",
  ruleset: "administration: write",
  label: "issues: write",
  workflow: "actions: write",
};

/** Typed loosely, because the rules of a ruleset are sent back as they were read. */
type Loose = Parameters<Api["octokit"]["request"]>[1];

async function apply({ octokit, repo }: Api, fix: Fix): Promise<unknown> {
  const { actions, issues, repos } = octokit.rest;
  switch (fix.kind) {
    case "issues":
      return repos.update({ ...repo, has_issues: true });
    case "pages":
      if (fix.create) return repos.createPagesSite({ ...repo, build_type: "workflow" } as never);
      return repos.updateInformationAboutPagesSite({ ...repo, build_type: "workflow" } as never);
    case "open-pulls":
      return actions.setGithubActionsDefaultWorkflowPermissionsRepository({
        ...repo,
        can_approve_pull_request_reviews: true,
      });
    case "ruleset": {
      const body = { ...repo, ...fix.body } as Loose;
      return fix.id === undefined
        ? octokit.request("POST /repos/{owner}/{repo}/rulesets", body as never)
        : octokit.request("PUT /repos/{owner}/{repo}/rulesets/{ruleset_id}", {
            ...body,
            ruleset_id: fix.id,
          } as never);
    }
    case "label": {
      const { name, color, description } = fix;
      // Somebody else may have created it since.
      return unless([422], () => issues.createLabel({ ...repo, name, color, description }));
    }
    case "workflow":
      return actions.enableWorkflow({ ...repo, workflow_id: fix.id });
  }
}
