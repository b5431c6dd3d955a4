// Who is authorised to file a bump notice for an id, and who can confirm one by others.

import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Operator } from "../../src/core/registry/definition.ts";
import { lattice } from "../support/definitions.ts";
import { bodyOf } from "../support/filed-notices.ts";
import { GitRepository } from "../support/git-repository.ts";
import { isWrite } from "./support/faulty-runs.ts";
import { NoticedRegistry } from "./support/noticed.ts";
import { NoticedCitizen } from "./support/noticed-citizen.ts";
import type { Account } from "./support/server/accounts.ts";
import { REGISTRY_APP } from "./support/server/accounts.ts";

const person = (login: string, id: number): Account => ({ login, id, type: "User" });
const ACCOUNTS = [
  ...[person("olga", 2001), person("newcomer", 2002), person("leaver", 2003)],
  person("triager", 2004),
];

let world: NoticedRegistry;
beforeEach(async () => {
  world = await NoticedRegistry.start("2027-02-01T09:00:00Z", { accounts: ACCOUNTS });
  world.registry.setPermission("triager", "triage");
});
afterEach(() => world.stop());

/** A citizen that these accounts operate, in a coalition of others. */
function operatedBy(label: string, ...github: Operator["github"]) {
  const operator = { name: "Citizen Works", url: "https://citizen.example/", github };
  return NoticedCitizen.of(world, label, {
    one: { lattices: [lattice(`${label}.mainnet`, { operator })] },
  });
}

async function filedBy(author: string, citizen: NoticedCitizen, labels = ["bump-notice"]) {
  const { activity, number } = world.file(citizen.notice(), { author, labels });
  await world.hear(activity);
  return { number, activity, hear: () => world.hear(activity) };
}

const WAITS = "### 🔒 This notice needs verification";

async function expectUnheard(citizen: NoticedCitizen, number: number): Promise<void> {
  expect(await citizen.branches()).toEqual([]);
  expect(world.registry.labelsOf(number)).toEqual(["bump-notice", "needs-verification"]);
  expect(world.comment(number)).toContain(WAITS);
}

describe("an account that the definitions do not name", () => {
  it("opens nothing and learns who can, even if an authorised account started the run", async () => {
    const citizen = await operatedBy("stranger", { login: "olga", id: 2001 });
    // The operator of the coalition does not operate its citizen.
    for (const author of ["mallory", "miniature-works", "ada"]) {
      const { number } = await filedBy(author, citizen);
      await expectUnheard(citizen, number);
      const comment = world.comment(number);
      expect(comment).toContain("lattice stranger.mainnet in stranger.one: Citizen Works (@olga)");
      expect(comment).toContain("set the label `accepted`");
      for (const by of author === "mallory" ? ["olga", "ada"] : []) {
        const asked = { workflow: "bump-notice.yml", by, inputs: { issue: `${number}` } };
        const { github } = world.world;
        const [run] = await github.dispatchManually(world.registry, asked, { now: world.now });
        expect(run?.conclusion).toBe("success");
        await expectUnheard(citizen, number);
      }
      world.registry.closeIssue(number, { by: "ada" });
    }
  });

  it("counts by its number: a renamed one stays authorised, and the new owner of its old login is not", async () => {
    const citizen = await operatedBy("renamed", { login: "olga", id: 2001 });
    const { github } = world.world;
    github.rename("olga", "olga-works");
    github.rename("newcomer", "olga");
    const imposter = await filedBy("olga", citizen);
    await expectUnheard(citizen, imposter.number);
    expect(world.comment(imposter.number)).toContain("Citizen Works (@olga-works)");
    world.registry.closeIssue(imposter.number, { by: "ada" });
    const { number } = await filedBy("olga-works", citizen);
    expect((await citizen.pull()).branch).toBe(`bump-notice/${number}/renamed_one`);
  });

  it("cannot be a program's or a deleted one, even if a definition names its number", async () => {
    const named = [
      { login: "registry-app", id: REGISTRY_APP.id },
      { login: "leaver", id: 2003 },
      { login: "ghost", id: 10137 },
    ];
    const citizen = await operatedBy("nobody", ...named.slice(1));
    const app = await operatedBy("program", ...named.slice(0, 1));
    const { number } = await filedBy(REGISTRY_APP.login, app);
    await expectUnheard(app, number);
    const { activity, number: left } = world.file(citizen.notice(), { author: "leaver" });
    world.world.github.removeAccount("leaver");
    await world.hear(activity);
    await expectUnheard(citizen, left);
    expect(world.comment(left)).toContain("Citizen Works (`leaver`");
  });

  it("after a change of the definition: its proposals are closed, and its edits do not count", async () => {
    const citizen = await operatedBy("former", { login: "olga", id: 2001 });
    const { number, hear } = await filedBy("olga", citizen);
    expect(await citizen.pulls()).toHaveLength(1);
    await citizen.byHand((it) => {
      for (const { operator } of it.lattices) operator.github = [{ login: "ada", id: 1002 }];
    });
    await hear();
    await expectUnheard(citizen, number);
    const body = bodyOf(citizen.notice({ effectiveAt: "2027-02-09T09:00:00Z" }));
    await world.hear(world.registry.editIssue(number, { by: "olga", body }));
    await expectUnheard(citizen, number);
  });
});

