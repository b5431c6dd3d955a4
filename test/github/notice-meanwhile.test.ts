// What others do on GitHub during a run on a bump notice.

import { afterEach, beforeEach, expect, it } from "vitest";
import { bodyOf } from "../support/filed-notices.ts";
import { peerOf } from "../support/ids.ts";
import { NoticedRegistry } from "./support/noticed.ts";
import { NoticedCitizen } from "./support/noticed-citizen.ts";
import type { Fault } from "./support/server/faults.ts";

let world: NoticedRegistry;
beforeEach(async () => {
  world = await NoticedRegistry.start("2027-02-01T09:00:00Z");
});
afterEach(() => world.stop());

async function filed(label: string) {
  const citizen = await NoticedCitizen.of(world, label);
  const { activity, number } = world.file(citizen.notice());
  const edit = (reason: string) => {
    const body = bodyOf(citizen.notice({ reason }));
    return world.registry.editIssue(number, { by: "miniature-works", body });
  };
  return { citizen, number, edit, hear: () => world.hear(activity) };
}

/** Does something just before GitHub handles the first such request. */
function before(wanted: Pick<Fault, "path" | "sends">, meanwhile: () => Promise<unknown>): void {
  world.world.github.fault({ ...wanted, answer: "genuine", meanwhile });
}

const unmet = () => world.world.github.state.faults.unmet;

it("another run opens the same pull request: there is one, and both link it", async () => {
  for (const [label, asked] of [
    ["branched", { path: /graphql/, sends: /createRef/ }],
    ["opened", { path: /\/pulls$/ }],
  ] as const) {
    const { citizen, number, hear } = await filed(label);
    // Like the hourly run, which waits for no other.
    before(asked, () => world.cutover());
    await hear();
    expect(unmet()).toEqual([]);
    const pull = await citizen.pull();
    expect(world.comment(number)).toContain(`#${pull.number}](`);
    const ending = await world.shown(number);
    await hear();
    expect(await world.shown(number)).toEqual(ending);
  }
});

it("someone commits to a branch that is about to be rebuilt: their commit stays, and the notice says so", async () => {
  const { citizen, number, edit, hear } = await filed("pushed");
  await hear();
  const pull = await citizen.pull();
  const handled = citizen.handle(pull);
  const push = () => handled.push((it) => it.write("README.md", "Mine.\n"), "Mine");
  before({ path: /graphql/, sends: /updateRefs/ }, push);
  await world.hear(edit("Another word."));
  expect(unmet()).toEqual([]);
  const tip = await world.registry.hosted.git("log", "-1", "--format=%s", pull.branch);
  expect(tip).toBe("Mine");
  expect(world.comment(number)).toContain("has commits by someone else");
});

it("the notice is edited or closed after it was read: the run for that event corrects it", async () => {
  const { citizen, number, edit, hear } = await filed("changed");
  let edited = edit("A first word.");
  before({ path: /graphql/, sends: /createRef/ }, async () => {
    edited = edit("A last word.");
  });
  await hear();
  await world.hear(edited);
  expect((await citizen.pull()).diff).toContain("A last word.");
  let closed = edited;
  edit("A very last word.");
  before({ path: /\/git\/trees$/ }, async () => {
    closed = world.registry.closeIssue(number, { by: "miniature-works" });
  });
  await hear();
  expect(unmet()).toEqual([]);
  await world.hear(closed);
  expect(await citizen.branches()).toEqual([]);
  expect(world.comment(number)).toContain("### ↩️ Withdrawn");
});

it("main changes after it was read: the branch is based on the read commit, and the next run rebuilds it", async () => {
  const { citizen, hear } = await filed("moving");
  const by = () =>
    citizen.byHand((it) => {
      it.summary = "Changed meanwhile.";
      it.peerHints = [{ peerId: peerOf("another peer") }];
    });
  before({ path: /graphql/, sends: /createRef/ }, by);
  await hear();
  expect(unmet()).toEqual([]);
  const base = await world.registry.hosted.git("rev-parse", "main~1");
  const { branch } = await citizen.pull();
  expect(await world.registry.hosted.git("merge-base", "main", branch)).toBe(base);
  await hear();
  await citizen.mergeAll();
  const { summary, upcoming } = await citizen.definition();
  expect([summary, upcoming?.length]).toEqual(["Changed meanwhile.", 1]);
});

it("the announcement is merged during the run: nothing is proposed twice", async () => {
  const { citizen, number, hear } = await filed("merging");
  await hear();
  before({ path: /\/pages$/ }, () => citizen.mergeAll());
  await hear();
  expect(unmet()).toEqual([]);
  await hear();
  await world.cutover();
  expect(await citizen.pulls()).toEqual([]);
  expect((await citizen.definition()).upcoming).toHaveLength(1);
  expect(world.comment(number)).toContain("### 📣 Announced in 1 coalition");
});

it("a workflow changes on main after it was read: GitHub refuses the older one, which the notice explains, and the next run continues", async () => {
  const { citizen, number, hear } = await filed("workflows");
  const change = () =>
    world.change((it) => {
      const file = ".github/workflows/code.yml";
      it.write(file, `# Changed.\n${it.git("show", `HEAD:${file}`)}\n`);
    });
  before({ path: /graphql/, sends: /createRef/ }, change);
  await expect(hear()).rejects.toThrow(/workflow files that no other branch has/);
  expect(unmet()).toEqual([]);
  expect(world.comment(number)).toContain("The next run starts from the newest default branch");
  await hear();
  expect(await citizen.pulls()).toHaveLength(1);
});
