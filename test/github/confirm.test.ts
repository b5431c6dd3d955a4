// What happens after a merge: it is published, fetched back, verified, and reported on its pull request, once.

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { changed, lattice } from "../support/definitions.ts";
import { ONE, TWO } from "./support/project-registry.ts";
import { PublishedRegistry, withoutRun } from "./support/published.ts";
import type { PullRequest } from "./support/pull-request.ts";
import type { WorkflowRun } from "./support/runner/workflow-run.ts";

const STRANGER = { name: "Stranger Things", github: [{ login: "stranger", id: 2002 }] };
const GONE = { name: "Gone Works", github: [{ login: "gone", id: 2003 }] };
const ACCOUNTS = [
  { login: "stranger", id: 2002, type: "User" as const },
  { login: "gone", id: 2003, type: "User" as const },
];
const ADDED = [
  lattice("added.mainnet", { chainId: 20, operator: STRANGER }),
  lattice("ended.mainnet", { chainId: 21, operator: GONE }),
];
const GROWN = changed(ONE, { lattices: [...ONE.lattices, ...ADDED] });
const SUCCESS = { build: "success", deploy: "success", confirm: "success" };

let world: PublishedRegistry;
beforeAll(async () => {
  world = await PublishedRegistry.start({ accounts: ACCOUNTS });
});
afterAll(() => world.stop());

describe("a merged pull request", () => {
  let pull: PullRequest;
  let run: WorkflowRun;
  let comment: string;
  beforeAll(async () => {
    world.github.rename("stranger", "renamed-since");
    world.github.removeAccount("gone");
    pull = await world.open((it) => it.writeDefinition(GROWN));
    run = await world.merge(pull, { title: "Add two lattices" });
    [comment = ""] = world.comments(pull);
  });

  it("is published, and the deployed site is verified", async () => {
    expect(run.ends).toEqual(SUCCESS);
    expect(run.step("build", "publish").outputs.state).toBe("ahead");
    expect(run.job("confirm").summary).toContain("The deployed site is correct");
    const permissions = { contents: "read", "pull-requests": "write", statuses: "write" };
    expect(run.job("confirm").permissions).toEqual(permissions);
    expect(world.json("api/v1/state.json").commit).toBe(await world.hosted.commitAt("main"));
  });

  it("has one comment that says what was published, with links to it", async () => {
    const { pages } = world.github.state.addresses;
    const site = `${pages}/acme/registry`;
    expect(world.comments(pull)).toHaveLength(1);
    expect(comment).toContain("⚠️ Published, and breaking: integrators of mini.one must act.");
    expect(comment).toContain(`\`${ONE.fingerprint}\` → \`${GROWN.fingerprint}\``);
    expect(comment).toContain("**lattice added.mainnet added.**");
    for (const link of [
      `${site}/mini.one/`,
      `${site}/mini.one/history/#mini.one-2`,
      `${site}/mini.one/changes.rss`,
      `${site}/changes.atom`,
      `${site}/breaking.feed.json`,
      `${site}/lookup/`,
    ]) {
      expect(comment).toContain(`](${link})`);
    }
  });

  it("has links without dead ends", () => {
    const { pages, addresses } = world.github.state;
    const links = [...comment.matchAll(/\]\(([^)#]+)/g)].map(([, link = ""]) => link);
    const ours = links.filter((it) => it.startsWith(addresses.pages));
    expect(ours.length).toBeGreaterThan(6);
    const paths = ours.map((it) => it.replace(`${addresses.pages}/acme/registry/`, ""));
    const files = paths.map((it) => (it === "" || it.endsWith("/") ? `${it}index.html` : it));
    expect(files.filter((it) => pages.text(world.hosted, it) === undefined)).toEqual([]);
  });

  it("mentions newly referred operators by their current logins, and nobody else", () => {
    expect(comment).toContain("- @renamed-since (2002): [lattice added.mainnet](");
    expect(comment).toContain("- `gone` (2003, an account that no longer exists): [lattice ended");
    expect(comment.match(/@[\w-]+/g)).toEqual(["@renamed-since"]);
    expect(comment).toContain("does not need your consent, and neither of you gets authority");
  });

  it("keeps that comment when the run is run again, all of it or in part", async () => {
    const [first] = world.registry.comments(pull.number);
    for (const again of [await world.github.rerun(run), await world.github.rerunFailed(run)]) {
      expect(again.ends).toEqual(SUCCESS);
      const comments = world.registry.comments(pull.number);
      expect(comments.map((it) => it.id)).toEqual([first?.id]);
      expect(withoutRun(comments[0]?.body)).toBe(withoutRun(comment));
    }
    expect((await world.github.rerun(run)).step("build", "publish").outputs.state).toBe("same");
  });
});

describe("other ways to the main branch", () => {
  it.each(["squash", "rebase"] as const)("a %s is reported, too, in one comment", async (how) => {
    const pull = await world.open(
      (it) => {
        it.writeDefinition(changed(TWO, { title: `By ${how}` }));
        it.commit("The first half");
        it.writeDefinition(changed(TWO, { title: `By ${how}`, summary: `By ${how}, wholly.` }));
      },
      { from: "branch" },
    );
    expect((await world.merge(pull, { how })).ends).toEqual(SUCCESS);
    const [comment, ...others] = world.comments(pull);
    expect(others).toEqual([]);
    expect(comment).toContain("✅ Published: nothing breaks for integrators.");
    expect(comment?.match(/#### mini\.two/g)).toHaveLength(how === "rebase" ? 2 : 1);
  });

  it("a push is not reported, although a closed pull request has its commit", async () => {
    const titled = changed(TWO, { title: "Pushed" });
    const closed = await world.open((it) => it.writeDefinition(titled), { from: "branch" });
    closed.close();
    const { headSha } = closed;
    const run = await world.publish(
      await world.registry.push((it) => it.git("merge", "--quiet", "--ff-only", headSha)),
    );
    expect(world.comments(closed)).toEqual([]);
    expect(run.ends).toEqual(SUCCESS);
    expect(run.job("confirm").summary).toContain("no pull request to comment on");
    expect(run.step("confirm", "./actions/confirm").outputs.comments).toBe("[]");
  });

  it("a merge without new entries is not reported", async () => {
    const pull = await world.open((it) => it.write("README.md", "Another word"));
    expect((await world.merge(pull)).ends).toEqual(SUCCESS);
    expect(world.comments(pull)).toEqual([]);
  });
});
