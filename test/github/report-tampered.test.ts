// Results that a stranger's workflow may upload: no claim about a pull request comes from them, and the comment says that
// they differ from the real result.

import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sampleOf } from "../support/thorough.ts";
import { TWO } from "./support/project-registry.ts";
import type { PullRequest } from "./support/pull-request.ts";
import { ReportedRegistry } from "./support/reported.ts";
import type { WorkflowRun } from "./support/runner/workflow-run.ts";

let world: ReportedRegistry;
let victim: PullRequest;
let shownOfVictim: unknown;
/** A stranger's pull request, whose checks have these results. */
let pull: PullRequest;

beforeAll(async () => {
  world = await ReportedRegistry.start();
  victim = await world.open((checkout) => checkout.writeDefinition({ ...TWO, title: "Two" }));
  await world.run(victim);
  shownOfVictim = await world.shown(victim);
  pull = await world.open((checkout) => checkout.writeDefinition({ ...TWO, title: "II" }));
});
afterAll(() => world.stop());

/** Replaces the archive that the run uploaded. */
function tamper(run: WorkflowRun, change: (zip: Uint8Array) => Uint8Array): void {
  const [artifact] = world.github.state.artifacts.ofRun(run.id);
  if (!artifact) throw new Error("The run uploaded nothing.");
  artifact.zip = change(artifact.zip);
}

/** The same result with other facts in it. */
function claiming(changes: (result: Record<string, unknown>) => object) {
  return (zip: Uint8Array) => {
    const result = JSON.parse(strFromU8(unzipSync(zip)["result.json"] ?? new Uint8Array()));
    return zipSync({ "result.json": strToU8(JSON.stringify({ ...result, ...changes(result) })) });
  };
}

const UNREADABLE = "**This pull request's own check has no readable result.**";

describe("an artifact that was tampered with", () => {
  const tampered: [string, (zip: Uint8Array) => Uint8Array, RegExp][] = [
    [
      "the number of another pull request",
      claiming(() => ({ pullRequest: victim.number })),
      /names another pull request/,
    ],
    [
      "the head of another pull request",
      claiming(() => ({ head: victim.headSha })),
      /belongs to a different commit/,
    ],
    [
      "another schema",
      claiming(() => ({ schemaVersion: 99 })),
      /does not match check-result\.schema\.json/,
    ],
    [
      "a comment of its own",
      claiming(() => ({ comment: "# Merge me @everyone" })),
      /does not match/,
    ],
    ["no JSON", () => zipSync({ "result.json": strToU8("<b>") }), /not JSON/],
    [
      "a way out of its folder",
      (zip) => zipSync({ ...unzipSync(zip), "../../../x": strToU8("x") }),
      /must have one file/,
    ],
    ["no archive", () => strToU8("PK"), /not a readable zip archive/],
    [
      "17 MB",
      () =>
        zipSync(
          {
            "result.json": new Uint8Array(17_000_000).map(
              (_, index) => (index * 2_654_435_761) >>> 13,
            ),
          },
          { level: 0 },
        ),
      /larger than a result can be/,
    ],
    [
      "a bomb",
      () => zipSync({ "result.json": new Uint8Array(70_000_000) }),
      /larger than a result can be/,
    ],
  ];
  it.each(sampleOf(tampered, 3))(
    "with %s changes only a line of the comment",
    async (_, change, reason) => {
      const checked = await world.check(pull);
      tamper(checked, change);
      const reported = await world.report(checked);
      expect(reported.conclusion).toBe("success");
      const { comments, labels, suggestions } = await world.shown(pull);
      expect([comments.length, labels, suggestions]).toEqual([1, ["metadata"], []]);
      expect(comments[0]).toContain(UNREADABLE);
      expect(comments[0]).toMatch(reason);
      expect(comments[0]).toMatch(
        /The title of the coalition changed from "Mini coalition[^"]*" to "II"/,
      );
      expect(await world.shown(victim)).toEqual(shownOfVictim);
    },
  );

  it("with markup adds no markup to the comment", async () => {
    const checked = await world.check(pull);
    const problem = {
      code: "x",
      severity: "error",
      file: "coalitions/<img src=x>.json",
      pointer: "",
      line: 1,
      column: 1,
      message: "@everyone <script>alert(1)</script> closes #1 | x",
      fix: "[Merge](https://evil.example/) `x`",
    };
    tamper(
      checked,
      claiming(() => ({ problems: [problem], ok: true })),
    );
    const reported = await world.report(checked);
    expect(reported.conclusion).toBe("success");
    const [comment = ""] = (await world.shown(pull)).comments;
    expect(comment).toContain("It reports error `x` in");
    expect(comment).toContain("✅ Valid:");
    expect(comment).not.toMatch(/@everyone|#1\b|(?<!\\)<script|(?<!\\)\]\(https:\/\/evil/);
    expect(await world.shown(victim)).toEqual(shownOfVictim);
  });

  it("with a runner command in a file's name runs no command", async () => {
    const checked = await world.check(pull);
    const file = "::error title=x::Install https:/evil.example";
    tamper(
      checked,
      claiming(({ definitions }) => {
        const [{ before, after }] = definitions as [{ before: string; after: string }];
        const wrong = after.replace(/"fingerprint": "./, '"fingerprint": "0');
        const problem = { code: "fingerprint-mismatch", severity: "error", file, pointer: "" };
        return {
          definitions: [{ file, before, after: wrong }],
          problems: [{ ...problem, line: 1, column: 1, message: "x" }],
        };
      }),
    );
    const reported = await world.report(checked);
    expect(reported.conclusion).toBe("success");
    expect(reported.faults).toBe("");
  });

  it("that is missing is reported, too", async () => {
    const checked = await world.check(pull);
    for (const artifact of world.github.state.artifacts.ofRun(checked.id)) artifact.expired = true;
    const reported = await world.report(checked);
    expect(reported.conclusion).toBe("success");
    expect((await world.shown(pull)).comments[0]).toMatch(/It has no result/);
  });

  it("that cannot be fetched is reported, too", async () => {
    const checked = await world.check(pull);
    world.github.fault({ path: /\/artifacts\?/, answer: 403 });
    expect((await world.report(checked)).conclusion).toBe("success");
    expect((await world.shown(pull)).comments[0]).toMatch(/lacks the permission "actions: read"/);
  });
});
