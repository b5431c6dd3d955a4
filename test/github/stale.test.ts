// actions/stale in an integrator's repository: from a release's tag, against a served registry.

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { release } from "../support/release.ts";
import { NOW, type StaleSite, staleSite } from "../support/stale-site.ts";
import { SOFTWARE } from "./support/data-registry.ts";
import { EmulatedGitHub, only } from "./support/emulated-github.ts";
import { CHECKOUT, job } from "./support/looking.ts";
import { smallRepository } from "./support/small-repository.ts";
import { workflowText } from "./support/workflow-text.ts";

let github: EmulatedGitHub;
let site: StaleSite;
beforeAll(async () => {
  const made = await release();
  github = await EmulatedGitHub.start();
  await github.addSoftware(SOFTWARE, made.bare);
  site = await staleSite();
});
afterAll(() => {
  site.stop();
  github.stop();
});

const FILE = "crates/bot/src/coalition.rs";

async function ran(text: string, more: Record<string, string> = {}) {
  const inputs = { files: "crates\n", ...more };
  const steps = [CHECKOUT, { id: "stale", uses: `${SOFTWARE}/actions/stale@v1`, with: inputs }];
  const jobs = { stale: job(steps, { permissions: { contents: "read" } }) };
  const registry = await smallRepository(github, {
    ".github/workflows/stale.yml": workflowText({ on: "workflow_dispatch", jobs }),
    [FILE]: text,
  });
  const run = only(
    await github.dispatchManually(registry, { workflow: "stale.yml" }, { now: NOW }),
  );
  const { annotations, summary } = run.job("stale");
  const ours = annotations.filter(({ properties }) => properties.file !== undefined);
  return { run, summary, annotations: ours, step: run.step("stale", "stale") };
}

describe("actions/stale", () => {
  it("is green and silent about current constants", async () => {
    const { run, annotations, summary, step } = await ran(site.constant("mini.calm"));
    expect([run.conclusion, annotations, summary]).toEqual(["success", [], ""]);
    expect(step.outputs).toMatchObject({ stale: "false", written: "[]" });
  });

  it.each([
    ["mini.soon", "warning", "announced", "success"],
    ["mini.going", "warning", "retiring", "success"],
    ["mini.rotated", "notice", "outdated", "success"],
    ["mini.bumped", "error", "superseded", "failure"],
    ["mini.urgent", "error", "superseded", "failure"],
    ["mini.gone", "error", "retired", "failure"],
    ["mini.never", "error", "unknown", "failure"],
  ])("annotates the pin's line: %s", async (name, command, status, conclusion) => {
    const { run, annotations, summary, step } = await ran(site.constant(name));
    expect([run.conclusion, annotations.length]).toEqual([conclusion, 1]);
    expect(annotations[0]).toMatchObject({
      command,
      properties: { file: FILE, line: "4", title: `coalition ${status}` },
    });
    expect(summary).toContain(`\`${FILE}:4\``);
    expect(summary.includes("Urgent: The feed was compromised.")).toBe(name === "mini.urgent");
    expect(step.outputs.stale).toBe(`${conclusion === "failure"}`);
  });

  it("is red for announced changes on request", async () => {
    const { run } = await ran(site.constant("mini.soon"), { "fail-on": "announced" });
    expect(run.conclusion).toBe("failure");
  });

  it("warns about a registry without an answer, and fails with strict", async () => {
    const shard = `api/v1/lookup/${site.fingerprint("mini.calm", 1).slice(0, 2)}.json`;
    const known = site.files.get(shard) ?? "";
    const constant = site.constant("mini.calm");
    const expectUnreachable = async (text: string, words: string, more = {}) => {
      for (const strict of ["false", "true"]) {
        const { run, annotations } = await ran(text, { ...more, strict });
        expect(run.conclusion).toBe(strict === "true" ? "failure" : "success");
        expect(annotations[0]?.message).toContain(words);
      }
    };
    await expectUnreachable(
      constant.replaceAll(site.address, "http://127.0.0.1:9/"),
      "cannot be read",
    );
    site.files.set(shard, "<!doctype html>");
    await expectUnreachable(constant, "an HTML page, not JSON");
    site.files.set(shard, known);
    site.faults.set(shard, new Promise(() => {}));
    await expectUnreachable(constant, "did not answer within 1 seconds", {
      "timeout-seconds": "1",
    });
    site.faults.delete(shard);
  });

  it("writes the current constant on request", async () => {
    const { run, step, annotations } = await ran(site.constant("mini.bumped"), { write: "true" });
    expect([run.conclusion, step.outputs.written]).toEqual(["success", JSON.stringify([FILE])]);
    expect(annotations[0]?.command).toBe("notice");
  });

  it.each([
    ["files", "gone", "There is no file or folder"],
    ["within", "three", "Give a whole number from 0 to 250"],
    ["registry", "registry.example", "Give the http or https address"],
    ["strict", "yes", 'Give "true" or "false"'],
    ["fail-on", "all", 'Give "" or "announced"'],
  ])("says what is wrong with an input: %s", async (name, value, words) => {
    const { run } = await ran(site.constant("mini.calm"), { [name]: value });
    expect([run.conclusion, run.faults.includes(words)]).toEqual(["failure", true]);
  });
});
