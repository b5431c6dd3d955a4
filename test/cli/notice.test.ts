// coalitions notice: its output for people and programs, its exit code, and that it writes nothing.

import { resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { proposalStatuses, wouldPropose } from "../../scripts/would-propose.ts";
import { judgeNotice } from "../../src/core/notice/judge.ts";
import { judgedBy } from "../../src/core/notice/judged-by.ts";
import { type BumpNotice, upcomingOf } from "../../src/core/notice/notice.ts";
import { renderNotice } from "../../src/core/render/notice/comment.ts";
import { readSnapshot } from "../../src/io/read-snapshot.ts";
import { readRegistryView } from "../../src/io/read-view.ts";
import { changed, definition, lattice, OPERATOR } from "../support/definitions.ts";
import { bodyOf, filed } from "../support/filed-notices.ts";
import type { GitRepository } from "../support/git-repository.ts";
import { idOf } from "../support/ids.ts";
import { miniatureRegistry } from "../support/miniature.ts";
import { coalitions, runNode } from "../support/run-node.ts";
import { coalitionsAt, HAS_TERMINAL } from "../support/terminal.ts";

const CITIZEN = lattice("a.mainnet");
const NOTICE: BumpNotice = {
  kind: "stable-id",
  id: CITIZEN.stableId,
  to: idOf("a.mainnet, next"),
  effectiveAt: "2026-12-01T14:00:00Z",
  releaseNotes: "https://a.example/releases/7",
  reason: "A new committee, at $5 & <b> @ada #1 0123456789abcdef.",
};
const ID = String(OPERATOR.github[0]?.id);
const BEFORE = ["--at", "2026-11-20T09:00:00Z"];
const ARGS = ["notice", "BODY.md", "--author", ID];

let repository: GitRepository;
beforeAll(() => {
  repository = miniatureRegistry();
  repository.write(".gitignore", "*.md\n");
  repository.commit("Ignore");
  repository.write("BODY.md", bodyOf({ ...NOTICE, reason: "A new committee." }));
});
afterAll(() => repository.delete());

const run = (...args: string[]) => coalitions(repository.folder, ...args);
const facts = async (...args: string[]) => {
  const { code, stdout } = await run(...args, "--json");
  return { code, ...JSON.parse(stdout) };
};

describe("coalitions notice", () => {
  it("shows what a notice means, and the pull requests that it would open", async () => {
    const { code, stdout, stderr } = await run(...ARGS, ...BEFORE);
    expect([code, stderr]).toEqual([0, ""]);
    await expect(stdout).toMatchFileSnapshot("../golden/notices/terminal.txt");
  });

  it("has the same facts in JSON", async () => {
    const { code, stage, notice, problems, affected } = await facts(...ARGS, ...BEFORE);
    expect([code, stage, problems]).toEqual([0, "going", []]);
    expect(notice).toEqual({ ...NOTICE, reason: "A new committee." });
    expect(affected).toEqual([
      expect.objectContaining({
        coalition: "mini.ecosystem",
        file: "coalitions/mini.ecosystem.json",
        verdict: "moves",
        stage: "to-announce",
        speaks: true,
        pullRequest: {
          branch: "bump-notice/8/mini_ecosystem",
          title: expect.stringContaining("mini.ecosystem: announced: stable id change"),
          body: expect.stringContaining("Bump notice #8 announces a change"),
          diff: expect.arrayContaining([expect.stringMatching(/^\+ .*"upcoming": \[$/)]),
        },
      }),
    ]);
  });

  it("reads the notice from standard input, with or without a byte order mark", async () => {
    const { stdout } = await run(...ARGS, ...BEFORE);
    const args = ["notice", "-", ...ARGS.slice(2), ...BEFORE];
    const body = bodyOf({ ...NOTICE, reason: "A new committee." });
    for (const input of [body, `\ufeff${body.replaceAll("\n", "\r\n")}`]) {
      const piped = await runNode(resolve("dist/coalitions.js"), args, {
        cwd: repository.folder,
        input,
      });
      expect([piped.code, piped.stdout]).toEqual([0, stdout]);
    }
  });

  it("writes nothing", async () => {
    const tree = () => repository.git("status", "--porcelain", "--ignored", "--branch");
    const before = [tree(), repository.git("for-each-ref")];
    await run(...ARGS, ...BEFORE);
    await run(...ARGS, "--at", "2027-01-01T00:00:00Z", "--json");
    expect([tree(), repository.git("for-each-ref")]).toEqual(before);
  });

  it("ends with 1 without an authorised author, unless it is accepted", async () => {
    const { code, stdout, stderr } = await run("notice", "BODY.md", ...BEFORE);
    expect([code, stderr]).toEqual([1, expect.stringContaining("nobody is authorised for the id")]);
    expect(stdout).toContain("🔒 This notice needs verification");
    expect(stdout).not.toContain("would be opened");
    const stranger = await facts("notice", "BODY.md", "--author", "666", ...BEFORE);
    expect([stranger.code, stranger.stage]).toEqual([1, "unverified"]);
    expect(stranger.affected[0]).toMatchObject({ speaks: false, pullRequest: null });
    const accepted = await facts("notice", "BODY.md", "--accepted", ...BEFORE);
    expect([accepted.code, accepted.stage]).toEqual([0, "going"]);
    expect(accepted.affected[0]).toMatchObject({ speaks: true, pullRequest: {} });
  });

  it("judges at a given time: as short notice before, and as past after", async () => {
    const codes = async (at: string) => {
      const { code, stage, problems } = await facts(...ARGS, "--at", at);
      return [code, stage, problems.map((it: { code: string }) => it.code)];
    };
    expect(await codes("2026-11-20T09:00Z")).toEqual([0, "going", []]);
    expect(await codes("2026-12-01T13:00:00Z")).toEqual([0, "going", ["short-notice"]]);
    expect(await codes("2026-12-01T14:00:00Z")).toEqual([1, "faulty", ["time-past"]]);
    expect(await codes("2024-01-01T00:00:00Z")).toEqual([0, "going", ["time-far"]]);
  });

  it("names each problem of an invalid notice, and ends with 1", async () => {
    const body = bodyOf(NOTICE, { "current-id": `0x${NOTICE.id}`, "effective-at": "soon" });
    repository.write("FAULTY.md", body);
    const { code, stdout } = await run("notice", "FAULTY.md", "--author", ID, ...BEFORE);
    expect(code).toBe(1);
    expect(stdout).toContain("things to fix in this notice");
    expect(stdout).toContain(`Write it bare: ${NOTICE.id}\n`);
    const found = await facts("notice", "FAULTY.md", "--author", ID, ...BEFORE);
    expect(found).toMatchObject({ stage: "faulty", notice: null, affected: [] });
    const codes = found.problems.map((it: { code: string }) => it.code);
    expect(codes).toEqual(expect.arrayContaining(["id-prefixed", "time-malformed"]));
  });

  it.each([
    ["a body of a megabyte", "x".repeat(1_000_000), "notice-too-long"],
    ["an empty one", "", "notice-no-form"],
    ["one of another kind", "### Bug\n\nIt does not work.\n", "notice-no-form"],
  ])("reports %s as a problem", async (_, body, code) => {
    repository.write("OTHER.md", body);
    const found = await facts("notice", "OTHER.md", "--author", ID, ...BEFORE);
    expect([found.code, found.stage, found.problems[0].code]).toEqual([1, "faulty", code]);
  });

  it.each([
    ["a missing file", ["notice", "NONE.md"], "NONE.md cannot be read (ENOENT)"],
    ["a folder", ["notice", "coalitions"], "coalitions cannot be read (EISDIR)"],
    [
      "a login for an author",
      ["notice", "BODY.md", "--author", "ada"],
      '--author "ada" is not a number',
    ],
    [
      "no number for an author",
      ["notice", "BODY.md", "--author", "0"],
      "api.github.com/users/LOGIN",
    ],
    ["a name for an issue", [...ARGS, "--issue", "#7"], "Give the number of an issue"],
    ["half a time", [...ARGS, "--at", "2026-12-01"], "Write one like 2026-12-01T14:00:00Z"],
    ["a local time", [...ARGS, "--at", "2026-12-01T14:00:00"], "is not a UTC time"],
    ["an invalid date", [...ARGS, "--at", "2026-02-30T00:00:00Z"], "is not a UTC time"],
    ["no body", ["notice"], "missing required argument"],
  ])("refuses %s, and ends with 2", async (_, args, reason) => {
    const { code, stdout, stderr } = await run(...args);
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr).toContain(reason);
  });

  it("says outside of a registry where to run it", async () => {
    const cwd = repository.path("coalitions");
    const { code, stderr } = await coalitions(cwd, "notice", "x.md");
    expect([code, stderr]).toEqual([2, expect.stringContaining("There is no coalitions/ here")]);
  });
});

describe("the text at a terminal", () => {
  it("has the words of the comment, without what only GitHub needs", async () => {
    const body = bodyOf({ ...NOTICE, reason: "Costs $5 @ada #1 0123456789abcdef" });
    repository.write("HOSTILE.md", body);
    const { stdout } = await run("notice", "HOSTILE.md", "--author", ID, ...BEFORE);
    expect(stdout).toContain("Reason: Costs $5 @ada #1 0123456789abcdef\n");
    expect(stdout).not.toMatch(/<\/?span>|\u200b|\\|\*\*|`|\u001b/);
    // The same words in the same order.
    const words = (text: string) =>
      text.replace(/<\/?(?:span|details|summary)>|[\u200b`*#\\-]/g, "").match(/\S+/g);
    const comment = await commentOn(body);
    const [found = ""] = stdout.split("This pull request would be opened");
    expect(words(found)).toEqual(words(comment));
  });

  it.skipIf(!HAS_TERMINAL)("is coloured at a terminal, and is the same", async () => {
    const terminal = coalitionsAt(repository.folder, [...ARGS, ...BEFORE], { NO_COLOR: "" });
    expect(await terminal.ends()).toBe(0);
    const { stdout } = await run(...ARGS, ...BEFORE);
    expect(terminal.shown.trim()).toContain(stdout.trim());
  });
});

describe("what is due", () => {
  const upcoming = [upcomingOf({ ...NOTICE, reason: "A new committee." }, 7)];
  const one = definition({ name: "mini.one", lattices: [CITIZEN] });

  it("is shown as the pull request that makes the change", async () => {
    const due = miniatureRegistry();
    due.writeDefinition(one);
    due.commit("Publish mini.one");
    due.writeDefinition(changed(one, { upcoming }));
    due.commit("Announce");
    due.write("BODY.md", bodyOf({ ...NOTICE, reason: "A new committee." }));
    const args = [...ARGS, "--issue", "7", "--at", NOTICE.effectiveAt];
    const { code, stdout } = await coalitions(due.folder, ...args);
    expect(code).toBe(0);
    expect(stdout).toContain("This pull request would be opened from cutover/mini_one:");
    const next = changed(one, { lattices: [{ ...CITIZEN, stableId: NOTICE.to ?? "" }] });
    expect(stdout).toContain(`+  "fingerprint": "${next.fingerprint}",`);
    expect(stdout).toContain(`-  "fingerprint": "${one.fingerprint}",`);
    due.delete();
  });
});

const CONTEXT = { repositoryUrl: "", baseUrl: "", baseBranch: "main", logins: new Map() };

/** The comment that the core renders in the same registry. */
async function commentOn(body: string): Promise<string> {
  const view = await readRegistryView(repository.folder);
  const by = judgedBy(await readSnapshot(repository.folder), view, "2026-11-20T09:00:00Z");
  const judgement = judgeNotice(filed(body, { number: 8 }), by, []);
  const proposals = proposalStatuses(judgement, wouldPropose(judgement, by, CONTEXT));
  return renderNotice({ judgement, proposals }, CONTEXT).replace(/^<!--.*-->\n/gm, "");
}

describe("a notice whose time is now", () => {
  it("shows the pull request that makes the change, and takes the time from --at", async () => {
    repository.write("NOW.md", bodyOf({ ...NOTICE, reason: "Its key is out.", atOnce: true }));
    const args = ["notice", "NOW.md", "--author", ID, ...BEFORE];
    const { code, stdout } = await coalitions(repository.folder, ...args);
    expect([code, stdout]).toEqual([
      0,
      expect.stringContaining("🚨 Urgent: One coalition needs to act now"),
    ]);
    expect(stdout).toContain("now; filed 2026-11-20 09:00 UTC");
    expect(stdout).toContain("Urgent: mini.ecosystem: lattice a.mainnet bumped");
    expect(stdout).toContain('+    "reason": "Its key is out."');
    const json = JSON.parse((await coalitions(repository.folder, ...args, "--json")).stdout);
    expect(json).toMatchObject({
      stage: "going",
      notice: { atOnce: true, effectiveAt: "2026-11-20T09:00:00Z" },
      affected: [{ coalition: "mini.ecosystem", stage: "at-once" }],
    });
  });
});
