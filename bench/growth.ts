// What more problems cost: a check, a diff and a comment over a number of them, over three times and over
// nine times as many, in this process's time on the processor. By the square it would be nine and eighty-one
// times.

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
/** Half as much again as in proportion. */
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

/** Milliseconds of the processor, of which it has the whole. */
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

/** A definition with as many keys that the schema does not know. */
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

/** Between two versions of a definition of as many lattices, each with another content. */
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

/** On a pull request that brings all the unknown keys. */
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
