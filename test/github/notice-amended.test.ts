// Bump notices that are edited, withdrawn, reopened, broken or late.

import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { BumpNotice } from "../../src/core/notice/notice.ts";
import { bodyOf } from "../support/filed-notices.ts";
import { idOf } from "../support/ids.ts";
import { NoticedRegistry, OPERATOR_LOGIN } from "./support/noticed.ts";
import { NoticedCitizen } from "./support/noticed-citizen.ts";

const BEFORE = "2027-02-01T09:00:00Z";
const AT = "2027-02-03T14:00:00Z";
const by = OPERATOR_LOGIN;

let world: NoticedRegistry;
beforeEach(async () => {
  world = await NoticedRegistry.start(BEFORE);
});
afterEach(() => world.stop());

async function filed(label: string) {
  const citizen = await NoticedCitizen.of(world, label);
  const { activity, number } = world.file(citizen.notice());
  await world.hear(activity);
  return {
    ...{ citizen, number, filed: activity },
    edit: (change: Partial<BumpNotice>) =>
      world.registry.editIssue(number, { by, body: bodyOf(citizen.notice(change)) }),
    spoil: () => world.registry.editIssue(number, { by, body: "### Never mind\n\nAll of it." }),
    close: () => world.registry.closeIssue(number, { by, reason: "not_planned" }),
    reopen: () => world.registry.reopenIssue(number, { by }),
    /** The announced time and new id on main. */
    announced: async () => {
      const { upcoming = [] } = await citizen.definition();
      return upcoming.map(({ effectiveAt, to }) => [effectiveAt, to]);
    },
  };
}

const LATER = "2027-02-04T14:00:00Z";

describe("an edited notice", () => {
  it("before the announcement: its pull request follows the last edit, in any order of events", async () => {
    const { citizen, edit, announced } = await filed("before");
    const { number, branch } = await citizen.pull();
    const to = idOf("another next");
    const edits = [edit({ effectiveAt: LATER }), edit({ effectiveAt: LATER, to })];
    for (const heard of [...edits].reverse()) await world.hear(heard);
    const amended = await citizen.pull();
    expect([amended.number, amended.branch]).toEqual([number, branch]);
    expect(amended.diff).toContain(`"to": "${to}"`);
    await citizen.mergeAll();
    expect(await announced()).toEqual([[LATER, to]]);
  });

  it("after the announcement: a new pull request amends it, and the change waits until that is merged", async () => {
    const { citizen, number, edit, announced } = await filed("after");
    await citizen.mergeAll();
    const to = idOf("after, after all");
    await world.hear(edit({ effectiveAt: LATER, to }));
    const amending = await citizen.pull();
    expect(amending.diff.match(/^[-+] .*/gm)).toEqual([
      `-      "to": "${citizen.next}",`,
      `-      "effectiveAt": "${AT}",`,
      `+      "to": "${to}",`,
      `+      "effectiveAt": "${LATER}",`,
    ]);
    world.now = AT;
    await world.cutover();
    expect((await citizen.pulls()).map((it) => it.branch)).toEqual([amending.branch]);
    await citizen.mergeAll();
    expect(await announced()).toEqual([[LATER, to]]);
    await world.cutover();
    expect(await citizen.pulls()).toEqual([]);
    world.now = LATER;
    await world.cutover();
    expect((await citizen.pull()).branch).toBe("cutover/after_one");
    await citizen.mergeAll();
    expect((await citizen.definition()).lattices[0]?.stableId).toBe(to);
    await world.cutover();
    expect(world.comment(number)).toContain("### ✅ Done");
  });

  it("during its cutover: the pull request is closed, and a new one opened at the new time", async () => {
    const { citizen, edit } = await filed("open");
    await citizen.mergeAll();
    world.now = AT;
    await world.cutover();
    const first = await citizen.pull();
    await world.hear(edit({ effectiveAt: LATER }));
    await world.cutover();
    const amending = await citizen.pull();
    expect(amending.branch).toMatch(/^bump-notice\//);
    await citizen.mergeAll();
    world.now = LATER;
    await world.cutover();
    const second = await citizen.pull();
    expect(second.branch).toBe(first.branch);
    expect(second.number).not.toBe(first.number);
    await citizen.mergeAll();
  });

  it("with problems: the comment lists them, and proposals and announcements stay", async () => {
    for (const isAnnounced of [false, true]) {
      const {
        citizen,
        number,
        filed: opened,
        edit,
        spoil,
        announced,
      } = await filed(isAnnounced ? "spoilt" : "spoiling");
      if (isAnnounced) await citizen.mergeAll();
      const before = { pulls: await citizen.pulls(), announced: await announced() };
      await world.hear(spoil());
      await world.hear(opened);
      expect({ pulls: await citizen.pulls(), announced: await announced() }).toEqual(before);
      expect(world.comment(number)).toMatch(/### ❌ \d+ things? to fix/);
      await world.hear(edit({}));
      expect({ pulls: await citizen.pulls(), announced: await announced() }).toEqual(before);
    }
  });
});

describe("a withdrawn notice", () => {
  it("before the announcement: its pull request is closed with a reason, and a new one opened when it is reopened", async () => {
    const { citizen, number, close, reopen } = await filed("dropped");
    const pull = await citizen.pull();
    await world.hear(close());
    expect(await citizen.pulls()).toEqual([]);
    expect(await citizen.branches()).toEqual([]);
    expect(world.comment(number)).toContain("### ↩️ Withdrawn");
    expect(world.registry.issue(pull.number).body).toContain(
      "**Closed by the registry:** the bump notice no longer asks for this.",
    );
    await world.hear(reopen());
    expect((await citizen.pull()).number).not.toBe(pull.number);
  });

  it("after the announcement: a pull request withdraws it, unless it is reopened in time", async () => {
    const { citizen, number, close, reopen, announced } = await filed("regretted");
    await citizen.mergeAll();
    await world.hear(close());
    const back = await citizen.pull();
    expect(back.diff).toMatch(/^-.*"upcoming"/m);
    expect(world.comment(number)).toContain("still announces it");
    await world.hear(reopen());
    expect(await citizen.pulls()).toEqual([]);
    expect(await announced()).toEqual([[AT, citizen.next]]);
    await world.hear(close());
    await citizen.mergeAll();
    expect(await announced()).toEqual([]);
    await world.hear(reopen());
    expect((await citizen.pull()).diff).toContain(`"to": "${citizen.next}"`);
  });

  it("without an event: the next hourly run closes the proposal, also for a deleted issue", async () => {
    const closed = await filed("unheard");
    closed.close();
    const gone = await filed("gone");
    const missing = { path: new RegExp(`/issues/${gone.number}$`), answer: 410 };
    gone.close();
    world.world.github.fault(missing);
    await world.cutover();
    for (const { citizen } of [closed, gone]) {
      expect(await citizen.pulls()).toEqual([]);
      expect(await citizen.branches()).toEqual([]);
    }
  });
});

it("an announcement that is merged too late takes effect at once", async () => {
  const { citizen, number } = await filed("late");
  world.now = "2027-02-05T15:00:00Z";
  await world.cutover();
  const { number: late } = await citizen.pull();
  const [reminder, ...more] = world.registry.comments(late);
  expect(reminder?.body).toContain("this has been due since");
  expect(more).toEqual([]);
  await citizen.mergeAll();
  await world.cutover();
  expect((await citizen.pull()).branch).toBe("cutover/late_one");
  expect(world.comment(number)).toContain("to make the change, due since");
  await citizen.mergeAll();
  expect((await citizen.definition()).lattices[0]?.stableId).toBe(citizen.next);
});
