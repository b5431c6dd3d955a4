// How many requests runs on notices make: a repository has 1,000 an hour for all of them, and can create 80 items a
// minute and 500 an hour.

import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { isThorough } from "../support/thorough.ts";
import { writesOf } from "./support/faulty-runs.ts";
import { NoticedRegistry } from "./support/noticed.ts";
import { NoticedCitizen } from "./support/noticed-citizen.ts";

let world: NoticedRegistry;
beforeEach(async () => {
  world = await NoticedRegistry.start("2027-02-01T09:00:00Z");
});
afterEach(() => world.stop());

const names = (count: number) =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`c${index}`, {}]));

/** The requests of a run to both APIs. */
async function requestsOf(run: () => Promise<unknown>) {
  const { github } = world.world;
  const before = github.requests.length;
  await run();
  return github.requests.slice(before).filter(({ server, job }) => server === "api" && job);
}

/** Time passes between runs. */
async function hourly() {
  world.now = world.now.replace(
    /T(\d\d)/,
    (_, hour) => `T${`${Number(hour) + 1}`.padStart(2, "0")}`,
  );
  return requestsOf(() => world.cutover());
}

/** How many pull requests are open, without the slow diff of each. */
const opened = (of = "") => {
  const { pulls } = world.world.github.state;
  const all = pulls.ofRepository(world.registry.hosted);
  return all.filter(({ issue, headBranch }) => issue.open && headBranch.includes(of)).length;
};

/** The branches whose check was started. */
const toCheck = () => world.world.github.state.dispatches.map(({ ref }) => ref);

/** Enough that a request more for each is more than what a run takes beside. */
const SOME = 20;

describe(`a notice in ${SOME} coalitions`, () => {
  it("takes three requests for each and fifteen at first, and eight with nothing to do", async () => {
    const citizen = await NoticedCitizen.of(world, "many", names(SOME));
    const { activity, number } = world.file(citizen.notice(), { labels: [] });
    const first = await requestsOf(() => world.hear(activity));
    expect(opened()).toBe(SOME);
    expect(toCheck()).toHaveLength(SOME);
    expect(first.length).toBeLessThanOrEqual(3 * SOME + 15);
    const before = await world.shown(number);
    const idle = await hourly();
    expect(writesOf(idle)).toEqual([]);
    expect(idle.length).toBeLessThanOrEqual(8);
    expect(await world.shown(number)).toEqual(before);
    // The same for the issue's own run, if nothing changed.
    expect((await requestsOf(() => world.hear(activity))).length).toBeLessThanOrEqual(8);
  });

  it("takes only the requests for what it opens and writes when it is due", async () => {
    const citizen = await NoticedCitizen.of(world, "due", names(SOME));
    const { activity } = world.file(citizen.notice());
    await world.hear(activity);
    await citizen.mergeAll();
    await world.cutover();
    world.now = "2027-02-03T14:07:00Z";
    const first = await requestsOf(() => world.cutover());
    expect(opened("cutover/")).toBe(SOME);
    expect(first.length).toBeLessThanOrEqual(3 * SOME + 15);
    expect((await hourly()).length).toBeLessThanOrEqual(8);
    world.now = "2027-02-04T15:07:00Z";
    const reminding = await requestsOf(() => world.cutover());
    expect(writesOf(reminding)).toEqual(Array(SOME).fill("issues//comments"));
    const reminded = await hourly();
    expect(writesOf(reminded)).toEqual([]);
    expect(reminded.length).toBeLessThanOrEqual(8);
  });
});

/** The emulation is slow. */
const MANY = isThorough ? 300 : 60;

describe(`a notice in ${MANY} coalitions`, () => {
  it("is handled in several runs, which continue where the last one stopped, and says what is left", async () => {
    const citizen = await NoticedCitizen.of(world, "most", names(MANY));
    const { activity, number } = world.file(citizen.notice());
    const counts: number[] = [];
    const step = async (run: () => Promise<unknown>) => {
      expect((await requestsOf(run)).length).toBeLessThanOrEqual(165);
      counts.push(opened("/most_"));
      const left = MANY - (counts.at(-1) ?? 0);
      const said = `${left} of ${MANY} pull requests still have to be opened.`;
      expect(world.comment(number).includes(said)).toBe(left > 0);
    };
    await step(() => world.hear(activity));
    // Another notice does not wait for it.
    const other = await NoticedCitizen.of(world, "other");
    const { number: second } = world.file(other.notice());
    while ((counts.at(-1) ?? 0) < MANY) {
      await step(hourly);
      expect(counts.at(-1)).toBeGreaterThan(counts.at(-2) ?? 0);
      expect(opened("/other_")).toBe(1);
      expect(world.comment(second)).not.toContain("to be opened");
    }
    expect(counts.length).toBeLessThanOrEqual(Math.ceil(MANY / 40));
    expect(new Set(toCheck()).size).toBe(MANY + 1);
    const idle = await hourly();
    expect(writesOf(idle)).toEqual([]);
    expect(idle.length).toBeLessThanOrEqual(8 + Math.floor(MANY / 100));
    expect(opened()).toBe(MANY + 1);
    expect(world.world.github.state.points).toBeLessThan(1000);
  });
});

describe("the requests that others need", () => {
  it("are left to them: with few left, pull requests wait, and nothing is closed", async () => {
    const citizen = await NoticedCitizen.of(world, "scarce", names(12));
    const { activity, number } = world.file(citizen.notice());
    const { state } = world.world.github;
    state.remaining = 310;
    await world.hear(activity);
    const some = opened();
    expect(some).toBeLessThan(6);
    expect(state.remaining).toBeGreaterThanOrEqual(295);
    expect(world.comment(number)).toContain(
      `${12 - some} of 12 pull requests still have to be opened.`,
    );
    await hourly();
    expect(opened()).toBe(some);
    state.remaining = 1000;
    await hourly();
    expect(opened()).toBe(12);
  });

  it("are left to them by a run after a publication, which opens only a few", async () => {
    const citizen = await NoticedCitizen.of(world, "often", names(30));
    const push = await world.registry.push((it) => it.write("README.md", "New.\n"), {
      at: world.now,
    });
    const published = await world.world.publish(push, { now: world.now });
    const { number } = world.file(citizen.notice());
    const options = { now: world.now, files: ["cutover.yml"] };
    const asked = await requestsOf(() => world.world.github.dispatchCompleted(published, options));
    expect(asked.length).toBeLessThanOrEqual(75);
    expect(writesOf(asked).filter((it) => it === "pulls").length).toBeGreaterThan(5);
    expect(world.comment(number)).toContain("of 30 pull requests still have to be opened.");
    await hourly();
    expect(opened()).toBe(30);
  });
});
