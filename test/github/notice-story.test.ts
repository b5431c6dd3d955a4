// The story of a bump notice, from the form to a closed issue. The events of each step arrive three times and out of
// order.

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { deriveFingerprint } from "../../src/core/derivation/fingerprint.ts";
import type { Definition } from "../../src/core/registry/definition.ts";
import { lattice } from "../support/definitions.ts";
import { idOf } from "../support/ids.ts";
import { NoticedRegistry, type ShownPull } from "./support/noticed.ts";
import { ONE, TWO } from "./support/project-registry.ts";
import type { IssueActivity } from "./support/runner/events.ts";

const OLD = lattice("mini.mainnet").stableId;
const NEW = idOf("the next mini.mainnet");
const AT = "2027-02-03T14:00:00Z";

/** Each coalition with the citizen's new id. */
const nextOf = (definition: Definition) =>
  deriveFingerprint({
    ...definition,
    lattices: definition.lattices.map((it) => ({ ...it, stableId: NEW })),
  });
const NEXT = { "mini.one": nextOf(ONE), "mini.two": nextOf(TWO) };

let world: NoticedRegistry;
let filed: IssueActivity;
let number: number;
let announcing: ShownPull[];
let carrying: ShownPull[];

beforeAll(async () => {
  world = await NoticedRegistry.start("2027-02-01T09:00:00Z");
});
afterAll(() => world.stop());

/** All events arrive twice more, with an hourly run between them: nothing changes. */
async function sameAgain(): Promise<void> {
  const before = await world.shown(number);
  for (const again of [() => world.hear(filed), () => world.cutover(), () => world.hear(filed)]) {
    await again();
    expect(await world.shown(number)).toEqual(before);
  }
  expect(await world.checks()).toEqual({});
}

const published = (name: string) => world.world.json(`${name}/changes.json`).entries.at(-1);
const feed = (name: string) => {
  const { pages } = world.world.github.state;
  return pages.text(world.registry.hosted, `${name}/changes.rss`) ?? "";
};
const page = (name: string) => {
  const { pages } = world.world.github.state;
  return pages.text(world.registry.hosted, `${name}/index.html`) ?? "";
};

describe("a bump notice", () => {
  it("is filed with the form, and the comment says what it means", async () => {
    ({ activity: filed, number } = world.file({
      ...{ kind: "stable-id", id: OLD, to: NEW, effectiveAt: AT },
      ...{ releaseNotes: "https://mini.example/notes", reason: "A new committee." },
    }));
    await world.hear(filed, { genuine: true });
    const comment = world.comment(number);
    expect(comment).toContain("### 📝 2 coalitions need to act before");
    for (const [name, next] of Object.entries(NEXT)) {
      expect(comment).toContain(`**${name}: new fingerprint.**`);
      expect(comment).toContain(` → \`${next}\``);
    }
    expect(world.registry.labelsOf(number)).toEqual(["bump-notice"]);
    expect(await world.checks()).toEqual({
      [`bump-notice/${number}/mini_one`]: "success",
      [`bump-notice/${number}/mini_two`]: "success",
    });
    await sameAgain();
  });

  it("gets one checked pull request for each coalition, which only announces it", async () => {
    announcing = await world.pulls();
    expect(announcing.map(({ branch }) => branch)).toEqual([
      `bump-notice/${number}/mini_one`,
      `bump-notice/${number}/mini_two`,
    ]);
    for (const { title, diff, body } of announcing) {
      expect(title).toMatch(
        /^mini\.(one|two): announced: stable id change of lattice mini\.mainnet/,
      );
      expect(body).toContain(`#${number}`);
      expect(diff.match(/^-.*/gm) ?? []).toEqual([]);
      expect(diff).toContain(`"notice": ${number}`);
      expect(diff).toContain(`"to": "${NEW}"`);
    }
    for (const { number: pull } of announcing) {
      const [report, ...more] = world.registry.comments(pull);
      expect([report?.body.includes("Preview of the feed entry"), more]).toEqual([true, []]);
      expect(world.registry.labelsOf(pull)).toEqual(["additive"]);
    }
  });

  it("is announced on pages and in feeds with the next fingerprint once they are merged", async () => {
    world.now = "2027-02-01T10:00:00Z";
    for (const { number: pull } of [...announcing].reverse()) {
      expect((await world.merge(pull)).conclusion).toBe("success");
      await world.cutover();
    }
    for (const [name, next] of Object.entries(NEXT)) {
      expect(published(name).changes).toMatchObject([{ kind: "announced" }]);
      expect(feed(name)).toContain(next);
      expect(page(name)).toContain(next);
    }
    expect(world.comment(number)).toContain("### 📣 Announced in 2 coalitions");
    expect(await world.pulls()).toEqual([]);
    await sameAgain();
  });

  it("waits until its time, then gets a pull request for each coalition that makes the change", async () => {
    world.now = "2027-02-03T13:59:59Z";
    await world.cutover();
    expect(await world.pulls()).toEqual([]);
    world.now = AT;
    await world.cutover({ genuine: true });
    carrying = await world.pulls();
    expect(carrying.map(({ branch }) => branch)).toEqual(["cutover/mini_one", "cutover/mini_two"]);
    expect(await world.checks()).toEqual({
      "cutover/mini_one": "success",
      "cutover/mini_two": "success",
    });
    const [first] = carrying;
    expect(first?.diff).toContain(`+  "fingerprint": "${NEXT["mini.one"]}"`);
    expect(first?.diff).not.toContain('+      "notice"');
    expect(world.comment(number)).toContain("to make the change, due since");
    await sameAgain();
  });

  it("reminds the operator once a day until that is merged", async () => {
    world.now = "2027-02-04T15:00:00Z";
    await world.cutover();
    await world.cutover();
    for (const { number: pull } of carrying) {
      const comments = world.registry.comments(pull).map(({ body }) => body);
      const reminders = comments.filter((it) => it.includes("due since"));
      expect(reminders).toHaveLength(1);
      expect(reminders[0]).toContain("(@miniature-works): this has been due since");
    }
  });

  it("is published with the announced fingerprint, and closed", async () => {
    for (const { number: pull } of carrying) {
      expect(world.registry.issue(number).open).toBe(true);
      await world.merge(pull);
      await world.cutover();
    }
    for (const [name, next] of Object.entries(NEXT)) {
      const { fingerprint, changes } = published(name);
      expect(fingerprint).toBe(next);
      expect(changes.map(({ kind }: { kind: string }) => kind)).toContain("announcement-fulfilled");
      expect(feed(name)).toContain("(breaking)");
    }
    expect(world.registry.issue(number)).toMatchObject({ open: false, reason: "completed" });
    const comment = world.comment(number);
    expect(comment).toContain("### ✅ Done");
    for (const next of Object.values(NEXT)) expect(comment).toContain(next);
    await sameAgain();
    expect(await world.pulls()).toEqual([]);
    expect((await world.shown(number)).branches).toEqual(["refs/heads/main"]);
  });
});
