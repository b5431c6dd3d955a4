// npm run bench [-- --size N PART…]: how long the product takes in large registries, against the unavoidable minimum.
// Prints each part's table as soon as it is measured. `--size` is the number of definitions of the largest registry; the
// other sizes follow from it.

import { cpus, totalmem } from "node:os";
import { parseArgs } from "node:util";
import { measureAllFiles, measureNotice } from "./all-files.ts";
import { measureEvent } from "./event.ts";
import { measureGrowth } from "./growth.ts";
import { measureHistory } from "./history.ts";
import { measureOneFile } from "./one-file.ts";
import { type BenchRegistry, makeRegistry, type Plan } from "./registry.ts";
import { type Row, renderRows } from "./rows.ts";
import { measureServedPage } from "./served-page.ts";
import { measureLargeSite, measureSite } from "./site.ts";
import { measureSize } from "./site-size.ts";

const { values, positionals } = parseArgs({
  options: { size: { type: "string", default: "10000" } },
  allowPositionals: true,
});
const SIZE = Number(values.size);
const partOf = (times: number) => Math.ceil(SIZE * times);

/** Enough commits for the history to be cached. */
const LARGE: Plan = { count: SIZE, perCommit: partOf(1 / 100), changes: 20, sharing: 2 };

/** One registry for all parts with many definitions, made when the first part needs it. */
let large: BenchRegistry | undefined;
function inLarge<T>(measure: (registry: BenchRegistry) => T): T {
  large ??= makeRegistry(LARGE);
  return measure(large);
}

function inOwn<T>(plan: Omit<Plan, "sharing"> & Partial<Plan>, measure: (it: BenchRegistry) => T) {
  const registry = makeRegistry({ sharing: 0, ...plan });
  const result = measure(registry);
  registry.repository.delete();
  return result;
}

const HISTORY = { count: partOf(1 / 5), perCommit: 1, changes: partOf(9 / 5) };
const SITE = { count: partOf(1 / 20), perCommit: 1, changes: partOf(1 / 400) };
const CHECKED = { count: partOf(1 / 10), perCommit: 1, changes: 0 };
const NOTICED = { count: partOf(3 / 100), perCommit: 100, changes: 0, sharing: partOf(3 / 100) };

type Part = [name: string, title: string, measure: () => Row[] | Promise<Row[]>];

const PARTS: Part[] = [
  ["one-file", `One changed definition of ${SIZE}`, () => inLarge(measureOneFile)],
  ["all-files", `All ${SIZE} definitions`, () => inLarge(measureAllFiles)],
  [
    "notice",
    `A notice: two of ${SIZE} definitions refer to the citizen`,
    () => inLarge((it) => measureNotice(it, 1.2)),
  ],
  [
    "notice-to-all",
    `A notice: all of ${NOTICED.count} definitions refer to the citizen`,
    () => inOwn(NOTICED, (it) => measureNotice(it, 3)),
  ],
  ["growth", "More problems, in one definition", () => measureGrowth(partOf(1 / 10))],
  [
    "history",
    `A history of ${HISTORY.count + HISTORY.changes} commits over ${HISTORY.count} coalitions`,
    () => inOwn(HISTORY, measureHistory),
  ],
  ["served-page", `A page of ${SIZE} coalitions`, () => inLarge(measureServedPage)],
  ["site", `The site of ${SITE.count} coalitions`, () => inOwn(SITE, measureSite)],
  [
    "site-size",
    `What one coalition of ${SIZE} takes of the site`,
    () => measureSize(partOf(1 / 20)),
  ],
  ["event", "From an event to the verdict: the job of `check`", () => inOwn(CHECKED, measureEvent)],
  ["large-site", `The site of ${SIZE} coalitions, once`, () => inLarge(measureLargeSite)],
];

const memory = Math.round(totalmem() / 2 ** 30);
console.log(
  `Measured on ${new Date().toISOString().slice(0, 10)}: ${cpus().length} cores (${cpus()[0]?.model.trim()}), ${memory} GB, ${process.platform}, Node ${process.version}.`,
);
const began = performance.now();
const secondsSince = (start: number) => Math.round((performance.now() - start) / 1000);
for (const [name, title, measure] of PARTS) {
  if (positionals.length > 0 && !positionals.includes(name)) continue;
  const start = performance.now();
  const table = renderRows(await measure());
  console.log(`\n${title} (\`${name}\`, ${secondsSince(start)} s):\n\n${table}`);
}
console.log(`\nAll of this took ${secondsSince(began)} s.`);
