// What more problems cost: a check, a diff and a comment over a number of them, three times and nine times as many, in
// this process's CPU time. Quadratic work would take nine and eighty-one times as long.

import { diffDefinitions } from "../src/core/changes/diff.ts";
import { type CheckResult, checkRegistry } from "../src/core/check.ts";
import { renderComment } from "../src/core/render/comment/comment.ts";
import { renderReport } from "../src/core/render/report.ts";
import { reviewCheckResult } from "../src/core/review/review.ts";
import { definition, lattice } from "../test/support/definitions.ts";
import { idOf } from "../test/support/ids.ts";
import { bytesOfText, fileOf, registryOf, textOf } from "../test/support/registries.ts";
import { type Row, timed } from "./rows.ts";

const ROUNDS = 9;
const TIMES = [1, 3, 9];
/** Half more than linear. */
const SLACK = 1.5;

export function measureGrowth(least: number): Row[] {
  const steps: [string, (count: number) => () => unknown][] = [
    ["check", checkOf],
    ["diff", diffOf],
    ["comment", commentOf],
  ];
  return steps.flatMap(([what, workOf]) => {
    const works = TIMES.map((times) => workOf(times * least));
    const [first = [], ...others] = inTurns(works);
    const more = others.map((ms, index): Row => {
      const times = TIMES[index + 1] ?? 0;
      return { ...timed(`${what}, ${times * least}`, ms, first), goal: times * SLACK };
    });
    return [timed(`${what}, ${least}`, first), ...more];
  });
}

/** CPU milliseconds. */
function inTurns(works: readonly (() => unknown)[]): number[][] {
  for (const work of works) work();
  const times = works.map((): number[] => []);
  for (let round = 0; round < ROUNDS; round++) {
    for (const [index, work] of works.entries()) {
      const start = process.cpuUsage();
      work();
      const { user, system } = process.cpuUsage(start);
      times[index]?.push((user + system) / 1000);
    }
  }
  return times;
}

/** A definition with this many unknown keys. */
function withUnknownKeys(count: number): string {
  const keys = Array.from({ length: count }, (_, at) => [`key${at}`, 0]);
  return textOf({ ...definition(), ...Object.fromEntries(keys) });
}

function checkText(text: string): CheckResult {
  const result = checkRegistry(registryOf({ [FILE]: bytesOfText(text) }));
  renderReport(result);
  return result;
}

const FILE = fileOf(definition());

function checkOf(count: number): () => unknown {
  const text = withUnknownKeys(count);
  return () => checkText(text);
}

/** Between two versions of a definition with this many lattices, each with new content. */
function diffOf(count: number): () => unknown {
  const version = (of: string) =>
    definition({
      lattices: Array.from({ length: count }, (_, at) =>
        lattice(`a${at}.net`, { contentHash: idOf(`${of} ${at}`) }),
      ),
    });
  const [before, after] = [version("old"), version("new")];
  return () => diffDefinitions(before, after);
}

/** On a pull request that adds all the unknown keys. */
function commentOf(count: number): () => unknown {
  const after = withUnknownKeys(count);
  const { checked, ok, problems } = checkText(after);
  const head = "a".repeat(40);
  const result = {
    ...{ schemaVersion: 1 as const, pullRequest: 1, head, base: head, checked, ok, problems },
    ...{ problemsOmitted: 0, definitionsOmitted: 0, firstReferred: [] },
    definitions: [{ file: FILE, before: textOf(definition()), after }],
  };
  const repositoryUrl = "https://git.example/registry";
  const context = {
    ...{ repositoryUrl, runUrl: `${repositoryUrl}/run`, head, baseBranch: "main" },
    ...{ software: "mosaik-coalitions 1.0.0", command: "npx mosaik-coalitions" },
  };
  return () => renderComment(reviewCheckResult(result), context);
}
