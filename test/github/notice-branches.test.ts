// People and the branches of bump notices: their own commits, closed pull requests, and branches that are deleted, kept
// or behind main.

import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { peerOf } from "../support/ids.ts";
import { NoticedRegistry } from "./support/noticed.ts";
import { NoticedCitizen } from "./support/noticed-citizen.ts";
import { pushTo } from "./support/push-to.ts";

let world: NoticedRegistry;
beforeEach(async () => {
  world = await NoticedRegistry.start("2027-02-01T09:00:00Z");
});
afterEach(() => world.stop());

const tip = (branch: string) => world.registry.hosted.git("rev-parse", `refs/heads/${branch}`);

/** A filed notice, and the pull request that announces it. */
async function opened(label: string) {
  const citizen = await NoticedCitizen.of(world, label);
  const { activity, number } = world.file(citizen.notice());
  await world.hear(activity);
  const hear = () => world.hear(activity);
  /** Edits the notice and runs the event. */
  const edit = async (body: string) =>
    world.hear(world.registry.editIssue(number, { by: "miniature-works", body }));
  const body = async () => world.registry.issue(number).body ?? "";
  return { citizen, number, hear, edit, body, pull: await citizen.pull() };
}

describe("commits by someone else on the registry's branch", () => {
  it("stay, and the notice says so, in any file", async () => {
    for (const [label, file] of [
      ["elsewhere", "README.md"],
      ["within", "coalitions/within.one.json"],
    ] as const) {
      const { citizen, number, hear, edit, body, pull } = await opened(label);
      const handled = citizen.handle(pull);
      await handled.push((it) => it.write(file, "Mine.\n"), "Mine");
      const mine = await tip(pull.branch);
      const said = `has commits by someone else, so I leave it alone. Delete the branch \`${pull.branch}\` and I create it again.`;
      await hear();
      expect(world.comment(number)).toContain(said);
      await edit((await body()).replace("A new committee.", "Another committee."));
      expect(await tip(pull.branch)).toBe(mine);
      expect(world.comment(number)).toContain(said);
    }
  });

  it("are gone when the branch is deleted, and it is created again", async () => {
    const { citizen, number, hear, pull } = await opened("anew");
    const handled = citizen.handle(pull);
    await handled.push((it) => it.write(citizen.fileOf(), "{}\n"), "Mine");
    await hear();
    await world.registry.deleteBranch(pull.branch);
    await hear();
    const made = await citizen.pull();
    expect(made.number).not.toBe(pull.number);
    expect(made.diff).toBe(pull.diff);
    expect(world.comment(number)).toContain(`#${made.number}](`);
    const before = await world.shown(number);
    await hear();
    expect(await world.shown(number)).toEqual(before);
    // The new one is the registry's own: closing declines it, and its branch may be deleted.
    await world.registry.deleteBranch(made.branch);
    await hear();
    expect(await citizen.pulls()).toEqual([]);
    expect(world.comment(number)).toContain("was closed without merging");
  });
});

describe("a pull request that its operator closes", () => {
  it("is not opened again until the notice is edited or they reopen it, and the notice says so", async () => {
    const { citizen, number, hear, edit, body, pull } = await opened("declined");
    const handled = citizen.handle(pull);
    handled.close();
    await hear();
    await world.cutover();
    expect(await citizen.pulls()).toEqual([]);
    expect(world.comment(number)).toContain(
      "was closed without merging. That is for the coalition's operator to decide. To continue, reopen it.",
    );
    await handled.reopen();
    await hear();
    expect((await citizen.pull()).number).toBe(pull.number);
    handled.close();
    await edit((await body()).replace("14:00:00Z", "15:00:00Z"));
    const reopened = await citizen.pull();
    expect(reopened.number).not.toBe(pull.number);
    expect(reopened.diff).toContain("15:00:00Z");
    expect(world.comment(number)).not.toContain("was closed without merging");
  });
});

it("a pull request with commits by someone else stays open when the notice is withdrawn", async () => {
  const { citizen, number, pull } = await opened("theirs");
  citizen.handle(pull).pull.issue.body = "Mine now.";
  await world.hear(world.registry.closeIssue(number, { by: "miniature-works" }));
  expect((await citizen.pulls()).map((it) => it.number)).toEqual([pull.number]);
  expect(await citizen.branches()).toEqual([pull.branch]);
});

describe("a run that stopped after creating a branch", () => {
  it("leaves a branch that the next run uses", async () => {
    const citizen = await NoticedCitizen.of(world, "halfway");
    const { activity, number } = world.file(citizen.notice());
    const branch = `bump-notice/${number}/halfway_one`;
    await world.registry.hosted.git("update-ref", `refs/heads/${branch}`, await tip("main"));
    await world.hear(activity);
    expect((await citizen.pull()).branch).toBe(branch);
    expect(world.comment(number)).not.toContain("has commits by someone else");
  });
});

