// Bump notices that meet each other, and definitions that people change by hand meanwhile.

import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { deriveFingerprint } from "../../src/core/derivation/fingerprint.ts";
import { confluence, lattice, organism } from "../support/definitions.ts";
import { idOf } from "../support/ids.ts";
import { NoticedRegistry } from "./support/noticed.ts";
import { NoticedCitizen } from "./support/noticed-citizen.ts";

const BEFORE = "2027-02-01T09:00:00Z";
const AT = "2027-02-03T14:00:00Z";

let world: NoticedRegistry;
beforeEach(async () => {
  world = await NoticedRegistry.start(BEFORE);
});
afterEach(() => world.stop());

const close = (number: number) => world.registry.closeIssue(number, { by: "miniature-works" });

describe("two notices for one citizen", () => {
  it("the second is told so, and goes on once the first is withdrawn, announced or not", async () => {
    const citizen = await NoticedCitizen.of(world, "twice");
    const first = world.file(citizen.notice());
    const second = world.file(citizen.notice({ to: idOf("twice, otherwise") }));
    await world.hear(second.activity);
    await world.hear(first.activity);
    await world.hear(second.activity);
    const told = `Notice ${first.number} is about a change of this id already`;
    expect(world.comment(second.number)).toContain(told);
    const branch = (number: number) => `bump-notice/${number}/twice_one`;
    // Heard of before it was there to be known, or not: the earlier one is the one that stands.
    expect((await citizen.pulls()).map((it) => it.branch)).toEqual([branch(first.number)]);
    await citizen.mergeAll();
    await world.hear(second.activity);
    expect(world.comment(second.number)).toContain(told);

    await world.hear(close(first.number));
    await world.hear(second.activity);
    expect(world.comment(second.number)).toContain(told);
    expect((await citizen.pulls()).map((it) => it.branch)).toEqual([branch(first.number)]);
    await citizen.mergeAll();
    expect((await citizen.definition()).upcoming).toBeUndefined();
    // Nobody edits the second: the hourly run finds that it may go on.
    await world.cutover();
    expect((await citizen.pulls()).map((it) => it.branch)).toEqual([branch(second.number)]);
    expect(world.comment(second.number)).toContain("### 📝 To be announced in 1 coalition");
    await world.hear(close(second.number));
    expect(await citizen.branches()).toEqual([]);
  });
});

describe("two notices of one coalition for one moment", () => {
  it("are announced one after the other, and carried out together, as was announced", async () => {
    const other = organism("sequencer");
    const citizen = await NoticedCitizen.of(world, "pair", { one: { organisms: [other] } });
    const next = idOf("the next sequencer");
    const filed = [
      world.file(citizen.notice()),
      world.file(citizen.notice({ id: other.stableId, to: next })),
    ];
    for (const { activity } of filed) await world.hear(activity);
    const both = await citizen.pulls();
    expect(both).toHaveLength(2);
    const [first, second] = both as [(typeof both)[0], (typeof both)[0]];
    await world.registry.merge(citizen.handle(first), { at: world.now });
    for (const { activity } of filed) await world.hear(activity);
    const now = await citizen.definition();
    const announced = deriveFingerprint({
      ...now,
      lattices: now.lattices.map((it) => ({ ...it, stableId: citizen.next })),
      organisms: now.organisms.map((it) => ({ ...it, stableId: next })),
    });
    const rebuilt = await citizen.pull();
    expect(rebuilt.number).toBe(second.number);
    expect(rebuilt.body).toContain(`**The next fingerprint:** \`${announced}\``);
    expect(rebuilt.body).not.toBe(second.body);
    await citizen.mergeAll();
    expect((await citizen.definition()).upcoming).toHaveLength(2);

    world.now = AT;
    await world.cutover();
    const cutover = await citizen.pull();
    expect(cutover.branch).toBe("cutover/pair_one");
    for (const { number } of filed) expect(cutover.body).toContain(`Bump notice #${number}`);
    await citizen.mergeAll();
    const done = await citizen.definition();
    expect([done.fingerprint, done.upcoming]).toEqual([announced, undefined]);
    expect([done.lattices[0]?.stableId, done.organisms[0]?.stableId]).toEqual([citizen.next, next]);
    await world.cutover();
    for (const { number } of filed) {
      expect(world.comment(number)).toContain("### ✅ Carried out");
      close(number);
    }
    expect(await citizen.branches()).toEqual([]);
  });
});

