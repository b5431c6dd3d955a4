// coalitions doctor, on registries made by `init`: each wrong setting in turn is reported with its fix, and --fix applies
// what it can.

import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sampleOf } from "../support/thorough.ts";
import { addRun, type Doctored, doctor, doctored, publishSite } from "./support/doctored.ts";
import { EmulatedGitHub } from "./support/emulated-github.ts";
import type { Rule, Ruleset } from "./support/server/settings.ts";

let github: EmulatedGitHub;
beforeAll(async () => {
  github = await EmulatedGitHub.start();
});
afterAll(() => github.stop());

interface Case {
  spoil: (it: Doctored) => unknown;
  /** The checks that find it, and no others do. */
  checks: string[];
  says: RegExp;
  /** What --fix reports; undefined if it does nothing. */
  fixed?: RegExp[];
}

const settings = ({ registry }: Doctored) => registry.hosted.settings;
const ruleset = (it: Doctored) => settings(it).rulesets[0] as Ruleset;
const without = (it: Doctored, type: string) => {
  ruleset(it).rules = ruleset(it).rules.filter((rule) => rule.type !== type);
};
const parametersOf = (it: Doctored, type: string) =>
  ruleset(it).rules.find((rule) => rule.type === type)?.parameters ?? {};
/** Changes a file on the default branch, and publishes. */
const edit = async (it: Doctored, path: string, change: (text: string) => string) => {
  const { after } = await it.registry.push((checkout) => {
    const text = readFileSync(checkout.path(path), "utf8");
    if (change(text) === text) throw new Error(`${path} is not changed.`);
    checkout.write(path, change(text));
  });
  publishSite(github, it.registry, after);
};
const removeFile = async (it: Doctored, path: string) => {
  const { after } = await it.registry.push((checkout) => checkout.remove(path));
  publishSite(github, it.registry, after);
};
const WORKFLOW = (name: string) => `.github/workflows/${name}.yml`;
const everywhere = (rules: Rule[], organization?: string): Ruleset => ({
  ...{ id: 55, name: "all", target: "branch", enforcement: "active", rules, bypass_actors: [] },
  conditions: { ref_name: { include: ["~ALL"], exclude: ["refs/heads/main"] } },
  ...(organization === undefined ? {} : { organization }),
});

/** The only run started by cutover.yml's schedule. */
const scheduledAt = ({ registry }: Doctored, at: string) => {
  const { fullName } = registry.hosted;
  for (const [id, { event, repository }] of github.state.runs) {
    if (event === "schedule" && repository.full_name === fullName) github.state.runs.delete(id);
  }
  addRun(github, registry, { name: "cutover", event: "schedule", at });
};

