// npm run fuzz [-- --cases N --seconds N --seed N TARGET…]: mutated definitions, registries, notices, artifacts and
// histories. Nothing may throw, take time beyond proportion, or be found right by the product and wrong by the
// oracle. Ends with 1 and the seed of each case that was at fault: the same seed gives the same cases.

import { parseArgs } from "node:util";
import { artifacts } from "./artifacts.ts";
import { definitions } from "./definitions.ts";
import { histories } from "./histories.ts";
import { notices } from "./notices.ts";
import { Random } from "./random.ts";
import { registries } from "./registries.ts";
import { Slowness } from "./slowness.ts";
import type { Target } from "./target.ts";
import { years } from "./years.ts";

const { values, positionals } = parseArgs({
  options: {
    cases: { type: "string", default: "100000" },
    seconds: { type: "string", default: "86400" },
    seed: { type: "string", default: `${Date.now() % 1_000_000_000}` },
  },
  allowPositionals: true,
});

/** How many of about a hundred cases each target gets; the slowest get the fewest. */
const TARGETS: [target: Target, share: number][] = [
  [definitions, 40],
  [registries, 15],
  [notices, 20],
  [artifacts, 15],
  [histories, 10],
  [years, 1],
];

interface Result {
  cases: number;
  /** How many of them the product found nothing wrong with. */
  green: number;
  faults: string[];
  slowness: Slowness;
}

const results = new Map<string, Result>();

function runCase(target: Target, seed: number): void {
  const { name } = target;
  const known = results.get(name) ?? { cases: 0, green: 0, faults: [], slowness: new Slowness() };
  results.set(name, known);
  known.cases++;
  try {
    const { green, fault } = known.slowness.run(target.make(new Random(seed)));
    if (green) known.green++;
    if (fault !== undefined) known.faults.push(`${name} ${seed}: ${fault}`);
  } catch (error) {
    known.faults.push(`${name} ${seed}: ${(error as Error).stack}`);
  }
}

const [cases, seconds, first] = [values.cases, values.seconds, values.seed].map(Number);
const wanted = TARGETS.filter(
  ([{ name }]) => positionals.length === 0 || positionals.includes(name),
);
const order = wanted.flatMap(([target, share]) => Array.from({ length: share }, () => target));
console.log(`Seed ${first}.`);
const began = performance.now();
for (let at = 0; at < (cases ?? 0); at++) {
  if (performance.now() - began > (seconds ?? 0) * 1000) break;
  const target = order[at % order.length];
  if (target) runCase(target, (first ?? 0) + at);
}

const all = [...results].flatMap(([name, { slowness, faults }]) => [
  ...faults,
  ...slowness.faults().map((it) => `${name}: ${it}`),
]);
for (const [name, { cases: count, green, faults }] of results) {
  console.log(`${name}: ${count} cases, ${green} of them found right, ${faults.length} at fault`);
}
for (const fault of all.slice(0, 100)) console.log(`\n${fault}`);
const ran = [...results.values()].reduce((sum, it) => sum + it.cases, 0);
// A target whose cases are all right, or all wrong, cannot find a fault either.
const idle = [...results].filter(
  ([, { cases: n, green }]) => n > 200 && (green === 0 || green === n),
);
for (const [name] of idle)
  console.log(`\n${name}: all its cases ended alike, so it shows nothing.`);
console.log(`\n${ran - all.length} passed, ${all.length + idle.length} failed`);
process.exitCode = ran > 0 && all.length + idle.length === 0 ? 0 : 1;
