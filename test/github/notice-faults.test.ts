// Every request that handling a bump notice takes, going wrong once: no run leaves anything wrong behind, and
// the next one comes to the same end as if nothing had been.

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

/** Without its label, as where somebody wrote the headings by hand: that is added. */
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

it("takes what is told here in one run: a pull request, its check, labels and a comment", () => {
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
  "a refusal fails the run with words, leaves nothing wrong, and the next run sets it right (where COALITIONS_TEST_SWEEPS is set)",
  async () => {
    let untouched = 0;
    for (const [after, one] of asked.entries()) {
      const { method, path } = one;
      const which = `${method} ${path}`;
      const subject = await filed();
      const words = await runWith(world, subject, { path: ANY_REQUEST, answer: 403, after });
      // Where Pages may not be asked, the registry's own config says where the site is; and who cannot be
      // looked up is named, and not mentioned.
      if (isSpared(one)) expect(words, which).toBeUndefined();
      else expect(words, which).toMatch(/Could not .*: the job lacks the permission "[a-z-]+: \w+/);
      for (const branch of await citizen.branches()) {
        expect(await changesOf(world, branch), which).toEqual([citizen.fileOf()]);
      }
      const left = [await citizen.branches(), world.registry.comments(subject.number)];
      // Where it has left nothing, the next run finds what this one did.
      if (words !== undefined && left.every(({ length }) => length === 0)) {
        untouched++;
        await clear(world, citizen, subject.number);
        continue;
      }
      if (words?.includes("propose")) {
        expect(world.comment(subject.number), which).toContain(
          "It could not be proposed; it is tried again at the next run, within the hour. Could not propose",
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

it("an answer that is lost is no fault at all, whether GitHub had done it or not", async () => {
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