describe("the label accepted", () => {
  const accept = (number: number, by: string) =>
    world.registry.labelIssue(number, "accepted", { by });

  it("counts with write access, for the text in the comment, until that is edited", async () => {
    const citizen = await operatedBy("confirmed", { login: "olga", id: 2001 });
    const { number, activity } = await filedBy("mallory", citizen);
    await world.hear(accept(number, "triager"));
    await expectUnheard(citizen, number);
    expect(world.comment(number)).toContain(
      "I removed the label accepted, because an account without write access set it.",
    );

    const heard = accept(number, "ada");
    await world.hear(heard);
    expect(world.registry.labelsOf(number)).toEqual(["accepted", "bump-notice"]);
    const pull = await citizen.pull();
    const shown = await world.shown(number);
    for (const again of [activity, heard]) await world.hear(again);
    expect(await world.shown(number)).toEqual(shown);

    const tip = await world.registry.hosted.git("rev-parse", `refs/heads/${pull.branch}`);
    const body = bodyOf(citizen.notice({ reason: "Another word." }));
    const edited = world.registry.editIssue(number, { by: "mallory", body });
    // The event of the label arrives again, before and after the edit's own.
    for (const again of [heard, edited, heard]) await world.hear(again);
    await expectUnheard(citizen, number);
    const { state } = world.world.github;
    expect(state.pulls.of(world.registry.hosted, pull.number)?.headSha).toBe(tip);

    await world.hear(accept(number, "ada"));
    expect((await citizen.pull()).diff).toContain("Another word.");
    expect(world.registry.labelsOf(number)).toEqual(["accepted", "bump-notice"]);
  });

  it("does not count before there is a comment, or for text written since", async () => {
    const citizen = await operatedBy("hasty", { login: "olga", id: 2001 });
    const { activity, number } = world.file(citizen.notice(), { author: "mallory" });
    const heard = accept(number, "ada");
    for (const it of [activity, heard]) await world.hear(it);
    await expectUnheard(citizen, number);

    const body = bodyOf(citizen.notice({ reason: "Not what you have seen." }));
    const edited = world.registry.editIssue(number, { by: "mallory", body });
    accept(number, "ada");
    await world.hear(edited);
    await expectUnheard(citizen, number);
    expect(world.comment(number)).toContain("set before this comment showed the current text");
  });

  it("does not count if it could not be removed, or was set while the comment was written", async () => {
    const citizen = await operatedBy("stuck", { login: "olga", id: 2001 });
    const { number } = await filedBy("mallory", citizen);
    const { github } = world.world;
    const edit = (reason: string) =>
      world.registry.editIssue(number, {
        by: "mallory",
        body: bodyOf(citizen.notice({ reason })),
      });
    let first = edit("Not heard of.");
    await github.state.clock.hold(async () => {
      accept(number, "ada");
      first = edit("Not accepted.");
      github.fault({ method: "DELETE", path: /\/labels\/accepted$/, answer: 403 });
      await expect(world.hear(first)).rejects.toThrow("Could not keep the labels");
    });
    expect(world.registry.labelsOf(number)).toContain("accepted");
    await world.hear(first);
    await expectUnheard(citizen, number);

    const second = edit("Not accepted either.");
    const meanwhile = async () => accept(number, "ada");
    github.fault({ method: "PATCH", path: /\/issues\/comments\//, answer: "genuine", meanwhile });
    await world.hear(second);
    expect(world.registry.labelsOf(number)).toContain("accepted");
    await world.hear(second);
    await expectUnheard(citizen, number);
    expect(github.state.faults.unmet).toEqual([]);
  });
});

it("an issue that was transferred to another repository no longer counts here, whatever its new number", async () => {
  const citizen = await operatedBy("moved", { login: "olga", id: 2001 });
  const { number } = await filedBy("mallory", citizen);
  const ordinary = world.registry.openIssue({
    author: "ada",
    title: "Hello",
    body: "Hello.",
  });
  const { github } = world.world;
  const folder = new GitRepository();
  folder.commit("Begin");
  const there = await github.createRepository("acme/elsewhere", folder.folder);
  folder.delete();
  const moving = { author: "olga", title: "Moved", body: bodyOf(citizen.notice()) };
  let moved = there.openIssue(moving);
  while (moved.number < ordinary.number) moved = there.openIssue(moving);
  world.registry.issue(number).isGone = true;
  const before = github.requests.length;
  await world.hear(world.registry.labelIssue(number, "wontfix", { by: "ada" }));
  const asked = github.requests.slice(before).filter(({ job }) => job !== undefined);
  expect(asked.filter(isWrite)).toEqual([]);
  expect(asked.some(({ path }) => path.includes("elsewhere"))).toBe(false);
  expect(world.registry.comments(ordinary.number)).toEqual([]);
  expect(await citizen.pulls()).toEqual([]);
});