const CASES: Record<string, Case> = {
  "an archived repository": {
    spoil: (it) => Object.assign(settings(it), { archived: true }),
    checks: ["repository-writable"],
    says: /is archived.*\n.*Unarchive this repository/,
  },
  "issues off": {
    spoil: (it) => Object.assign(settings(it), { hasIssues: false }),
    checks: ["issues"],
    says: /Issues are off.*\n.*--fix\n.*tick Issues/,
    fixed: [/^Turned issues on\.$/m],
  },
  "another default branch": {
    spoil: async (it) => {
      await it.registry.hosted.git("branch", "trunk", "main");
      it.registry.hosted.defaultBranch = "trunk";
    },
    checks: ["default-branch", "environment"],
    says: /default branch is trunk, but \.github\/workflows\/publish\.yml only publishes pushes to main/,
  },
  "Actions off": {
    spoil: (it) => Object.assign(settings(it).actions, { enabled: false }),
    checks: ["actions-enabled"],
    says: /Actions is disabled.*\n.*Allow all actions/,
  },
  "local actions alone": {
    spoil: (it) => {
      settings(it).actions.allowed_actions = "local_only";
      return edit(it, WORKFLOW("doctor"), (text) => text.replace("acme/", "beta/"));
    },
    checks: ["actions-allowed", "one-version"],
    says: /do not allow beta\/small-\d+\/\.github\/workflows\/registry-doctor\.yml, actions\/cache/,
  },
  "selected actions, GitHub's own not among them": {
    spoil: (it) => {
      const selected = { github_owned_allowed: false, patterns_allowed: ["actions/c*"] };
      Object.assign(settings(it).actions, { allowed_actions: "selected" });
      Object.assign(settings(it).actions.selected, selected);
    },
    checks: ["actions-allowed"],
    says: /do not allow actions\/deploy-pages, .*\n.*add: actions\/deploy-pages@\*, actions\/deploy-pages\/\*/,
  },
  "selected actions of verified creators": {
    spoil: (it) => {
      Object.assign(settings(it).actions, { allowed_actions: "selected" });
      settings(it).actions.selected.verified_allowed = true;
      return edit(it, WORKFLOW("doctor"), (text) => text.replace("acme/", "beta/"));
    },
    checks: ["actions-allowed", "one-version"],
    says: /warning actions-allowed\n.*registry-doctor\.yml, unless GitHub has verified their authors/,
  },
  "an action by its tag, where that is forbidden": {
    spoil: (it) => {
      settings(it).actions.sha_pinning_required = true;
      const job = "  other:\n    runs-on: x\n    steps:\n      - uses: actions/checkout@v7\n";
      return edit(it, WORKFLOW("doctor"), (text) => text + job);
    },
    checks: ["actions-pinned"],
    says: /actions\/checkout@v7 in \.github\/workflows\/doctor\.yml/,
  },
  "pull requests of Actions not allowed": {
    spoil: ({ registry }) => Object.assign(registry.hosted, { actionsOpenPulls: false }),
    checks: ["actions-open-pulls"],
    says: /not allowed to open pull requests.*\n.*--fix\n.*Allow GitHub Actions to create and approve/,
    fixed: [/^Allowed Actions to create and approve pull requests\.$/m],
  },
  "Pages off": {
    spoil: (it) => {
      settings(it).pages = undefined;
      github.state.pages.remove(it.registry.hosted);
    },
    checks: ["pages-source"],
    says: /Pages is off.*\n.*--fix\n.*Source, choose GitHub Actions/,
    fixed: [/^Turned GitHub Pages on, with GitHub Actions\.$/m],
  },
  "Pages off in a private repository": {
    spoil: (it) => {
      Object.assign(settings(it), { pages: undefined, isPrivate: true });
      github.state.pages.remove(it.registry.hosted);
    },
    checks: ["pages-source"],
    says: /on Pro and Team everybody can read the site.*\n {2}fix: If everybody may read .*gh api --method POST repos\/acme\//,
  },
  "Pages from a branch": {
    spoil: (it) => Object.assign(settings(it).pages ?? {}, { build_type: "legacy" }),
    checks: ["pages-source"],
    says: /Pages is set to show a branch/,
    fixed: [/^Set the source of GitHub Pages to GitHub Actions\.$/m],
  },
  "Pages without HTTPS, on a domain that is not verified": {
    spoil: (it) =>
      Object.assign(settings(it).pages ?? {}, {
        ...{ https_enforced: false, cname: "coalitions.example" },
        ...{ protected_domain_state: "unverified", https_certificate: { state: "errored" } },
      }),
    checks: ["pages-https", "pages-domain", "pages-certificate"],
    says: /not verified the domain coalitions\.example/,
  },
  "another address in the config": {
    spoil: (it) =>
      edit(it, "registry.config.json", (text) =>
        text.replace(/https:[^"]*(\/acme\/registry-)/, "https://a.example$1"),
      ),
    checks: ["pages-address"],
    says: /has the baseUrl https:\/\/a\.example.*publishes at http:\/\/127/,
  },
  "no site": {
    spoil: ({ registry }) => github.state.pages.deploy(registry.hosted, {}),
    checks: ["site"],
    says: /No registry site is published at .* yet.*\n.*Run workflow/,
  },
  "a site that not everybody sees": {
    spoil: (it) => Object.assign(settings(it).pages ?? {}, { public: false }),
    checks: ["site"],
    says: /Only people with access.*\n.*choose Public/,
  },
  "a site that is behind": {
    spoil: ({ registry }) => registry.push((it) => it.write("a.txt", "a")),
    checks: ["site"],
    says: /1 commit behind main/,
  },
  "a site of another branch": {
    spoil: async ({ registry }) => {
      await registry.hosted.git("branch", "other", "main");
      const { after } = await registry.push((it) => it.write("b.txt", "b"), { branch: "other" });
      publishSite(github, registry, after);
    },
    checks: ["site"],
    says: /was built from [0-9a-f]{10}, which main does not have/,
  },
  "a site of another history": {
    spoil: ({ registry }) => publishSite(github, registry, "ab".repeat(20)),
    checks: ["site"],
    says: /from abababab.*, which main does not have/,
  },
  "no rules": {
    spoil: (it) => settings(it).rulesets.pop(),
    checks: ["required-status", "required-owners", "force-pushes", "branch-deletion"],
    says: /--fix\n.*Import a ruleset.*doctor --ruleset > ruleset\.json/,
    fixed: [/^Created the ruleset "coalition registry"\.$/m],
  },
  "a ruleset that is not active": {
    spoil: (it) => Object.assign(ruleset(it), { enforcement: "disabled" }),
    checks: ["required-status", "required-owners", "force-pushes", "branch-deletion"],
    says: /can be merged even if the check found errors/,
    fixed: [/^Completed the ruleset "coalition registry"\.$/m],
  },
  "no required status": {
    spoil: (it) =>
      Object.assign(parametersOf(it, "required_status_checks"), {
        required_status_checks: [{ context: "lint" }],
      }),
    checks: ["required-status"],
    says: /status coalitions is not required/,
    fixed: [/^Completed the ruleset/m],
  },
  "no review by code owners": {
    spoil: (it) =>
      Object.assign(parametersOf(it, "pull_request"), { require_code_owner_review: false }),
    checks: ["required-owners"],
    says: /does not require review by code owners/,
    fixed: [/^Completed the ruleset/m],
  },
  "force pushes": {
    spoil: (it) => without(it, "non_fast_forward"),
    checks: ["force-pushes"],
    says: /Force pushes to the default branch are allowed/,
    fixed: [/^Completed the ruleset/m],
  },
  "a branch that can be deleted": {
    spoil: (it) => without(it, "deletion"),
    checks: ["branch-deletion"],
    says: /can be deleted/,
    fixed: [/^Completed the ruleset/m],
  },
  "admins who may push": {
    spoil: (it) => Object.assign(ruleset(it).bypass_actors[0] ?? {}, { bypass_mode: "always" }),
    checks: ["bypass"],
    says: /Repository admins may bypass the rules and push .*\n.*For pull requests only/,
  },
  "nobody who may bypass": {
    spoil: (it) => ruleset(it).bypass_actors.pop(),
    checks: ["bypass"],
    says: /nobody can merge it.*\n.*add Repository admin/,
  },
  "rules for the registry's own branches": {
    spoil: (it) =>
      settings(it).rulesets.push(
        everywhere([{ type: "creation" }, { type: "required_linear_history" }], "acme"),
      ),
    checks: ["registry-branches"],
    says: /Rules \(creation\) of ruleset 55 of acme cover .*\n.*add bump-notice\/\*\* and cutover\/\*\*/,
  },
  "a merge queue that the check is not in": {
    spoil: (it) => {
      ruleset(it).rules.push({ type: "merge_queue", parameters: {} });
      return edit(it, WORKFLOW("check"), (text) => text.replace(/ {2}merge_group:\n.*\n/, ""));
    },
    checks: ["merge-queue"],
    says: /merge queue.*\n.*merge_group/,
  },
  "a private repository on a free plan": {
    spoil: (it) => Object.assign(settings(it), { isPrivate: true, isFreePlan: true }),
    checks: ["rulesets-available"],
    says: /for this private repository has no rulesets.*\n.*Make the repository public/,
  },
  "an environment of other branches": {
    spoil: (it) =>
      Object.assign(settings(it), {
        environment: { protected_branches: false, custom: ["master", "release/*"] },
      }),
    checks: ["environment"],
    says: /does not let main deploy \(only master, release\/\* may\)/,
  },
  "an environment of protected branches": {
    spoil: (it) =>
      Object.assign(settings(it), { environment: { protected_branches: true, custom: undefined } }),
    checks: ["environment"],
    says: /lets only branches with classic protection deploy, and main has none/,
  },
  "labels that are missing": {
    spoil: ({ registry }) => registry.hosted.conversations.labels.splice(0, 2),
    checks: ["labels"],
    says: /2 labels missing: bump-notice, needs-verification/,
    fixed: [/^Created the label bump-notice\.$/m, /^Created the label needs-verification\.$/m],
  },
  "owners that cannot write": {
    spoil: (it) =>
      edit(it, ".github/CODEOWNERS", (text) => `${text}/coalitions/a.json @mallory @nobody\n`),
    checks: ["code-owners", "code-owners"],
    says: /line \d+: Unknown owner: .*\n.*make sure @mallory exists and has write access/,
  },
  "no CODEOWNERS": {
    spoil: (it) => removeFile(it, ".github/CODEOWNERS"),
    checks: ["code-owners"],
    says: /\.github\/CODEOWNERS does not exist.*\n.*owners --write/,
  },
  "half of an App": {
    spoil: (it) => settings(it).organizationVariables.push("REGISTRY_APP_ID"),
    checks: ["app"],
    says: /REGISTRY_APP_ID is set but REGISTRY_APP_PRIVATE_KEY is not/,
  },
  "the other half": {
    spoil: (it) => settings(it).secrets.push("REGISTRY_APP_PRIVATE_KEY"),
    checks: ["app"],
    says: /REGISTRY_APP_PRIVATE_KEY is set but REGISTRY_APP_ID is not/,
  },
  "a workflow that is missing": {
    spoil: (it) => removeFile(it, WORKFLOW("cutover")),
    checks: ["workflow-files"],
    says: /does not have cutover\.yml/,
  },
  "a workflow that is not YAML": {
    spoil: (it) => edit(it, WORKFLOW("report"), (text) => `${text}  - : [`),
    checks: ["workflow-files"],
    says: /report\.yml cannot be used/,
  },
  "a schedule that GitHub has disabled": {
    spoil: (it) => {
      scheduledAt(it, "2026-01-02T00:00:00Z");
      settings(it).workflowStates.set(WORKFLOW("cutover"), "disabled_inactivity");
    },
    checks: ["workflows-enabled"],
    says: /cutover\.yml does not run.*after 60 days.*\n.*--fix\n.*Enable workflow/,
    fixed: [/^Enabled \.github\/workflows\/cutover\.yml\.$/m],
  },
  "a workflow that somebody has disabled": {
    spoil: (it) => settings(it).workflowStates.set(WORKFLOW("report"), "disabled_manually"),
    checks: ["workflows-enabled"],
    says: /Somebody disabled it, so --fix does not enable it.*\n {2}fix: In Actions, report\.yml, choose Enable workflow/,
  },
  "a schedule that has stopped": {
    spoil: (it) => scheduledAt(it, "2026-01-02T00:00:00Z"),
    checks: ["schedule"],
    says: /last started it at 2026-01-02T00:00:00Z/,
  },
  "a publication that failed": {
    spoil: ({ registry }) => addRun(github, registry, { name: "publish", conclusion: "failure" }),
    checks: ["last-runs"],
    says: /The last run of publish\.yml ended with failure/,
  },
  "a report that failed": {
    spoil: ({ registry }) => addRun(github, registry, { name: "report", conclusion: "failure" }),
    checks: ["last-runs"],
    says: /^warning last-runs\n.*report\.yml ended with failure/,
  },
  "different versions": {
    spoil: (it) =>
      edit(it, WORKFLOW("check"), (text) =>
        text.replace(/@[0-9a-f]{40} # v\S+/, `@${"1".repeat(40)} # v0.9.0`),
      ),
    checks: ["one-version", "newest-version"],
    says: /bump-notice\.yml v[\d.]+, .*check\.yml v0\.9\.0|check\.yml v0\.9\.0, .*bump-notice\.yml v[\d.]+/,
  },
  "an older version": {
    spoil: async ({ software }) => {
      const hosted = github.state.repositories.get(software.repository);
      const commit = await hosted?.git("commit-tree", "-m", "x", "main^{tree}");
      await hosted?.git("tag", "v99.0.0", `${commit}`);
      Object.assign(hosted?.settings ?? {}, { latestRelease: "v99.0.0" });
    },
    checks: ["newest-version"],
    says: /use version v[\d.]+, but the newest is v99\.0\.0.*\n.*Dependabot's pull request, or write @[0-9a-f]{40} # v99\.0\.0/,
  },
  "a config that cannot be used": {
    spoil: (it) => edit(it, "registry.config.json", (text) => text.replace("{", "{,")),
    checks: ["workflow-files"],
    says: /registry\.config\.json cannot be used/,
  },
  "no Dependabot": {
    spoil: (it) => removeFile(it, ".github/dependabot.yml"),
    checks: ["dependabot"],
    says: /\.github\/dependabot\.yml does not update github-actions/,
  },
};

const found = (stdout: string): string[] =>
  JSON.parse(stdout).findings.map(({ check }: { check: string }) => check);

describe("doctor", () => {
  it("says that all is well, and has only read", async () => {
    const { code, stdout, stderr, requests } = await doctor(await doctored(github));
    const well = expect.stringMatching(/^acme\/registry-\d+: no problems found\.\n$/);
    expect([code, stderr, stdout]).toEqual([0, "", well]);
    expect(requests.length).toBeLessThan(50);
    expect(writesIn(requests)).toEqual([]);
  });

  it.each(sampleOf(Object.entries(CASES), 3))(
    "reports %s, and how to fix it",
    async (_, wanted) => {
      const it = await doctored(github);
      await wanted.spoil(it);
      const { code, stdout: text } = await doctor(it);
      expect([code, text]).toEqual([1, expect.stringMatching(wanted.says)]);
      const { stdout, requests } = await doctor(it, { args: ["--json"] });
      expect(found(stdout).sort()).toEqual([...wanted.checks].sort());
      expect(writesIn(requests)).toEqual([]);

      const { fixed = [] } = wanted;
      const first = await doctor(it, { args: ["--fix"] });
      for (const words of fixed) expect(first.stderr).toMatch(words);
      if (fixed.length > 0) await afterwards(it);
      else expect(writesIn(first.requests)).toEqual([]);
    },
  );
});

it("--fix changes nothing in a repository that is not a registry", async () => {
  const other = await doctored(github);
  settings(other).rulesets.length = 0;
  settings(other).pages = undefined;
  await other.registry.push((checkout) => {
    checkout.remove("registry.config.json");
    for (const path of checkout.git("ls-files", ".github/workflows").split("\n").filter(Boolean)) {
      checkout.remove(path);
    }
    checkout.write("README.md", "# A site of its own\n");
  });
  const { code, stderr, requests } = await doctor(other, { args: ["--fix"] });
  expect([code, stderr]).toEqual([
    1,
    expect.stringContaining("Check that this is the right repository"),
  ]);
  expect(writesIn(requests)).toEqual([]);
});

/** What --fix has fixed is no longer reported, and not fixed again. */
async function afterwards(it: Doctored): Promise<void> {
  const { requests, stdout } = await doctor(it, { args: ["--fix"] });
  expect(writesIn(requests)).toEqual([]);
  expect(stdout).toMatch(/no problems found|No registry site is published/);
}

function writesIn(requests: readonly { method: string; path: string }[]): string[] {
  return requests.filter(({ method }) => method !== "GET").map((it) => `${it.method} ${it.path}`);
}
