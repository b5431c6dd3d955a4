// Each request of a cutover fails once: no run leaves anything wrong, and the next one ends as if nothing had failed.

import { afterAll, beforeAll, expect, it } from "vitest";
import { upcomingOf } from "../../src/core/notice/notice.ts";
import {
  ANY_REQUEST,
  type Asked,
  changesOf,
  clear,
  endingOf,
  isSpared,
  isWrite,
  requestsOf,
  runWith,
  type Subject,
  SWEEPS,
  writesOf,
} from "./support/faulty-runs.ts";
import { NoticedRegistry } from "./support/noticed.ts";
import { NoticedCitizen } from "./support/noticed-citizen.ts";

let world: NoticedRegistry;
let citizen: NoticedCitizen;
let asked: Asked[];
/** Main at the start of each case. */
let base: string;
let expected: Omit<Awaited<ReturnType<typeof endingOf>>, "main">;

/** Announced by hand and due since yesterday, so that there is a reminder, too. */
async function due(): Promise<Subject> {
  const notice = citizen.notice();
  const { number } = world.file(notice);
  await world.registry.hosted.git("update-ref", "refs/heads/main", base);
  await citizen.byHand((it) => {
    it.upcoming = [upcomingOf(notice, number)];
  });
  const options = { now: "2027-02-04T15:00:00Z" };
  const run = () => world.world.github.dispatchSchedule(world.registry, "cutover.yml", options);
  return { number, run };
}

/** Before the announcement, the cases differ only by the number of the notice. */
async function ending({ number }: Subject) {
  const { main: _, ...rest } = await endingOf(world, citizen, number);
  return rest;
}

const tip = () => world.registry.hosted.git("rev-parse", "refs/heads/main");

beforeAll(async () => {
  world = await NoticedRegistry.start("2027-02-01T09:00:00Z");
  citizen = await NoticedCitizen.of(world, "faulty");
  base = await tip();
  const subject = await due();
  asked = await requestsOf(world, subject);
  expected = await ending(subject);
  expect(world.asked()).toEqual(["cutover/faulty_one"]);
  await clear(world, citizen, subject.number);
});
afterAll(() => world.stop());

it("a run takes these requests: a pull request, its check, a reminder and a comment", () => {
  expect(writesOf(asked)).toEqual([
    "createRef, createCommitOnBranch",
    "pulls",
    "actions/workflows/check.yml/dispatches",
    "issues//comments",
    "issues//comments",
  ]);
  expect(expected.contents).toEqual([[citizen.fileOf()]]);
});

const firstWrite = () => asked.findIndex(isWrite);

it.skipIf(!SWEEPS)(
  "a refusal fails the run with a message, leaves nothing wrong, and the next run completes it (if COALITIONS_TEST_SWEEPS is set)",
  async () => {
    for (const [after, one] of asked.entries()) {
      const { method, path } = one;
      const which = `${method} ${path}`;
      const subject = await due();
      const before = await tip();
      const words = await runWith(world, subject, { path: ANY_REQUEST, answer: 403, after });
      if (isSpared(one)) expect(words, which).toBeUndefined();
      else expect(words, which).toMatch(/Could not .*: the job lacks the permission "[a-z-]+: \w+/);
      for (const branch of await citizen.branches()) {
        expect(await changesOf(world, branch), which).toEqual([citizen.fileOf()]);
      }
      if (words !== undefined && after < firstWrite() - 1) {
        // A failed read leaves nothing behind for the next run.
        expect([await citizen.branches(), await tip()], which).toEqual([[], before]);
        await clear(world, citizen, subject.number);
        continue;
      }
      expect((await subject.run()).map(({ conclusion }) => conclusion)).toEqual(["success"]);
      expect(await ending(subject), which).toEqual(expected);
      const [only, ...more] = await citizen.pulls();
      const reminders = world.registry.comments(only?.number ?? 0);
      expect([more, reminders.length], which).toEqual([[], 1]);
      expect(world.asked(), which).toHaveLength(1);
      expect(await tip(), which).toBe(before);
      await clear(world, citizen, subject.number);
    }
  },
);
