// The story of a stranger's pull request: three kinds of errors in two definitions, fixed by a second push, and every
// event repeated. From the read-only check to the comment.

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { changed, lattice } from "../support/definitions.ts";
import { ONE, TWO } from "./support/project-registry.ts";
import type { PullRequest } from "./support/pull-request.ts";
import { ReportedRegistry } from "./support/reported.ts";
import type { WorkflowRun } from "./support/runner/workflow-run.ts";

const ADDED = lattice("added.mainnet", { chainId: 20 });
/** Added at the top, so that the fingerprint's line is in the diff, too. */
const BUMPED = changed(ONE, { lattices: [ADDED, ...ONE.lattices] });

let world: ReportedRegistry;
let pull: PullRequest;
let checked: WorkflowRun;

beforeAll(async () => {
  world = await ReportedRegistry.start();
  pull = await world.open((checkout) => {
    checkout.writeDefinition({ ...BUMPED, fingerprint: ONE.fingerprint });
    const [first] = TWO.lattices;
    const lattices = [{ ...first, stableId: `0x${first?.stableId}` }];
    checkout.write(
      "coalitions/mini.two.json",
      `${JSON.stringify({ ...TWO, lattices, title: 2 }, null, 2)}\n`,
    );
  });
});
afterAll(() => world.stop());

const OTHERS = { body: "<!-- coalition registry: check result -->\nAll is well.", as: "mallory" };

describe("a stranger's pull request with three kinds of faults in two definitions", () => {
  it("has each of them on its line, and one comment with all of them", async () => {
    world.registry.comment(pull.number, OTHERS);
    const run = await world.run(pull, "opened", { genuine: true });
    checked = run.checked;
    expect([checked.conclusion, run.reported.conclusion]).toEqual(["failure", "success"]);
    const marked = checked
      .job("definitions")
      .annotations.flatMap(({ properties: { title, file, line } }) =>
        file ? [[title, file, Number(line) > 1]] : [],
      );
    expect(marked).toEqual([
      ["fingerprint-mismatch", "coalitions/mini.one.json", true],
      ["value-type", "coalitions/mini.two.json", true],
      ["id-prefixed", "coalitions/mini.two.json", true],
    ]);
    const { comments } = await world.shown(pull);
    expect(comments).toHaveLength(2);
    expect(comments[0]).toBe(OTHERS.body);
    expect(comments[1]).toContain("❌ 3 errors in 2 files must be fixed");
    for (const [code] of marked) expect(comments[1]).toContain(`**error ${code}**`);
    expect(comments[1]).toContain(`"fingerprint": "${BUMPED.fingerprint}"`);
  });

  it("has a suggestion that one click commits, and labels with colours", async () => {
    const { suggestions, labels } = await world.shown(pull);
    expect(suggestions).toEqual([
      {
        path: "coalitions/mini.one.json",
        line: expect.any(Number),
        body: expect.stringContaining(
          `\`\`\`suggestion\n  "fingerprint": "${BUMPED.fingerprint}",\n\`\`\``,
        ),
      },
    ]);
    expect(labels).toEqual(["breaking"]);
    const [label] = world.registry.hosted.conversations.labels;
    expect(label).toMatchObject({ name: "breaking", color: "b60205" });
  });

  it("stays the same when an event comes twice", async () => {
    const before = await world.shown(pull);
    await world.report(checked);
    const { checked: newer } = await world.run(pull);
    const [, second] = world.registry.comments(pull.number);
    expect(second?.body).toContain(`<!-- run ${newer.id}.1 -->`);
    // An older run's result comes too late to be reported.
    await world.report(await world.github.rerun(checked));
    expect(world.registry.comments(pull.number)[1]?.body).toBe(second?.body);
    expect(await world.shown(pull)).toEqual(before);
  });

  it("keeps its comment when it is fixed, and loses its suggestion", async () => {
    const [, { id } = { id: 0 }] = world.registry.comments(pull.number);
    await pull.push((checkout) => {
      checkout.writeDefinition(BUMPED);
      checkout.writeDefinition({ ...TWO, title: "Mini two" });
    });
    const { checked: again, reported } = await world.run(pull, "synchronize");
    expect([again.conclusion, reported.conclusion]).toEqual(["success", "success"]);
    const comments = world.registry.comments(pull.number);
    expect(comments).toHaveLength(2);
    expect(comments[1]?.id).toBe(id);
    expect(comments[1]?.body).toContain(
      "Valid, but breaking: integrators of mini.one must recompile",
    );
    expect(comments[1]?.body).toContain("lattice added.mainnet added");
    expect((await world.shown(pull)).suggestions).toEqual([]);
  });

  it("gets no report about an older head", async () => {
    const before = await world.shown(pull);
    const late = await world.report(checked);
    expect(late.conclusion).toBe("success");
    expect(await world.shown(pull)).toEqual(before);
  });

  it("never had a write token where its own code ran, and sent GitHub no request there", () => {
    expect(checked.job("definitions").permissions).toEqual({ contents: "read" });
    expect(world.github.requests.filter(({ job }) => job === "check / definitions")).toEqual([]);
    expect(world.github.state.faults.unmet).toEqual([]);
  });
});

