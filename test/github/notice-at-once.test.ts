// Bump notices whose time is now: one pull request for each coalition makes the change, without an announcement.

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { deriveFingerprint } from "../../src/core/derivation/fingerprint.ts";
import { lattice } from "../support/definitions.ts";
import { bodyOf } from "../support/filed-notices.ts";
import { idOf } from "../support/ids.ts";
import { NoticedRegistry, OPERATOR_LOGIN } from "./support/noticed.ts";
import { NoticedCitizen } from "./support/noticed-citizen.ts";
import { ONE, TWO } from "./support/project-registry.ts";

const reason = "Its signing key is out.";
let world: NoticedRegistry;
beforeAll(async () => {
  world = await NoticedRegistry.start("2027-02-01T09:00:00Z", {
    accounts: [{ id: 666, login: "stranger", type: "User" }],
  });
});
afterAll(() => world.stop());

/** Another run of either kind changes nothing. */
async function sameLater(number: number, again: () => Promise<unknown>): Promise<void> {
  const before = await world.shown(number);
  world.now = world.now.replace(/T(\d\d)/, (_, hour) => `T${String(Number(hour) + 1)}`);
  await again();
  await world.cutover();
  expect(await world.shown(number)).toEqual(before);
}

describe("a notice whose time is now", () => {
  it("gets one urgent pull request for each coalition, which makes the change", async () => {
    const [id, to] = [lattice("mini.mainnet").stableId, idOf("the next mini.mainnet")];
    const next = [ONE, TWO].map((it) =>
      deriveFingerprint({
        ...it,
        lattices: it.lattices.map((one) => ({ ...one, stableId: to })),
      }),
    );
    const effectiveAt = "2027-02-01T09:00:00Z";
    const notice = { kind: "stable-id" as const, id, to, effectiveAt, releaseNotes: null, reason };
    const { activity, number } = world.file({ ...notice, atOnce: true });
    await world.hear(activity, { genuine: true });
    expect(world.comment(number)).toContain("🚨 Urgent: 2 coalitions need to act now");
    const pulls = await world.pulls();
    expect(pulls.map(({ branch }) => branch)).toEqual([
      `bump-notice/${number}/mini_one`,
      `bump-notice/${number}/mini_two`,
    ]);
    for (const [at, { title, body, diff }] of pulls.entries()) {
      expect(title).toMatch(/^Urgent: mini\.(one|two): lattice mini\.mainnet bumped/);
      expect(body).toMatch(new RegExp(`^\\*\\*Urgent:\\*\\* ${reason}`));
      expect(body).toContain(`@${OPERATOR_LOGIN}`);
      expect(diff).toContain(`+  "fingerprint": "${next[at]}"`);
      expect(diff).toContain(`+    "reason": "${reason}"`);
      expect(diff).not.toContain("upcoming");
    }
    expect(Object.values(await world.checks())).toEqual(["success", "success"]);
    await sameLater(number, () => world.hear(activity));
    for (const pull of pulls) await world.merge(pull.number);
    const chain = world.world.json("mini.one/changes.json").entries;
    expect(chain.at(-1)).toMatchObject({ breaking: true, urgent: { reason } });
    await world.cutover();
    expect(world.comment(number)).toContain("### ✅ Done");
    expect(world.registry.issue(number)).toMatchObject({ open: false, reason: "completed" });
    expect(await world.pulls()).toEqual([]);
  });

  it("can be an announced one that was edited", async () => {
    const citizen = await NoticedCitizen.of(world, "hasty");
    const { activity, number } = world.file(citizen.notice());
    await world.hear(activity);
    await citizen.mergeAll();
    expect((await citizen.definition()).upcoming).toHaveLength(1);
    const next = await citizen.nextOf();
    const body = bodyOf(citizen.notice({ atOnce: true, reason }));
    await world.hear(world.registry.editIssue(number, { by: OPERATOR_LOGIN, body }));
    const pull = await citizen.pull();
    // The announced time passes while that is open: the change is not proposed twice.
    world.now = "2027-02-03T15:00:00Z";
    await world.cutover();
    expect((await citizen.pull()).number).toBe(pull.number);
    await world.merge(pull.number);
    expect(await citizen.definition()).toMatchObject({ fingerprint: next, urgent: { reason } });
    expect((await citizen.definition()).upcoming).toBeUndefined();
    await world.cutover();
    expect(world.comment(number)).toContain("### ✅ Done");
    expect(world.registry.issue(number).open).toBe(false);
  });

  it("removes a citizen without replacement, and only where its author is authorised", async () => {
    const citizen = await NoticedCitizen.of(world, "gone");
    await citizen.byHand((it) => {
      it.lattices.push({
        ...it.lattices[0],
        name: "stays.mainnet",
        stableId: citizen.next,
      } as never);
    });
    const notice = citizen.notice({ kind: "retirement", to: null, atOnce: true, reason });
    const stranger = world.file(notice, { author: "stranger" });
    await world.hear(stranger.activity);
    expect(await citizen.pulls()).toEqual([]);
    expect(world.registry.labelsOf(stranger.number)).toContain("needs-verification");
    await world.hear(
      world.registry.closeIssue(stranger.number, { by: OPERATOR_LOGIN, reason: "not_planned" }),
    );
    const { activity, number } = world.file(notice);
    await world.hear(activity);
    const pull = await citizen.pull();
    expect(pull.title).toContain("Urgent: gone.one: lattice gone.mainnet removed");
    await world.merge(pull.number);
    await world.cutover();
    expect((await citizen.definition()).lattices.map(({ name }) => name)).toEqual([
      "stays.mainnet",
    ]);
    expect(world.comment(number)).toContain("### ✅ Done");
  });
});
