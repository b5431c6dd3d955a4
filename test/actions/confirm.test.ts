// The built actions/confirm, started as a runner starts it: what it refuses before any request.
// Everything else runs on the emulated GitHub, in test/github/confirm.test.ts.

import { tmpdir } from "node:os";
import { describe, expect, it } from "vitest";
import { runAction } from "../support/runner.ts";

const INPUTS = {
  ...{ url: "https://mini.example/", commit: "ab".repeat(20), heads: "12".repeat(32) },
  ...{ news: '{"commits":[],"omitted":0}', "github-token": "token", "wait-minutes": "10" },
};
const ENV = { GITHUB_REPOSITORY: "acme/registry", GITHUB_RUN_ID: "1", GITHUB_RUN_ATTEMPT: "1" };

async function refusalOf(inputs: Record<string, string>, env: Record<string, string> = ENV) {
  const { code, annotations } = await runAction("confirm", {
    workspace: tmpdir(),
    inputs: { ...INPUTS, ...inputs },
    env,
  });
  expect([code, annotations.length]).toEqual([1, 1]);
  return annotations[0]?.message;
}

describe("actions/confirm", () => {
  it.each(["", "ten", "-1", "301", "NaN", "Infinity"])("refuses to wait %j minutes", async (it) => {
    expect(await refusalOf({ "wait-minutes": it })).toContain(
      `wait-minutes is "${it}". Give the minutes to wait for the site, from 0 to 300.`,
    );
  });

  it("refuses invalid news and missing inputs", async () => {
    expect(await refusalOf({ news: "{}" })).toContain("Pass that output on unchanged.");
    for (const name of ["url", "commit", "heads", "news", "github-token"]) {
      expect(await refusalOf({ [name]: "" })).toContain(name);
    }
  });

  it("runs only in a workflow", async () => {
    expect(await refusalOf({}, { GITHUB_REPOSITORY: "" })).toContain(
      "Run this action in a workflow",
    );
  });
});
