// The site of a large registry, beside the same bytes by plain template strings.

import { mkdtempSync, readdirSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import type { GitRepository } from "../test/support/git-repository.ts";
import { type LongHistory, longHistory } from "./long-history.ts";
import { ratios, run, type Spread, spreadOf } from "./measure.ts";
import { note } from "./note.ts";
import { type Handshakes, measureOthers } from "./other-generators.ts";
import { renderTable, verdict } from "./table.ts";

export const SITE = { coalitions: 10_000, commits: 10_500 };
/** One of some hundred thousand files says as much as several of fewer, and takes minutes as it is. */
const ROUNDS = 1;
const PLAIN_GOAL = 2.5;

export interface SiteResults {
  text: string;
  met: boolean;
}

interface Row {
  what: string;
  times: Spread;
  files: number;
  pages: number;
  ratio?: Spread;
  goal?: string;
  met?: boolean;
}

export function measureSite({ coalitions, commits } = SITE): SiteResults {
  note(`Making a registry of ${coalitions} coalitions, with a history of ${commits} commits …`);
  const history = longHistory(coalitions, commits);
  const folder = mkdtempSync(join(tmpdir(), "bench-site-"));
  try {
    const { rows, handshakes } = measure(history, folder);
    const others = measureOthers(folder, handshakes);
    return {
      text: [renderSiteRows(rows), others.text].join("\n\n"),
      met: others.met && rows.every(({ met }) => met !== false),
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
    history.repository.delete();
  }
}

function measure(history: LongHistory, folder: string): { rows: Row[]; handshakes: Handshakes } {
  const { repository } = history;
  const out = join(folder, "site");
  const plain = join(folder, "plain");
  const rendered = join(folder, "rendered");
  const times = { full: [] as number[], rendered: [] as number[], plain: [] as number[] };
  let files = 0;
  for (let round = 0; round < ROUNDS; round++) {
    note(`From nothing, ${round + 1} of ${ROUNDS} …`);
    remove(out);
    rmSync(repository.path(".git/coalitions-history"), { force: true });
    times.full.push(build(repository, out).ms);
    times.rendered.push(writeTimed(process.env.BENCH_WHOLE_SITE, [rendered], repository.folder).ms);
    remove(rendered);
    const written = writeTimed(resolve("bench/plain-site.mjs"), [realpathSync(out), plain], folder);
    times.plain.push(written.ms);
    files = written.files;
    remove(plain);
  }
  const pages = readdirSync(realpathSync(out), { recursive: true, encoding: "utf8" }).filter(
    (path) => path.endsWith(".html"),
  );
  const counts = { files, pages: pages.length };
  const ratio = spreadOf(ratios(times.rendered, times.plain));
  return {
    rows: [
      { what: "plain template strings", times: spreadOf(times.plain), ...counts },
      {
        ...{ what: "rendered and written", times: spreadOf(times.rendered), ...counts },
        ...{ ratio, goal: `≤ ${PLAIN_GOAL}`, met: ratio.median <= PLAIN_GOAL },
      },
      {
        ...{ what: "`build` from nothing", times: spreadOf(times.full), ...counts },
        ratio: spreadOf(ratios(times.full, times.plain)),
      },
    ],
    handshakes: { root: repository.folder, site: realpathSync(out), names: namesIn(out) },
  };
}

function build({ folder }: GitRepository, out: string) {
  const args = [resolve("dist/coalitions.js"), "build", "--out", out];
  return run({ args, cwd: folder, prints: "files in" });
}

/** Runs a program that tells how many files it wrote, and in what time. */
function writeTimed(program = "", args: string[], cwd: string): { files: number; ms: number } {
  const { stdout } = run({ args: [program, ...args], cwd, prints: "files in" });
  const [, files, ms] = /^(\d+) files in ([\d.]+) ms/.exec(stdout) ?? [];
  return { files: Number(files), ms: Number(ms) };
}

function remove(site: string): void {
  for (const path of [site, `${site}.versions`]) rmSync(path, { recursive: true, force: true });
}

function namesIn(out: string): string[] {
  const folders = readdirSync(out, { withFileTypes: true }).filter((it) => it.isDirectory());
  return folders.map(({ name }) => name).filter((name) => name.includes(".coalition-"));
}

function renderSiteRows(rows: readonly Row[]): string {
  const digits = ({ min, median, max }: Spread, scale: number, places: number) =>
    [min, median, max].map((it) => (it / scale).toFixed(places)).join(", ");
  return renderTable([
    ["what", "s: min, median, max", "pages per s", "files per s", "ratio", "goal", ""],
    ...rows.map(({ what, times, files, pages, ratio, goal = "", met }) => [
      what,
      digits(times, 1000, 1),
      String(Math.round((pages / times.median) * 1000)),
      String(Math.round((files / times.median) * 1000)),
      ratio ? digits(ratio, 1, 2) : "",
      goal,
      met === undefined ? "" : verdict(met),
    ]),
  ]);
}
