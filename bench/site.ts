// The site of a large registry: built from nothing, beside the same bytes by plain template strings; and
// built again after one definition changed.

import { mkdtempSync, readdirSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { changed } from "../test/support/definitions.ts";
import type { GitRepository } from "../test/support/git-repository.ts";
import { definitionAt } from "./definitions.ts";
import { type LongHistory, longHistory } from "./long-history.ts";
import { ratios, run, type Spread, spreadOf } from "./measure.ts";
import { note } from "./note.ts";
import { type Handshakes, measureOthers } from "./other-generators.ts";
import { renderTable, verdict } from "./table.ts";

export const SITE = { coalitions: 10_000, commits: 10_500 };
/** One of some hundred thousand files says as much as several of fewer, and takes minutes as it is. */
const ROUNDS = { full: 1, again: 4 };
const PLAIN_GOAL = 2.5;
/** Of the time that the full build takes. */
const AGAIN_GOAL = 0.1;

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
  const times = {
    full: [] as number[],
    rendered: [] as number[],
    plain: [] as number[],
    again: [] as number[],
  };
  let files = 0;
  for (let round = 0; round < ROUNDS.full; round++) {
    note(`From nothing, ${round + 1} of ${ROUNDS.full} …`);
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
  for (let round = 0; round < ROUNDS.again; round++) {
    note(`After one changed definition, ${round + 1} of ${ROUNDS.again} …`);
    changeOne(history, round);
    times.again.push(build(repository, out).ms);
  }
  const pages = readdirSync(realpathSync(out), { recursive: true, encoding: "utf8" }).filter(
    (path) => path.endsWith(".html"),
  );
  const [first = 0, ...later] = times.again;
  const [full, counts] = [spreadOf(times.full).median, { files, pages: pages.length }];
  return {
    rows: [
      { what: "plain template strings", times: spreadOf(times.plain), ...counts },
      {
        ...{ what: "rendered and written", times: spreadOf(times.rendered), ...counts },
        ...judged(ratios(times.rendered, times.plain), PLAIN_GOAL, `≤ ${PLAIN_GOAL}`),
      },
      {
        ...{ what: "`build` from nothing", times: spreadOf(times.full), ...counts },
        ratio: spreadOf(ratios(times.full, times.plain)),
      },
      ...[
        { what: "`build` after a change, for the first time", taken: [first] },
        { what: "`build` after a change, later", taken: later },
      ].map(({ what, taken }) => ({
        ...{ what, times: spreadOf(taken), ...counts },
        ...judged(
          taken.map((ms) => ms / full),
          AGAIN_GOAL,
          `≤ ${AGAIN_GOAL} of from nothing`,
        ),
      })),
    ],
    handshakes: { root: repository.folder, site: realpathSync(out), names: namesIn(out) },
  };
}

function judged(values: readonly number[], most: number, goal: string) {
  const ratio = spreadOf(values);
  return { ratio, goal, met: ratio.median <= most };
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

/** One coalition under another title, as a commit on top. */
function changeOne({ repository, folderOf }: LongHistory, round: number): void {
  const before = definitionAt(round * 11, "../../schemas/coalition.schema.json");
  repository.writeDefinition(changed(before, { title: `Changed ${round}` }), folderOf(before.name));
  repository.commit(`Change ${before.name}`);
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
