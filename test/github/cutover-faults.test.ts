// Every request that carrying out what is due takes, going wrong once: no run leaves anything wrong behind, and
// the next one comes to the same end as if nothing had been.

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
/** Main as each case begins with it. */
let base: string;
let expected: Omit<Awaited<ReturnType<typeof endingOf>>, "main">;

/** Announced by hand and due since yesterday, so that the operator is reminded, too. */
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

/** The registry before the notice was announced differs from case to case by its number alone. */
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

it("takes what is told here in one run: a pull request, its check, a reminder and a comment", () => {
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
  "a refusal fails the run with words, leaves nothing wrong, and the next run sets it right (where COALITIONS_TEST_SWEEPS is set)",
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
        // What only read has left nothing that the next run could find otherwise than this one did.
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
