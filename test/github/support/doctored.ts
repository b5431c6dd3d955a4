// A registry made by `init` in which every setting is correct, until a test changes one.

import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { software } from "../../../generated/software.js";
import { RULESET } from "../../../src/core/doctor/ruleset.ts";
import { NOTICE_LABELS } from "../../../src/core/notice/labels.ts";
import { LABELS } from "../../../src/core/review/labels.ts";
import { filesBelow } from "../../support/files-below.ts";
import { GitRepository } from "../../support/git-repository.ts";
import { coalitionsWith } from "../../support/run-node.ts";
import type { EmulatedGitHub } from "./emulated-github.ts";
import type { Registry } from "./registry.ts";
import { secondNow } from "./runner/events.ts";
import type { Ruleset } from "./server/settings.ts";
import { smallRepository } from "./small-repository.ts";

/** This software's version, so that the command line has the same one. */
const RELEASED = `v${software.version}`;

export const WORKFLOWS = ["bump-notice", "check", "cutover", "doctor", "publish", "report"];

export interface Doctored {
  github: EmulatedGitHub;
  registry: Registry;
  /** `OWNER/REPO` of the software, and its newest release's commit. */
  software: { repository: string; commit: string };
}

/** The files of `init`, for a release of hosted software. */
async function startFiles(released: Doctored["software"], baseUrl: string, fullName: string) {
  const folder = mkdtempSync(join(tmpdir(), "doctored-"));
  const said = await coalitionsWith(
    { GITHUB_API_URL: "http://127.0.0.1:9" },
    folder,
    ...["init", "registry", "--name", "Acme", "--description", "What Acme ships."],
    ...["--repository", fullName, "--maintainer", "ada:1002", "--branch", "main"],
    ...[
      "--base-url",
      baseUrl,
      "--software",
      `${released.repository}@${released.commit}#${RELEASED}`,
    ],
  );
  if (said.code !== 0) throw new Error(said.stderr);
  const files = filesBelow(join(folder, "registry"));
  rmSync(folder, { recursive: true });
  return files;
}

/** The parts of the release that doctor needs. */
const DOCTOR = Object.fromEntries(
  [
    ".github/workflows/registry-doctor.yml",
    "actions/doctor/action.yml",
    ...distOf("actions/doctor"),
  ].map((path) => [path, readFileSync(path, "utf8")]),
);

function distOf(folder: string): string[] {
  return [...filesBelow(`${folder}/dist`).keys()].map((path) => `${folder}/dist/${path}`);
}

let count = 0;

export async function doctored(github: EmulatedGitHub): Promise<Doctored> {
  const fullName = `acme/registry-${++count}`;
  const released = await smallRepository(github, DOCTOR);
  released.hosted.hasOurBundles = true;
  const { fullName: repository } = released.hosted;
  const commit = await released.hosted.existingCommit("refs/heads/main");
  await released.hosted.git("tag", RELEASED, commit);
  released.hosted.settings.latestRelease = RELEASED;
  const baseUrl = `${github.state.addresses.pages}/${fullName}/`.replace(/^http:/, "https:");
  const files = await startFiles({ repository, commit }, baseUrl, fullName);
  const source = new GitRepository();
  for (const [path, content] of files) source.write(path, content);
  source.commit("Begin");
  const registry = await github.createRepository(fullName, source.folder);
  source.delete();
  await setUp(github, registry);
  return { github, registry, software: { repository, commit } };
}

/** The state after `doctor --fix` and the first publication. */
async function setUp(github: EmulatedGitHub, registry: Registry): Promise<void> {
  const { hosted } = registry;
  registry.setPermission("ada", "admin");
  hosted.settings.pages = {
    ...{ build_type: "workflow", https_enforced: true, cname: null, protected_domain_state: null },
  };
  hosted.settings.environment = { protected_branches: false, custom: ["main"] };
  hosted.settings.rulesets.push({ ...structuredClone(RULESET), id: 7 } as unknown as Ruleset);
  for (const [name, look] of Object.entries({ ...NOTICE_LABELS, ...LABELS })) {
    hosted.conversations.labels.push({ name, ...look });
  }
  publishSite(github, registry, await hosted.existingCommit("refs/heads/main"));
  for (const name of WORKFLOWS) addRun(github, registry, { name });
  addRun(github, registry, { name: "cutover", event: "schedule" });
}

/** A site that only says which commit it was built from. */
export function publishSite({ state }: EmulatedGitHub, { hosted }: Registry, commit: string): void {
  const siteState = { commit, at: null, coalitions: 0, entries: 0, heads: "0".repeat(64) };
  state.pages.deploy(hosted, { "api/v1/state.json": Buffer.from(JSON.stringify(siteState)) });
}

let runs = 50_000;

export interface AddedRun {
  name: string;
  event?: string;
  conclusion?: string | null;
  at?: string;
}

/** The newest run of its workflow. */
export function addRun({ state }: EmulatedGitHub, { hosted }: Registry, run: AddedRun): void {
  const { name, event = "workflow_dispatch", conclusion = "success" } = run;
  const { at = secondNow() } = run;
  const record = {
    ...{ id: ++runs, path: `.github/workflows/${name}.yml`, event, conclusion, created_at: at },
    ...{ head_branch: hosted.defaultBranch, repository: { full_name: hosted.fullName } },
    status: conclusion === null ? "in_progress" : "completed",
    html_url: `${state.addresses.web}/${hosted.fullName}/actions/runs/${runs}`,
  };
  const before = [...state.runs];
  state.runs.clear();
  // The API lists the newest first.
  for (const [id, it] of [[record.id, record] as const, ...before]) state.runs.set(id, it);
}

/** Runs the verb with this role, in a clone or with these flags. */
export async function doctor(
  { github, registry }: Doctored,
  { by = "ada", env = {}, args = [] }: { by?: string; env?: object; args?: string[] } = {},
) {
  const { fullName } = registry.hosted;
  const { token } = github.givePersonalToken(fullName, by);
  const { api } = github.state.addresses;
  const asked = github.requests.length;
  const ended = await coalitionsWith(
    { GITHUB_TOKEN: token, GITHUB_API_URL: api, ...env },
    tmpdir(),
    ...["doctor", "--repository", fullName, ...args],
  );
  const requests = github.requests.slice(asked).filter(({ server }) => server === "api");
  return { ...ended, requests, token };
}
