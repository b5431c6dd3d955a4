// Bump notices that conflict, and definitions that people change by hand meanwhile.

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
  it("the second says so, and continues once the first is withdrawn, announced or not", async () => {
    const citizen = await NoticedCitizen.of(world, "twice");
    const first = world.file(citizen.notice());
    const second = world.file(citizen.notice({ to: idOf("twice, otherwise") }));
    await world.hear(second.activity);
    await world.hear(first.activity);
    await world.hear(second.activity);
    const expected = `Notice ${first.number} is already about this id`;
    expect(world.comment(second.number)).toContain(expected);
    const branch = (number: number) => `bump-notice/${number}/twice_one`;
    // In any order of events, the earlier one counts.
    expect((await citizen.pulls()).map((it) => it.branch)).toEqual([branch(first.number)]);
    await citizen.mergeAll();
    await world.hear(second.activity);
    expect(world.comment(second.number)).toContain(expected);

    await world.hear(close(first.number));
    await world.hear(second.activity);
    expect(world.comment(second.number)).toContain(expected);
    expect((await citizen.pulls()).map((it) => it.branch)).toEqual([branch(first.number)]);
    await citizen.mergeAll();
    expect((await citizen.definition()).upcoming).toBeUndefined();
    // Without an edit of the second, the hourly run continues it.
    await world.cutover();
    expect((await citizen.pulls()).map((it) => it.branch)).toEqual([branch(second.number)]);
    expect(world.comment(second.number)).toContain("### 📝 One coalition needs to act before");
    await world.hear(close(second.number));
    expect(await citizen.branches()).toEqual([]);
  });
});

describe("two notices in one coalition for one time", () => {
  it("are announced one after the other, and take effect together, as announced", async () => {
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
    expect(rebuilt.body).toContain(`**Next fingerprint:** \`${announced}\``);
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
      expect(world.comment(number)).toContain("### ✅ Done");
      close(number);
    }
    expect(await citizen.branches()).toEqual([]);
  });
});

describe("a definition that is changed by hand", () => {
  it("as announced: the notice is done, and nothing is proposed", async () => {
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
    expect(world.comment(number)).toContain("### ✅ Done");
  });

  it("in its announcement: that is amended to match the notice, and does not take effect before", async () => {
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
    expect(world.comment(number)).toContain("no longer matches this notice");
    await citizen.mergeAll();
    expect((await citizen.definition()).upcoming).toEqual(wanted);
    await world.cutover();
    expect(await citizen.pulls()).toEqual([]);
    expect(world.comment(number)).toContain("### 📣 Announced in 1 coalition");
  });

  it("to a retired one: it is left alone, unless it has the announcement, which must be fixed first", async () => {
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
    expect(comment).toContain("retired.one: fix its definition first");
    expect(comment).toContain("retired.two: no action");
    expect(world.registry.issue(number).open).toBe(true);
  });

  it("to one with errors: the other coalition continues, and the notice says which file to fix", async () => {
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
    expect(comment).toContain("errors.one: fix its definition first");
    expect(comment).toContain("**errors.two: new fingerprint.**");
  });
});

describe("a content hash that one of three coalitions pins", () => {
  it("is announced there by one pull request, and the notice explains why not in the others", async () => {
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
    expect(comment).toContain("**hash.three: no action.**");
    expect(comment).toContain("**hash.two: no action.**");
  });
});
