// Building the site from nothing with `coalitions build`, and its rendering and writing against plain template strings
// that write the same bytes.

import { realpathSync, rmSync } from "node:fs";
import { resolve } from "node:path";
import { type Program, type Ran, run } from "./measure.ts";
import type { BenchRegistry } from "./registry.ts";
import { type Row, timed } from "./rows.ts";

const ROUNDS = 3;
const GOAL = 2.5;

export function measureSite(registry: BenchRegistry): Row[] {
  const { folder } = registry.repository;
  const { build, out, remove } = buildOf(registry);
  const again = `${out}-again`;
  const [builds, rendered, plain]: [Ran[], number[], number[]] = [[], [], []];
  const write = (program: string, ...args: string[]) => {
    const ms = writingTime({ args: [program, ...args, again], cwd: folder });
    remove(again);
    return ms;
  };
  for (let round = 0; round < ROUNDS; round++) {
    builds.push(run(build));
    rendered.push(write(process.env.BENCH_WHOLE_SITE ?? ""));
    plain.push(write(resolve("bench/plain-site.mjs"), realpathSync(out)));
  }
  remove(out);
  const ms = builds.map((it) => it.ms);
  return [
    timed("plain template strings", plain),
    { ...timed("rendered and written", rendered, plain), goal: GOAL },
    timed("`build`", ms, plain),
    peakOf(builds),
  ];
}

/** Measures the build of a registry that is too large to build several times. */
export function measureLargeSite(registry: BenchRegistry): Row[] {
  const { build, out, remove } = buildOf(registry);
  const ran = run(build);
  remove(out);
  return [timed("`build`", [ran.ms]), peakOf([ran])];
}

function peakOf(ran: readonly Ran[]): Row {
  return { what: "peak memory of `build`", unit: "MB", values: ran.map((it) => it.megabytes) };
}

/** Without a cached history and without an existing site. */
function buildOf({ repository }: BenchRegistry): {
  build: Program;
  out: string;
  remove: (site: string) => void;
} {
  const out = repository.path(".git/site");
  const remove = (path: string) => {
    for (const it of [path, `${path}.versions`]) rmSync(it, { recursive: true, force: true });
  };
  const build = {
    what: "`build`",
    args: [resolve("dist/coalitions.js"), "build", "--out", out],
    cwd: repository.folder,
    before: () => {
      remove(out);
      rmSync(repository.path(".git/coalitions-history"), { force: true });
    },
    peak: true,
    prints: "files in",
  };
  return { build, out, remove };
}

/** The time that a program reports for making and writing the files. */
function writingTime(program: Pick<Program, "args" | "cwd">): number {
  const { stdout } = run({ what: "writing the site", ...program, prints: "files in" });
  return Number(/in ([\d.]+) ms/.exec(stdout)?.[1]);
}