describe("pull requests of other kinds", () => {
  it("run their own version of the check, so its result cannot be trusted", async () => {
    const forged = await world.open((checkout) => {
      checkout.write("actions/validate/dist/index.js", 'console.log("::notice::All is well")\n');
      checkout.writeDefinition({ ...ONE, fingerprint: "00".repeat(32) });
    });
    const run = await world.check(forged);
    const { conclusion, annotations } = run.job("definitions");
    expect([conclusion, annotations.map(({ message }) => message)]).toEqual([
      "success",
      ["All is well"],
    ]);
    expect(world.github.state.artifacts.ofRun(run.id)).toEqual([]);
  });

  it("with a wrong fingerprint outside the diff has the line only in the comment", async () => {
    const far = changed(ONE, { lattices: [...ONE.lattices, ADDED] });
    const wrong = await world.open((checkout) => {
      checkout.writeDefinition({ ...far, fingerprint: ONE.fingerprint });
    });
    const { reported } = await world.run(wrong);
    expect(reported.conclusion).toBe("success");
    const { comments, suggestions } = await world.shown(wrong);
    expect(suggestions).toEqual([]);
    expect(comments[0]).toContain(`"fingerprint": "${far.fingerprint}"`);
  });

  it("that only change code have no comment", async () => {
    const code = await world.open((checkout) => checkout.write("README.md", "x"), {
      from: "branch",
    });
    const { reported } = await world.run(code);
    expect(reported.conclusion).toBe("success");
    expect(await world.shown(code)).toEqual({ comments: [], suggestions: [], labels: [] });
  });

  it("that change code and a definition are listed separately in the comment", async () => {
    const both = await world.open((checkout) => {
      checkout.write("src/new.ts", "x");
      checkout.writeDefinition({ ...TWO, summary: "Another summary." });
    });
    await world.run(both);
    const { comments, labels } = await world.shown(both);
    expect(comments[0]).toMatch(
      /-->\n\*\*Review these files first: .*\*\*\n\n- `src\/new\.ts`\n\nBecause of them, .* a maintainer must decide.*\n\n### ✅/,
    );
    expect(labels).toEqual(["metadata"]);
  });

  it("that delete a definition get the steps to retire it", async () => {
    const deleting = await world.open((checkout) => checkout.remove("coalitions/mini.two.json"));
    const { checked: run } = await world.run(deleting);
    expect(run.conclusion).toBe("failure");
    expect((await world.shown(deleting)).comments[0]).toMatch(
      /definition-deleted[\s\S]*"retirement": \{/,
    );
  });

  it("whose operator's account was renamed get a warning, and are not blocked", async () => {
    world.github.rename("ada", "ada-lovelace");
    const { id } = world.github.state.accounts.named("ada-lovelace");
    const operator = { ...TWO.operator, github: [{ login: "ada", id }] };
    const renamed = await world.open((checkout) => {
      checkout.writeDefinition({ ...TWO, operator });
      checkout.write(
        ".github/CODEOWNERS",
        checkout.git("show", "HEAD:.github/CODEOWNERS").replace(/(mini\.two\.json) .*/, "$1 @ada") +
          "\n",
      );
    });
    const { checked: run } = await world.run(renamed);
    expect(run.conclusion).toBe("success");
    const [comment] = (await world.shown(renamed)).comments;
    expect(comment).toContain("**warning account-renamed**");
    expect(comment).toContain('"login": "ada-lovelace"');
  });
});
