// From an event to the result: the job of `check` in a data registry, which uses the software by its SHA, against the
// same job in this repository, which first installs its packages and builds itself.

import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { environmentIn, measureInTurns, type Program } from "./measure.ts";
import { runnerEnvironment } from "./one-file.ts";
import {
  largePullRequest,
  ownPullRequest,
  type PullRequest,
  smallPullRequest,
} from "./pull-requests.ts";
import type { BenchRegistry } from "./registry.ts";
import { type Row, timed } from "./rows.ts";

const ROUNDS = 3;
const GOAL = 0.25;

export function measureEvent(large: BenchRegistry): Row[] {
  const folder = mkdtempSync(join(tmpdir(), "event-"));
  const software = packSoftware(folder);
  const npm = npmVariables(join(folder, "npm"));
  const own = ownPullRequest();
  const small = smallPullRequest(own);
  const data = [
    jobOf("a data registry of 4 coalitions", folder, small, { software }),
    jobOf(`a data registry of ${large.count} coalitions`, folder, largePullRequest(large), {
      software,
    }),
  ];
  const forget = () => rmSync(npm.npm_config_cache, { recursive: true, force: true });
  const warm = jobOf("this repository, packages in npm's cache", folder, own, { npm });
  const cold = jobOf("this repository, npm's cache empty", folder, own, { npm, forget });
  const rows = registryAnswers(npm)
    ? rowsBeside([warm, cold], data)
    : rowsAlone([warm, cold], data);
  rmSync(folder, { recursive: true, force: true });
  return rows;
}

function rowsBeside(installing: Program[], data: Program[]): Row[] {
  // The warm one comes first in each turn, so that it uses the cache that the cold one left.
  const ran = measureInTurns([...installing, ...data], ROUNDS).map((of) => of.map(({ ms }) => ms));
  const [warm = []] = ran;
  return [...installing, ...data].map(({ what }, index) =>
    index < installing.length
      ? timed(what, ran[index] ?? [])
      : { ...timed(what, ran[index] ?? [], warm), goal: GOAL },
  );
}

/** Without a package registry, only the data registries are measured. */
function rowsAlone(installing: Program[], data: Program[]): Row[] {
  const ran = measureInTurns(data, ROUNDS).map((of) => of.map(({ ms }) => ms));
  return [
    ...installing.map(({ what }) => ({ ...timed(what, []), missing: "no package registry here" })),
    ...data.map(({ what }, index) => timed(what, ran[index] ?? [])),
  ];
}

interface How {
  /** The archive of the software; undefined if the repository has its own code. */
  software?: string;
  /** Variables for npm. */
  npm?: Record<string, string>;
  /** What to do before each run, besides emptying the workspace. */
  forget?: () => void;
}

function jobOf(
  what: string,
  folder: string,
  { repository, base, head, merge }: PullRequest,
  { software, npm = {}, forget }: How,
): Program {
  const cwd = join(folder, "job");
  const event = join(folder, `event of ${what}`);
  mkdirSync(cwd, { recursive: true });
  const remote = `file://${repository.folder}`;
  return {
    ...{ what, cwd, prints: "1 definition checked" },
    args: [resolve("bench/event-job.mjs"), remote, merge, ...(software ? [software] : [])],
    env: { ...runnerEnvironment(cwd, base, head, event), BENCH_NPM: JSON.stringify(npm) },
    before: () => {
      for (const name of readdirSync(cwd)) rmSync(join(cwd, name), { recursive: true });
      rmSync(join(folder, "software"), { recursive: true, force: true });
      forget?.();
    },
  };
}

/** What a runner fetches for `uses: OWNER/REPOSITORY/…@SHA`: every file of the release. */
function packSoftware(folder: string): string {
  const archive = join(folder, "software.tar.gz");
  const listed = execFileSync("git", ["ls-files", "-z"], { encoding: "utf8" }).split("\0");
  const files = listed.filter((file) => file && existsSync(file));
  const bundles = readdirSync("actions").map((name) => `actions/${name}/dist`);
  const input = [...files, ...bundles.filter((it) => existsSync(it))].join("\n");
  execFileSync("tar", ["-czf", archive, "--files-from=-"], { input });
  return archive;
}

/** Only the settings that are needed to reach the package registry here. */
function npmVariables(cache: string): { npm_config_cache: string } & Record<string, string> {
  const { NODE_EXTRA_CA_CERTS: cafile, npm_config_registry: registry } = process.env;
  return {
    ...{ npm_config_cache: cache, npm_config_prefer_offline: "true" },
    ...(cafile && { npm_config_cafile: cafile }),
    ...(registry && { npm_config_registry: registry }),
  };
}

function registryAnswers(npm: Record<string, string>): boolean {
  const env = { ...environmentIn(tmpdir()), ...npm };
  return (
    spawnSync("npm", ["view", "yaml", "version"], { env, stdio: "ignore", timeout: 60_000 })
      .status === 0
  );
}
