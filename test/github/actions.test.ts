// Actions: those of the checkout, and the stand-ins of third parties.

import { strFromU8, unzipSync } from "fflate";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { EmulatedGitHub } from "./support/emulated-github.ts";
import { CHECKOUT, job, pushed } from "./support/pushed.ts";
import { workflowText } from "./support/workflow-text.ts";

let github: EmulatedGitHub;
beforeAll(async () => {
  github = await EmulatedGitHub.start();
});
afterAll(() => github.stop());

describe("actions", () => {
  it("of the checkout run under Node, with inputs and defaults", async () => {
    const action = {
      name: "Own",
      description: "Own",
      inputs: { "of-mine": {}, token: { default: "[[ github.token ]]" }, unset: {} },
      runs: { using: "node24", main: "main.js" },
    };
    const main = `const { env } = process;
console.log(env["INPUT_OF-MINE"], env.INPUT_TOKEN.slice(0, 4), JSON.stringify(env.INPUT_UNSET));
console.log("::stop-commands::x\\n::error::not heard\\n::x::\\n::notice title=T::heard");`;
    const steps = [{ uses: CHECKOUT }, { id: "own", uses: "./own", with: { "of-mine": 7 } }];
    const { run } = await pushed(
      github,
      { a: job(steps) },
      { options: {}, files: { "own/action.yml": workflowText(action), "own/main.js": main } },
    );
    const { log, annotations } = run.step("a", "own");
    expect(log).toMatch(/^7 ghs_ ""\n/);
    expect(annotations).toEqual([
      { command: "notice", properties: { title: "T" }, message: "heard" },
    ]);
  });

  it("that are not checked out are not there", async () => {
    const { run } = await pushed(github, { a: job([{ id: "own", uses: "./own" }]) });
    expect([run.conclusion, run.step("a", "own").annotations[0]?.message]).toEqual([
      "failure",
      expect.stringContaining("Did you forget to run actions/checkout"),
    ]);
  });

  it.each([
    [{ uses: `somebody/else@${"0".repeat(40)}` }, "No stand-in for somebody/else"],
    [{ uses: CHECKOUT, with: { fetchdepth: 0 } }, "no input fetchdepth"],
    [{ uses: CHECKOUT, with: { submodules: true } }, "actions/checkout: the input submodules"],
    [{ uses: "docker://alpine" }, "No stand-in for docker://alpine"],
  ])("that are not known are an error of the test's: %o", async (step, message) => {
    await expect(pushed(github, { a: job([step]) })).rejects.toThrow(message);
  });

  it("check out the pushed commit alone, or everything, with credentials or without", async () => {
    const look = "git rev-list --count HEAD; git config --get-regexp extraheader | wc -l";
    const { run } = await pushed(github, {
      one: job([{ uses: CHECKOUT }, { id: "look", run: `${look}; git branch --show-current` }]),
      all: job([
        { uses: CHECKOUT, with: { "fetch-depth": 0, "persist-credentials": false, path: "sub" } },
        { id: "look", run: `cd sub; ${look}; cat a.txt` },
      ]),
    });
    expect(run.step("one", "look").log.split(/\s+/)).toEqual(["1", "1", "main", ""]);
    expect(run.step("all", "look").log.split(/\s+/)).toEqual(["2", "0", "pushed", ""]);
  });

  it("upload what they are told to, once", async () => {
    const upload = { uses: "actions/upload-artifact@043fb46d1a93c77aae656e7c1c64a875d1fc6a0a" };
    const { run } = await pushed(github, {
      a: job([
        { run: "mkdir -p out/deep && echo 1 > out/deep/a && echo 2 > out/.hidden && echo 3 > b" },
        { id: "folder", ...upload, with: { name: "folder", path: "out" } },
        { id: "file", ...upload, with: { path: "out/deep/a" } },
        { id: "both", ...upload, with: { name: "both", path: "out/deep/a\nb\n" } },
        { id: "none", ...upload, with: { name: "none", path: "gone" } },
        { id: "again", ...upload, with: { name: "folder", path: "b" } },
        {
          id: "strict",
          if: "always()",
          ...upload,
          with: { path: "gone", "if-no-files-found": "error" },
        },
      ]),
    });
    const { steps } = run.job("a");
    expect(
      steps
        .slice(1)
        .map(({ conclusion }) => conclusion)
        .join(),
    ).toBe("success,success,success,success,failure,failure");
    const kept = github.state.artifacts.ofRun(run.id).map(({ name, zip }) => {
      const files = Object.entries(unzipSync(zip)).map(([file, bytes]) => [file, strFromU8(bytes)]);
      return [name, Object.fromEntries(files)];
    });
    expect(Object.fromEntries(kept)).toEqual({
      folder: { "deep/a": "1\n" },
      artifact: { a: "1\n" },
      both: { "out/deep/a": "1\n", b: "3\n" },
    });
    expect(run.step("a", "none").annotations[0]?.command).toBe("warning");
    const again = await github.rerun(run, { bash: true });
    expect([again.facts.attempt, again.id]).toEqual([2, run.id]);
    expect(github.state.artifacts.ofRun(run.id)).toHaveLength(6);
  });
});
