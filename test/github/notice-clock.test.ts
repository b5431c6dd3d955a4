// Runners whose clocks differ: one that is 15 seconds behind closes and withdraws nothing of the other, and still
// writes its comment.

import { afterEach, beforeEach, expect, it } from "vitest";
import { bodyOf } from "../support/filed-notices.ts";
import { NoticedRegistry } from "./support/noticed.ts";
import { NoticedCitizen } from "./support/noticed-citizen.ts";

let world: NoticedRegistry;
beforeEach(async () => {
  world = await NoticedRegistry.start("2027-02-01T09:00:00Z");
});
afterEach(() => world.stop());

it("a cutover that is opened in time stays and can be merged, although the next run's clock is behind", async () => {
  const citizen = await NoticedCitizen.of(world, "behind");
  const { activity, number } = world.file(citizen.notice());
  await world.hear(activity);
  await citizen.mergeAll();
  world.now = "2027-02-03T14:00:02Z";
  await world.cutover();
  const [opened] = await citizen.pulls();
  expect(opened?.branch).toBe("cutover/behind_one");
  world.now = "2027-02-03T13:59:48Z";
  await world.cutover();
  expect(await citizen.pulls()).toEqual([opened]);
  world.now = "2027-02-03T14:00:05Z";
  await citizen.mergeAll();
  world.now = "2027-02-03T13:59:52Z";
  await world.cutover();
  expect((await citizen.definition()).upcoming).toBeUndefined();
  expect(world.comment(number)).toContain("### ✅ Done");
});

it("the comment shows an edited notice, although its last version has a later time", async () => {
  const citizen = await NoticedCitizen.of(world, "edited");
  const { activity, number } = world.file(citizen.notice());
  await world.hear(activity);
  const edited = world.registry.editIssue(number, {
    by: "miniature-works",
    body: bodyOf(citizen.notice({ reason: "Another committee." })),
  });
  world.now = "2027-02-01T08:59:50Z";
  await world.hear(edited);
  expect(world.comment(number)).toContain("Another committee.");
  // Confirming what the comment shows now counts.
  await world.hear(world.registry.labelIssue(number, "accepted", { by: "ada" }));
  expect(world.registry.labelsOf(number)).toContain("accepted");
});