describe("a definition that is changed by hand", () => {
  it("to what was announced: the notice is carried out, and nothing is proposed", async () => {
    const citizen = await NoticedCitizen.of(world, "hand");
    const { activity, number } = world.file(citizen.notice());
    await world.hear(activity);
    await citizen.mergeAll();
    const announced = await citizen.nextOf();
    world.now = AT;
    await world.cutover();
    expect((await citizen.pull()).branch).toBe("cutover/hand_one");
    await citizen.byHand((it) => {
      it.lattices = [{ ...lattice("hand.mainnet"), stableId: citizen.next }];
      delete it.upcoming;
    });
    await world.cutover();
    expect((await citizen.definition()).fingerprint).toBe(announced);
    expect(await citizen.pulls()).toEqual([]);
    expect(await citizen.branches()).toEqual([]);
    expect(world.comment(number)).toContain("### ✅ Carried out");
  });

  it("in what it announces: that is amended to what the notice says, and not carried out before", async () => {
    const citizen = await NoticedCitizen.of(world, "entry");
    const { activity, number } = world.file(citizen.notice());
    await world.hear(activity);
    await citizen.mergeAll();
    const wanted = (await citizen.definition()).upcoming;
    await citizen.byHand((it) => {
      for (const entry of it.upcoming ?? []) entry.effectiveAt = "2027-02-02T10:00:00Z";
    });
    world.now = "2027-02-02T12:00:00Z";
    await world.cutover();
    const amending = await citizen.pull();
    expect(amending.branch).toBe(`bump-notice/${number}/entry_one`);
    expect(world.comment(number)).toContain("not amended yet to what the notice says now");
    await citizen.mergeAll();
    expect((await citizen.definition()).upcoming).toEqual(wanted);
    await world.cutover();
    expect(await citizen.pulls()).toEqual([]);
    expect(world.comment(number)).toContain("### 📣 Announced in 1 coalition");
  });

  it("to one that is retired: it is let be, unless the announcement is in it, which is to be fixed first", async () => {
    const citizen = await NoticedCitizen.of(world, "retired", { one: {}, two: {} });
    const { activity, number } = world.file(citizen.notice());
    await world.hear(activity);
    const [first] = await citizen.pulls();
    if (!first) throw new Error("Nothing was opened.");
    await world.registry.merge(citizen.handle(first), { at: world.now });
    const retirement = {
      at: "2027-02-01T08:00:00Z",
      reason: "Nobody uses it.",
      replacement: null,
    };
    for (const name of ["one", "two"]) {
      await citizen.byHand((it) => {
        it.retirement = retirement;
      }, name);
    }
    await world.hear(activity);
    expect(await citizen.pulls()).toEqual([]);
    world.now = AT;
    await world.cutover();
    expect(await citizen.pulls()).toEqual([]);
    const comment = world.comment(number);
    expect(comment).toContain("### ⛔ Blocked in 1 coalition");
    expect(comment).toContain("retired.one: its definition must be fixed first");
    expect(comment).toContain("retired.two: retires before this takes effect");
    expect(world.registry.issue(number).open).toBe(true);
  });

  it("to one with errors: the other coalition goes on, and the notice says which file to mend", async () => {
    const citizen = await NoticedCitizen.of(world, "errors", { one: {}, two: {} });
    await world.change((it) => {
      const text = it.git("show", `HEAD:${citizen.fileOf("one")}`);
      it.write(
        citizen.fileOf("one"),
        text.replace('"archetype": "ecosystem"', '"archetype": "zoo"'),
      );
    });
    const { activity, number } = world.file(citizen.notice());
    await world.hear(activity);
    expect((await citizen.pull()).branch).toBe(`bump-notice/${number}/errors_two`);
    const comment = world.comment(number);
    expect(comment).toContain("errors.one: its definition must be fixed first");
    expect(comment).toContain("#### errors.two: its fingerprint changes");
  });
});

describe("a content hash that one of three coalitions pins", () => {
  it("is announced there by one pull request, and the notice explains the two others", async () => {
    const { stableId } = lattice("hash.mainnet");
    const contentHash = idOf("the content of hash.mainnet");
    const pinned = lattice("hash.mainnet", { contentHash });
    const citizen = await NoticedCitizen.of(world, "hash", {
      one: {
        lattices: [pinned],
        confluences: [confluence("pins", { span: [{ stableId, contentHash }] })],
      },
      three: {},
      two: { lattices: [pinned] },
    });
    const to = idOf("the next content of hash.mainnet");
    const wanted = citizen.notice({ kind: "content-hash", id: contentHash, to });
    const { activity, number } = world.file(wanted);
    await world.hear(activity);
    expect((await citizen.pull()).branch).toBe(`bump-notice/${number}/hash_one`);
    const comment = world.comment(number);
    expect(comment).toContain("#### hash.three: nothing to do");
    expect(comment).toContain("#### hash.two: nothing to do");
  });
});
