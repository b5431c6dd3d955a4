// Reads all the facts that doctor checks. Changes nothing.

import type { Facts, RepositoryFacts, Seen } from "../../../core/doctor/facts.ts";
import {
  type FileTexts,
  REGISTRY_FILES,
  readRegistryFiles,
} from "../../../core/doctor/workflow-files.ts";
import { currentTime } from "../../clock.ts";
import type { Api } from "../api.ts";
import { readText } from "../branches.ts";
import type { Refusal } from "../refusals.ts";
import { GitHubError, steadily } from "../steadily.ts";
import { BRISK, look } from "./look.ts";
import { readClassic, readRules } from "./read-rules.ts";
import * as settings from "./read-settings.ts";
import { readPages, readSite } from "./read-site.ts";
import { readRelease, readWorkflows } from "./read-workflows.ts";

/** Throws GitHubError if this token cannot see the repository. */
export async function readRepository({ octokit, repo }: Api): Promise<RepositoryFacts> {
  const name = `${repo.owner}/${repo.repo}`;
  const open = () => octokit.rest.repos.get({ ...repo });
  const { data } = await steadily(`open ${name}`, "metadata: read", open, BRISK).catch((error) => {
    throw error instanceof GitHubError ? unopened(name, error) : error;
  });
  return {
    fullName: data.full_name,
    owner: data.owner.login,
    isOrganization: data.owner.type === "Organization",
    url: data.html_url,
    archived: data.archived,
    isPrivate: data.private,
    hasIssues: data.has_issues,
    defaultBranch: data.default_branch,
  };
}

/** Most problems with a token show in this first request. */
function unopened(name: string, error: GitHubError): GitHubError {
  const { status, message } = error.cause as Refusal;
  const said = `(GitHub said ${status}: ${message})`;
  if (status === 401) {
    return new GitHubError(
      `GitHub rejected this token. It may have expired or been revoked: create a new one. ${said}`,
    );
  }
  if (status !== 404) return error;
  return new GitHubError(
    `This token cannot see a repository ${name}. Check the name, and that the token has access to it. ${said}`,
  );
}

/** `api` must have the repository's current name. */
export async function readFacts(api: Api, repository: RepositoryFacts): Promise<Facts> {
  const { defaultBranch } = repository;
  const files = await readFiles(api, defaultBranch);
  const [pages, classic] = await Promise.all([readPages(api), readClassic(api, defaultBranch)]);
  const [site, rules, environment, workflows, release] = await Promise.all([
    readSite(api, pages.value?.url, defaultBranch),
    readRules(api, defaultBranch, classic),
    settings.readEnvironment(api, classic === undefined ? undefined : classic !== null),
    readWorkflows(api, defaultBranch),
    readRelease(api, files),
  ]);
  const [actions, mayOpenPulls, labels, owners, app] = await Promise.all([
    settings.readActions(api),
    settings.readMayOpenPulls(api),
    settings.readLabels(api),
    settings.readOwnersErrors(api),
    settings.readApp(api, repository.isOrganization),
  ]);
  return {
    ...{ now: currentTime(), repository, files, actions, mayOpenPulls, pages, site, rules },
    ...{ environment, labels, owners, workflows, app, release },
  };
}

/** Reads the default branch, because that is what GitHub runs, whatever the local folder has. */
async function readFiles(
  api: Api,
  branch: string,
): Promise<Seen<ReturnType<typeof readRegistryFiles>>> {
  return look("the workflow files", "contents: read", async () => {
    const texts: Record<string, string | undefined> = {};
    await Promise.all(
      REGISTRY_FILES.map(async (path) => {
        texts[path] = await readText(api, path, branch);
      }),
    );
    return readRegistryFiles(texts satisfies FileTexts);
  });
}