describe("main changes during an open announcement", () => {
  it("and the branch is rebuilt on top of it if they would conflict, so that it merges", async () => {
    const { citizen, hear, pull } = await opened("around");
    const before = await tip(pull.branch);
    world.asked();
    // Merging main into the branch would add this, which GitHub refuses with a job's token.
    await world.change((it) => {
      const file = ".github/workflows/code.yml";
      it.write(file, `# Changed.\n${it.git("show", `HEAD:${file}`)}\n`);
    });
    await citizen.byHand((it) => {
      it.peerHints = [{ peerId: peerOf("another peer") }];
    });
    await hear();
    const after = await tip(pull.branch);
    expect(after).not.toBe(before);
    const { hosted } = world.registry;
    expect(await hosted.git("rev-parse", `${after}^@`)).toBe(await tip("main"));
    expect((await citizen.pull()).number).toBe(pull.number);
    expect(world.asked()).toEqual([pull.branch]);
    await citizen.mergeAll();
    const merged = await citizen.definition();
    expect(merged.peerHints).toEqual([{ peerId: peerOf("another peer") }]);
    expect(merged.upcoming).toHaveLength(1);
  });

  it("and nothing is done if only other files changed", async () => {
    const { hear, pull } = await opened("apart");
    const before = await tip(pull.branch);
    await world.checks();
    await world.change((it) => it.write("README.md", "Something else.\n"));
    await hear();
    expect(await tip(pull.branch)).toBe(before);
    expect(world.asked()).toEqual([]);
  });
});

it("a branch that is left after a merge is deleted or reused", async () => {
  const { citizen, hear, edit, body } = await opened("left");
  await citizen.mergeAll();
  expect(await citizen.branches()).toHaveLength(1);
  await edit((await body()).replace("14:00:00Z", "16:00:00Z"));
  const amending = await citizen.pull();
  expect(amending.diff).toMatch(/^\+.*16:00:00Z/m);
  expect(amending.diff).toMatch(/^-.*14:00:00Z/m);
  await citizen.mergeAll();
  await hear();
  expect(await citizen.branches()).toEqual([]);
  expect((await citizen.definition()).upcoming).toMatchObject([
    { effectiveAt: "2027-02-03T16:00:00Z" },
  ]);
});

/** Runs a job that checked out an older main before it asks for the newest. */
async function behind(older: string, run: () => Promise<unknown>): Promise<void> {
  const { hosted } = world.registry;
  const newest = await tip("main");
  const { faults } = world.world.github.state;
  await hosted.git("update-ref", "refs/heads/main", older);
  const meanwhile = () => hosted.git("update-ref", "refs/heads/main", newest);
  faults.add({ path: /^\/graphql$/, answer: "genuine", meanwhile });
  await run();
  expect(faults.unmet).toEqual([]);
  expect(await tip("main")).toBe(newest);
}

describe("a run with an older main", () => {
  it("closes nothing that the newest needs", async () => {
    const { citizen, number, hear } = await opened("older");
    await citizen.mergeAll();
    const announced = await tip("main");
    await citizen.byHand((it) => {
      delete it.upcoming;
    });
    await hear();
    const again = await citizen.pull();
    await behind(announced, hear);
    expect(await citizen.pull()).toEqual(again);
    await hear();
    expect(await citizen.pull()).toEqual(again);
    expect(world.comment(number)).toContain(`#${again.number}](`);
  });

  it("proposes nothing, and says when the next run will", async () => {
    const before = await tip("main");
    const citizen = await NoticedCitizen.of(world, "behind");
    await world.change((it) => it.write("README.md", "Newer.\n"));
    const { activity, number } = world.file(citizen.notice());
    await behind(`${await tip("main")}~1`, () => world.hear(activity));
    expect(before).not.toBe(await tip("main"));
    expect(await citizen.branches()).toEqual([]);
    expect(world.comment(number)).toContain("The next run, which starts soon, proposes it");
    await world.hear(activity);
    expect(await citizen.pulls()).toHaveLength(1);
  });

  it("leaves an unknown cutover open", async () => {
    const { citizen } = await opened("early");
    const before = await tip("main");
    await citizen.mergeAll();
    world.now = "2027-02-03T14:00:00Z";
    await world.cutover();
    const [cutover] = await citizen.pulls();
    expect(cutover?.branch).toBe("cutover/early_one");
    await behind(before, () => world.cutover());
    expect(await citizen.pulls()).toEqual([cutover]);
    await citizen.mergeAll();
  });
});

it("a branch by someone else with that name is left alone, and the notice says so", async () => {
  const citizen = await NoticedCitizen.of(world, "named");
  const { activity, number } = world.file(citizen.notice());
  const branch = `bump-notice/${number}/named_one`;
  const theirs = pushTo(world.registry.hosted, {
    ...{ branch, from: "main", title: "Mine", at: world.now },
    change: (it) => it.write("mine.txt", "Mine.\n"),
  });
  await world.hear(activity);
  expect(await citizen.pulls()).toEqual([]);
  expect(await tip(branch)).toBe(theirs);
  expect(world.comment(number)).toContain(
    `I opened no pull request, because its branch has commits by someone else. Delete the branch \`${branch}\``,
  );
});
