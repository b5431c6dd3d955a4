// Each request of handling a bump notice fails once: no run leaves anything wrong, and the next one ends as if nothing
// had failed.

import { afterAll, beforeAll, expect, it } from "vitest";
import {
  ANY_REQUEST,
  type Asked,
  changesOf,
  clear,
  endingOf,
  isSpared,
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
let expected: Awaited<ReturnType<typeof endingOf>>;

/** Written by hand without the label, which is added. */
async function filed(): Promise<Subject> {
  const { activity, number } = world.file(citizen.notice(), { labels: [] });
  const run = () => world.world.github.dispatchIssue(activity, { now: world.now });
  return { number, run };
}

beforeAll(async () => {
  world = await NoticedRegistry.start("2027-02-01T09:00:00Z");
  citizen = await NoticedCitizen.of(world, "faulty");
  const subject = await filed();
  asked = await requestsOf(world, subject);
  expected = await endingOf(world, citizen, subject.number);
  expect(world.asked()).toHaveLength(1);
  await clear(world, citizen, subject.number);
});
afterAll(() => world.stop());

it("a run takes these requests: a pull request, its check, labels and a comment", () => {
  expect(writesOf(asked)).toEqual([
    "createRef, createCommitOnBranch",
    "pulls",
    "actions/workflows/check.yml/dispatches",
    "labels",
    "issues//labels",
    "issues//comments",
  ]);
  expect(expected.contents).toEqual([[citizen.fileOf()]]);
  expect(expected.pulls).toHaveLength(1);
});

it.skipIf(!SWEEPS)(
  "a refusal fails the run with a message, leaves nothing wrong, and the next run completes it (if COALITIONS_TEST_SWEEPS is set)",
  async () => {
    let untouched = 0;
    for (const [after, one] of asked.entries()) {
      const { method, path } = one;
      const which = `${method} ${path}`;
      const subject = await filed();
      const words = await runWith(world, subject, { path: ANY_REQUEST, answer: 403, after });
      // Without access to Pages, the config has the site's address. An account that cannot be looked up is named
      // without a mention.
      if (isSpared(one)) expect(words, which).toBeUndefined();
      else expect(words, which).toMatch(/Could not .*: the job lacks the permission "[a-z-]+: \w+/);
      for (const branch of await citizen.branches()) {
        expect(await changesOf(world, branch), which).toEqual([citizen.fileOf()]);
      }
      const left = [await citizen.branches(), world.registry.comments(subject.number)];
      // If it left nothing, the next run finds the same state.
      if (words !== undefined && left.every(({ length }) => length === 0)) {
        untouched++;
        await clear(world, citizen, subject.number);
        continue;
      }
      if (words?.includes("propose")) {
        expect(world.comment(subject.number), which).toContain(
          "Opening a pull request failed; the next hourly run tries again. Could not propose",
        );
      }
      expect((await subject.run()).map(({ conclusion }) => conclusion)).toEqual(["success"]);
      expect(await endingOf(world, citizen, subject.number), which).toEqual(expected);
      expect(world.asked(), which).toHaveLength(1);
      await clear(world, citizen, subject.number);
    }
    expect(untouched).toBeGreaterThan(0);
    expect(untouched).toBeLessThan(asked.length - 8);
  },
);

it("a lost answer does no harm, whether GitHub acted or not", async () => {
  const writes = asked.flatMap(({ method, path }, after) =>
    method === "GET" ? [] : [{ path, after }],
  );
  for (const { path, after } of writes) {
    const subject = await filed();
    const carriedOut = !path.endsWith("/dispatches");
    const fault = { path: ANY_REQUEST, answer: "drop" as const, carriedOut, after };
    expect(await runWith(world, subject, fault), path).toBeUndefined();
    expect(await endingOf(world, citizen, subject.number), path).toEqual(expected);
    expect(world.asked(), path).toHaveLength(1);
    await clear(world, citizen, subject.number);
  }
  const subject = await filed();
  const fault = { path: /\/pulls$/, method: "POST", answer: 500 };
  expect(await runWith(world, subject, fault)).toBeUndefined();
  expect(await endingOf(world, citizen, subject.number)).toEqual(expected);
  await clear(world, citizen, subject.number);
});
