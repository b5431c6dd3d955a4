// The payloads of events, made from GitHub's examples.

import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { checkAndReport, OPTIONS, openAndCheck } from "./support/check-and-report.ts";
import { EmulatedGitHub } from "./support/emulated-github.ts";
import type { Registry } from "./support/registry.ts";
import { pushEvent } from "./support/runner/events.ts";

let github: EmulatedGitHub;
let registry: Registry;
beforeAll(async () => {
  github = await EmulatedGitHub.start();
});
afterAll(() => github.stop());
beforeEach(async () => {
  registry = await checkAndReport(github);
});

const opened = (from: "fork" | "branch", files?: Record<string, string>) =>
  openAndCheck(github, registry, { from, ...(files && { files }) });

describe("payloads", () => {
  const EXAMPLES = /codertocat|hello-world|octo-org|octo-repo|octocoders|octocat|api\.github\.com/i;

  it("keep no name of the examples that they are made from", async () => {
    const { run } = await opened("fork");
    const [report] = await github.dispatchCompleted(run, OPTIONS);
    const push = await registry.push((checkout) => checkout.write("b.txt", "b"));
    await github.dispatchPush(push);
    const manual = await github.dispatchManually(registry, { workflow: "check.yml" });
    for (const it of [run, report, ...manual]) {
      expect(JSON.stringify(it?.event.payload)).not.toMatch(EXAMPLES);
    }
  });

  it("of a push tell its commits and files", async () => {
    const push = await registry.push((checkout) => {
      checkout.write("b.txt", "b");
      checkout.commit("First");
      checkout.remove("a.txt");
    });
    const { payload, trigger } = await pushEvent(push, github.state);
    expect(payload).toMatchObject({
      ...{ ref: "refs/heads/main", before: push.before, after: push.after },
      commits: [
        { message: "First", added: ["b.txt"] },
        { message: "Change", removed: ["a.txt"] },
      ],
      head_commit: { id: push.after },
      pusher: { name: "ada" },
    });
    expect(JSON.stringify(payload)).not.toMatch(EXAMPLES);
    expect(trigger.changedFiles).toEqual(["a.txt", "b.txt"]);
  });

  it("by hand have what was typed in", async () => {
    const inputs = { dry: true };
    const [run] = await github.dispatchManually(
      registry,
      { workflow: "check.yml", inputs },
      OPTIONS,
    );
    expect(run?.event.payload).toMatchObject({ inputs, sender: { login: "ada" } });
    expect(run?.group).toBe("check-refs/heads/main");
  });
});
