// A due change is never lost: if its coalition's definition is broken, moved, deleted or retired, the notice continues
// once that is fixed, to the announced fingerprint.

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Definition } from "../../src/core/registry/definition.ts";
import type { GitRepository } from "../support/git-repository.ts";
import { NoticedRegistry } from "./support/noticed.ts";
import { NoticedCitizen } from "./support/noticed-citizen.ts";

const AT = "2027-02-03T14:00:00Z";

interface Damage {
  /** The damage on main, which no check stopped. */
  harm: (it: GitRepository, definition: Definition, file: string) => void;
  /** What the comments say must be fixed. */
  says: RegExp;
  /** The file that the damage left behind. */
  leaves?: string;
}

const DAMAGES: Record<string, Damage> = {
  broken: {
    harm: (it, definition, file) => it.write(file, `${JSON.stringify(definition).slice(0, -20)}\n`),
    says: /coalitions\/late\.broken\.json has an error: /,
  },
  moved: {
    harm: (it, _, file) => it.move(file, "coalitions/l2/late-moved.json"),
    says: /coalitions\/l2\/late-moved\.json has 2 errors, first this one: /,
    leaves: "coalitions/l2/late-moved.json",
  },
  deleted: {
    harm: (it, _, file) => it.remove(file),
    says: /The registry no longer has a definition of late\.deleted/,
  },
  retired: {
    harm: (it, definition) => {
      const retirement = { at: "2027-02-02T00:00:00Z", reason: "Over.", replacement: null };
      it.writeDefinition({ ...definition, retirement });
    },
    says: /the coalition retires on 2027-02-02 00:00 UTC/,
  },
};

let world: NoticedRegistry;
let citizen: NoticedCitizen;
let number: number;
const announced: Record<string, { definition: Definition; next: string }> = {};

beforeAll(async () => {
  world = await NoticedRegistry.start("2027-02-01T09:00:00Z");
  const coalitions = Object.fromEntries(Object.keys(DAMAGES).map((name) => [name, {}]));
  citizen = await NoticedCitizen.of(world, "late", { ...coalitions, sound: {} });
  const { activity, number: filed } = world.file(citizen.notice());
  number = filed;
  await world.hear(activity);
  for (const pull of await citizen.pulls()) await world.merge(pull.number);
  for (const name of Object.keys(DAMAGES)) {
    announced[name] = {
      definition: await citizen.definition(name),
      next: await citizen.nextOf(name),
    };
  }
  await world.cutover();
});
afterAll(() => world.stop());

async function harm(names: readonly string[]): Promise<void> {
  for (const name of names) {
    const { definition } = announced[name] as { definition: Definition };
    await world.change((it) => DAMAGES[name]?.harm(it, definition, citizen.fileOf(name)));
  }
}

async function fix(name: string): Promise<void> {
  await world.change((it) => {
    const { leaves } = DAMAGES[name] ?? {};
    if (leaves !== undefined) it.remove(leaves);
    it.writeDefinition((announced[name] as { definition: Definition }).definition);
  });
}

const branches = async () => (await citizen.pulls()).map((it) => it.branch);
const published = (name: string) => world.world.json(`${name}/changes.json`).entries.at(-1);

function expectBlocked(names: readonly string[]): void {
  const comment = world.comment(number);
  expect(comment).toContain(`### ⛔ Blocked in ${names.length} `);
  for (const name of names) expect(comment).toMatch(DAMAGES[name]?.says ?? /^$/);
  expect(world.registry.labelsOf(number).sort()).toEqual(["blocked", "bump-notice"]);
  expect(world.registry.issue(number).open).toBe(true);
}

describe("an unmerged proposal", () => {
  it("stays open while its definition is broken, and is updated once it is fixed", async () => {
    const other = await NoticedCitizen.of(world, "unmerged");
    const valid = await other.definition();
    const filed = world.file(other.notice({ effectiveAt: "2027-03-01T14:00:00Z" }));
    await world.hear(filed.activity);
    const before = await other.pull();
    await world.change((it) => it.write(other.fileOf(), "{"));
    await world.cutover();
    expect((await other.pull()).number).toBe(before.number);
    expect(world.comment(filed.number)).toContain(`/pull/${before.number}) stays open`);
    await world.change((it) => it.writeDefinition({ ...valid, title: "Fixed" }));
    await world.cutover();
    expect((await other.pull()).number).toBe(before.number);
    await other.mergeAll();
    expect((await other.definition()).upcoming).toHaveLength(1);
  });
});

describe("a due change", () => {
  const early = ["broken", "retired"];
  const late = ["moved", "deleted"];

  it("is kept if a definition was broken before its time: nothing is closed or withdrawn, even days later", async () => {
    await harm(early);
    world.now = AT;
    await world.cutover();
    expectBlocked(early);
    for (const day of ["2027-02-04T15:00:00Z", "2027-02-05T15:00:00Z"]) {
      world.now = day;
      await world.cutover();
      expectBlocked(early);
    }
    expect(await branches()).toEqual([
      "cutover/late_deleted",
      "cutover/late_moved",
      "cutover/late_sound",
    ]);
  });

  it("is kept if a definition breaks under its open pull request, which says why it waits", async () => {
    await harm(late);
    const before = await branches();
    await world.cutover();
    await world.cutover();
    expect(await branches()).toEqual(before);
    expectBlocked([...early, ...late]);
    for (const name of late) {
      const pull = (await citizen.pulls()).find(({ branch }) => branch.endsWith(`_${name}`));
      const comments = world.registry.comments(pull?.number ?? 0).map(({ body }) => body);
      const blocked = comments.filter((it) => it.includes("blocked since"));
      expect(blocked).toHaveLength(1);
      expect(blocked[0]).toMatch(DAMAGES[name]?.says ?? /^$/);
      expect(blocked[0]).toContain("Do not merge it as it is.");
    }
  });

  it("is made in the other coalitions, and the notice stays open", async () => {
    const valid = (await citizen.pulls()).find(({ branch }) => branch.endsWith("_sound"));
    await world.merge(valid?.number ?? 0);
    await world.cutover();
    expect(published("late.sound").changes.map(({ kind }: { kind: string }) => kind)).toContain(
      "announcement-fulfilled",
    );
    expectBlocked([...early, ...late]);
  });

  it("is made once each is fixed, with the announced fingerprint, and the notice closes with the last", async () => {
    for (const name of Object.keys(DAMAGES)) {
      expect(world.registry.issue(number).open).toBe(true);
      await fix(name);
      await world.cutover();
      const pull = (await citizen.pulls()).find(({ branch }) => branch === `cutover/late_${name}`);
      await world.merge(pull?.number ?? 0);
      await world.cutover();
      expect(published(`late.${name}`).fingerprint).toBe(announced[name]?.next);
    }
    expect(world.registry.issue(number)).toMatchObject({ open: false, reason: "completed" });
    expect(world.comment(number)).toContain("### ✅ Done");
    expect(world.registry.labelsOf(number)).toEqual(["bump-notice"]);
    expect(await citizen.pulls()).toEqual([]);
  });
});
