// Merges that are published at the same time, in either order, and a rewritten history: nothing is lost, reported twice
// or rewritten silently.

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Entry } from "../../src/core/history/entry.ts";
import { changed } from "../support/definitions.ts";
import { only } from "./support/emulated-github.ts";
import { ONE, TWO } from "./support/project-registry.ts";
import { PublishedRegistry, withoutRun } from "./support/published.ts";

const SUCCESS = { build: "success", deploy: "success", confirm: "success" };

let world: PublishedRegistry;
beforeAll(async () => {
  world = await PublishedRegistry.start();
});
afterAll(() => world.stop());

const chainOf = (name: string): Entry[] => world.json(`${name}/changes.json`).entries;
const subjects = (name: string) => chainOf(name).map(({ subject }) => subject);
const named = (title: string) => ({
  from: "branch" as const,
  title,
});

describe("two merges at once", () => {
  it.each([
    ["the older one's run first", false],
    ["the newer one's run first", true],
  ])("are both published and reported once: %s", async (name, newerFirst) => {
    const one = await world.open(
      (it) => it.writeDefinition(changed(ONE, { title: `One, ${name}` })),
      named("One"),
    );
    const two = await world.open(
      (it) => it.writeDefinition(changed(TWO, { title: `Two, ${name}` })),
      named("Two"),
    );
    const pushes = [
      await world.registry.merge(one, { title: `One, ${name}` }),
      await world.registry.merge(two, { title: `Two, ${name}` }),
    ];
    const [first, second] = newerFirst ? pushes.reverse() : pushes;
    if (!first || !second) throw new Error("Nothing was merged.");
    expect((await world.publish(first)).ends).toEqual(SUCCESS);
    const reported = [world.comments(one), world.comments(two)];
    expect(reported.map((it) => it.length)).toEqual([1, 1]);
    const published = [chainOf("mini.one"), chainOf("mini.two")];
    const late = await world.publish(second);
    expect([late.ends, late.step("build", "publish").outputs.state]).toEqual([SUCCESS, "same"]);
    const again = [world.comments(one), world.comments(two)];
    expect(again.map((it) => it.map(withoutRun))).toEqual(reported.map((it) => it.map(withoutRun)));
    expect([chainOf("mini.one"), chainOf("mini.two")]).toEqual(published);
    expect(subjects("mini.one").at(-1)).toContain(`One, ${name}`);
    expect(subjects("mini.two").at(-1)).toContain(`Two, ${name}`);
  });
});

describe("a run on an older commit than the published one", () => {
  it("builds and deploys nothing, and does not fail", async () => {
    const file = ".github/workflows/publish.yml";
    const text = `${await world.hosted.fileAt("main", file)}`;
    // The event's commit, not the newest.
    await world.registry.push((it) => it.write(file, text.replace(/ref: .*/, "ref: ''")));
    const older = await world.registry.push((it) =>
      it.writeDefinition(changed(ONE, { title: "The older one" })),
    );
    const newer = await world.registry.push((it) =>
      it.writeDefinition(changed(ONE, { title: "The newer one" })),
    );
    expect((await world.publish(newer)).ends).toEqual(SUCCESS);
    const published = world.json("api/v1/state.json");
    const late = await world.publish(older);
    expect(late.ends).toEqual({ build: "success", deploy: "skipped", confirm: "skipped" });
    expect(late.step("build", "publish").outputs.state).toBe("behind");
    expect(world.json("api/v1/state.json")).toEqual(published);
    await world.registry.push((it) => it.write(file, text));
  });
});

describe("a history that was rewritten", () => {
  let lost: Entry;
  let before: string[];
  beforeAll(async () => {
    const titled = changed(ONE, { title: "To be lost" });
    await world.publish(
      await world.registry.push((it) => it.writeDefinition(titled), { title: "Lose me" }),
    );
    lost = chainOf("mini.one").at(-1) as Entry;
    before = everyFile();
  });

  const everyFile = () => {
    const files = world.github.state.pages.files(world.hosted);
    return [...files].map(([path, bytes]) => `${path} ${Buffer.from(bytes)}`);
  };
  const rewrite = () =>
    world.registry.push((it) => {
      it.git("reset", "--quiet", "--hard", "HEAD~1");
      it.writeDefinition(changed(ONE, { title: "In its place" }));
    });

  it("is refused, with each entry's name and the fix, and nothing is deployed", async () => {
    expect(lost.subject).toBe("Lose me");
    const run = await world.publish(await rewrite());
    expect(run.ends).toEqual({ build: "failure", deploy: "skipped", confirm: "skipped" });
    for (const words of [run.faults, run.job("build").summary]) {
      expect(words).toContain("mini.one: 1 published entry is not in this history");
      expect(words).toContain(`"Lose me", hash ${lost.hash}`);
      expect(words).toContain("To fix it, bring the commits above back");
      expect(words).toContain("give the reason as accept-rewritten");
    }
    expect(everyFile()).toEqual(before);
  });

  it("is published by hand with a reason, and the change channel shows it from then on", async () => {
    const reason = "It named a lattice that never was";
    const asked = { workflow: "publish.yml", inputs: { "accept-rewritten": reason } };
    const run = only(await world.github.dispatchManually(world.registry, asked));
    expect(run.ends).toEqual(SUCCESS);
    const reported = chainOf("mini.one").at(-1);
    expect(reported).toMatchObject({ subject: reason, changes: [{ kind: "history-rewritten" }] });
    expect(reported?.changes[0]?.before).toMatchObject({ seq: lost.seq, hash: lost.hash });
    const feed = world.github.state.pages.text(world.hosted, "changes.atom");
    expect(feed).toContain("published history was rewritten");
    expect(feed).toContain(reason);
    const next = await world.registry.push((it) => it.write("README.md", "Going on"));
    expect((await world.publish(next)).ends).toEqual(SUCCESS);
    expect(chainOf("mini.one").at(-1)).toEqual(reported);
  });
});
