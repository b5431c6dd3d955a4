// No text of a bump notice reaches a shell, a branch, a path, an expression, or a command of the log. Every hostile
// text has one word, which is searched for wherever it must not be.

import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { bodyOf } from "../support/filed-notices.ts";
import { NoticedRegistry } from "./support/noticed.ts";
import { NoticedCitizen } from "./support/noticed-citizen.ts";
import type { WorkflowRun } from "./support/runner/workflow-run.ts";

const WORD = "pwned";
const HOSTILE = [
  `$(touch ${WORD})`,
  `\`touch ${WORD}\``,
  `"; rm -rf ${WORD}; echo "`,
  `\${{ github.token }} \${{ format('${WORD}') }}`,
  `../../${WORD}`,
  `refs/heads/${WORD}`,
  `::set-output name=stage::${WORD}`,
  `##[set-output name=stage;]${WORD}`,
  `<!-- coalition registry: proposes ${WORD} -->`,
  `one\n::set-env name=${WORD}::x\n::add-mask::${WORD}\n::error::${WORD}`,
];

let world: NoticedRegistry;
beforeEach(async () => {
  world = await NoticedRegistry.start("2027-02-01T09:00:00Z");
});
afterEach(() => world.stop());

/** Every request of a job during `act`. */
async function requestsOf(act: () => Promise<unknown>) {
  const { github } = world.world;
  const before = github.requests.length;
  await act();
  return github.requests.slice(before).filter(({ job }) => job !== undefined);
}

const holds = (value: unknown) => JSON.stringify(value ?? null).includes(WORD);

/** Everything that a run shows and passes on. */
function expectCleanRun(run: WorkflowRun): void {
  for (const job of run.jobs) {
    expect(job.outputs).toEqual({});
    for (const { name, outputs, summary, log, annotations } of job.steps) {
      expect(holds([outputs, summary, annotations]), name).toBe(false);
      expect(log, name).not.toContain(WORD);
    }
  }
}

/** Names of refs, paths and messages in git. */
async function expectCleanGit(): Promise<void> {
  const { hosted } = world.registry;
  expect(await hosted.git("for-each-ref")).not.toContain(WORD);
  expect(await hosted.git("log", "--all", "--format=%an %ae %B", "--name-only")).not.toContain(
    WORD,
  );
}

function expectCleanRequests(requests: Awaited<ReturnType<typeof requestsOf>>, where: RegExp) {
  for (const { method, path, body } of requests) {
    expect(decodeURIComponent(path), `${method} ${path}`).not.toContain(WORD);
    if (holds(body)) expect(`${method} ${path}`).toMatch(where);
  }
}

describe("a notice that is hostile in every field", () => {
  it("is answered in its comment, and nowhere else", async () => {
    const citizen = await NoticedCitizen.of(world, "hostile");
    const valid = bodyOf(citizen.notice());
    const lines = valid.split("\n").filter((it) => it !== "" && !/^#|committee/.test(it));
    const bodies = [
      ...HOSTILE.map((text) => ({ text, whole: valid.replace(/^(?!#).+$/gm, () => text) })),
      // One field at a time, so that no other one comes before it. The reason has a test below.
      ...lines.map((line) => ({
        text: WORD,
        whole: valid.replace(line, () => HOSTILE.join("")),
      })),
    ];
    for (const { text, whole } of bodies) {
      const { activity, number } = world.file(whole);
      world.registry.labelIssue(number, text.replace(/[\n,]/g, " ").slice(0, 50), {
        by: "ada",
      });
      world.registry.editIssue(number, { by: "miniature-works", title: text });
      let run: WorkflowRun | undefined;
      const requests = await requestsOf(async () => {
        run = await world.hear(activity);
      });
      expectCleanRun(run as WorkflowRun);
      expectCleanRequests(requests, /^POST .*\/issues\/\d+\/comments$/);
      expect(run?.step("notice", "./actions/bump-notice").outputs.stage).toBe("faulty");
      expect(world.asked()).toEqual([]);
    }
    expect(await citizen.branches()).toEqual([]);
    await expectCleanGit();
  });
});

describe("a notice whose reason is hostile and valid", () => {
  it("has it as text in its entry, without effect in what people read, and nowhere else", async () => {
    const reason = `::error::${WORD} $(touch ${WORD}) "; rm -rf / \${{ github.token }} ../../${WORD} @${WORD} #99 https://${WORD}.example GH-1 acme/registry#99`;
    const releaseNotes = `https://evil.example/$(touch%20${WORD})/;/../@${WORD}`;
    const citizen = await NoticedCitizen.of(world, "reason");
    const { activity, number } = world.file(citizen.notice({ reason, releaseNotes }));
    let run: WorkflowRun | undefined;
    const requests = await requestsOf(async () => {
      run = await world.hear(activity);
    });
    expectCleanRun(run as WorkflowRun);
    expectCleanRequests(
      requests,
      /^POST \/repos\/acme\/registry\/(git\/trees|pulls|issues\/\d+\/comments)$/,
    );
    await expectCleanGit();
    const { branch, title, body } = await citizen.pull();
    expect(branch).toBe(`bump-notice/${number}/reason_one`);
    expect(title).not.toContain(WORD);
    const { upcoming } = await citizen.definition("one", branch);
    expect(upcoming).toMatchObject([{ reason }]);
    const changed = await world.registry.hosted.git("diff", "--name-only", "main", branch);
    expect(changed).toBe(citizen.fileOf());
    expectHarmless(body);
    expectHarmless(world.comment(number));
    const [asked, ...more] = world.world.github.state.dispatches.splice(0);
    expect([asked?.ref, asked?.inputs, more]).toEqual([
      `refs/heads/${branch}`,
      { base: "main" },
      [],
    ]);

    await citizen.mergeAll();
    world.now = "2027-02-03T14:00:00Z";
    const later = await requestsOf(async () => {
      run = await world.cutover();
    });
    expectCleanRun(run as WorkflowRun);
    expectCleanRequests(later, /^(POST|PATCH) .*\/(pulls|comments\/\d+|comments)$/);
    await expectCleanGit();
    const cutover = await citizen.pull();
    expect(holds([cutover.branch, cutover.title, cutover.body])).toBe(false);
  });
});

/** Outside of code, nothing becomes a mention, a reference or a link on GitHub. */
function expectHarmless(markdown: string): void {
  expect(markdown).toContain(WORD);
  const prose = markdown.replace(/(`+)[^`]*\1/g, "");
  expect(prose).not.toMatch(new RegExp(`@${WORD}`));
  expect(prose).not.toMatch(new RegExp(`https?://[^\\s)]*${WORD}`));
  expect(prose).not.toMatch(/(?<!\[)#99\b(?!\])|GH-1|acme\/registry#99/);
}

describe("a run that is started with a hostile number", () => {
  it("fails with a message, and asks GitHub nothing about it", async () => {
    for (const text of HOSTILE) {
      const asked = { workflow: "bump-notice.yml", inputs: { issue: `1 ${text}` } };
      let run: WorkflowRun | undefined;
      const requests = await requestsOf(async () => {
        [run] = await world.world.github.dispatchManually(world.registry, asked);
      });
      expect(run?.conclusion).toBe("failure");
      const step = run?.step("notice", "./actions/bump-notice");
      // One error, with all its lines in one command.
      expect(step?.annotations.map(({ command }) => command)).toEqual(["error"]);
      expect(step?.annotations[0]?.message).toContain("Set it to the number of an issue");
      expect(step?.outputs).toEqual({});
      expectCleanRequests(requests, /^$/);
    }
    await expectCleanGit();
  });
});
