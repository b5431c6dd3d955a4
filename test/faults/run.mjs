// npm run faults [--nearest] [ID or area…]: shows what the tests catch. It seeds each fault of faults.json into the
// working tree, runs the nearest tests, then wider ones, until one fails, and restores the file. caughtBefore:
// whether the tests at 2e00e36 caught it; left out if not all of them were run for it, and false if those of the core
// and of the review missed it.

import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

const ROOT = resolve(import.meta.dirname, "../..");
const VITEST = join(ROOT, "node_modules/vitest/vitest.mjs");
/** In milliseconds. A fault may make a test loop forever, but a busy machine must not fail one. */
const LONGEST_RUN = 40 * 60_000;
const LIMITS = [`--testTimeout=${LONGEST_RUN}`, `--hookTimeout=${LONGEST_RUN}`];

const { areas, faults } = JSON.parse(
  readFileSync(join(import.meta.dirname, "faults.json"), "utf8"),
);
const nearest = process.argv.includes("--nearest");
const chosen = chooseFaults(process.argv.slice(2).filter((it) => it !== "--nearest"));
const folder = mkdtempSync(join(tmpdir(), "faults-"));
const green = new Set();
let running;

function chooseFaults(asked) {
  const isAsked = ({ id, area }) => asked.includes(id) || asked.includes(area);
  const unknown = asked.filter((it) => !(it in areas) && !faults.some(({ id }) => id === it));
  if (unknown.length > 0) throw new Error(`No fault and no area is named ${unknown.join(", ")}.`);
  return asked.length === 0 ? faults : faults.filter(isAsked);
}

/** The first failing test and its file; undefined if all pass. */
async function failingTest(filters) {
  const report = join(folder, "report.json");
  rmSync(report, { force: true });
  const flags = ["--bail=1", "--maxWorkers=1", "--reporter=json", `--outputFile=${report}`];
  const args = [VITEST, "run", ...flags, ...LIMITS, ...filters];
  // All cases, as in CI.
  const env = { ...process.env, COALITIONS_TEST_THOROUGH: "1" };
  const options = { cwd: ROOT, env, stdio: "ignore", timeout: LONGEST_RUN };
  running = spawn(process.execPath, args, options);
  const [, signal] = await once(running, "exit");
  if (signal !== null) return { file: undefined, test: "a test that did not end" };
  const { numTotalTests = 0, testResults = [] } = existsSync(report)
    ? JSON.parse(readFileSync(report, "utf8"))
    : {};
  const failed = testResults.find(({ status }) => status === "failed");
  // A run of no test has caught nothing.
  if (numTotalTests === 0 && !failed) throw new Error(`No test ran of ${filters.join(" ")}.`);
  if (!failed) return undefined;
  const test = failed.assertionResults.find(({ status }) => status === "failed");
  const [reason] = failed.message.split("\n");
  return { file: failed.name.slice(ROOT.length + 1), test: test?.fullName ?? reason };
}

/** Seeds the fault, and gives what catches it. The file is put back, whatever happens. */
async function measure({ area, file, find, replace, tests }) {
  const { build = false, steps } = areas[area];
  const wanted = tests ? [tests, ...steps] : steps;
  const path = join(ROOT, file);
  if (execFileSync("git", ["status", "--porcelain", file], { cwd: ROOT, encoding: "utf8" })) {
    throw new Error("The file has changes that are not committed.");
  }
  const text = readFileSync(path, "utf8");
  if (text.split(find).length !== 2)
    throw new Error("The text to find does not occur exactly once.");
  const putBack = () => writeFileSync(path, text);
  process.once("exit", putBack);
  let failing;
  try {
    writeFileSync(path, text.split(find).join(replace));
    if (build) rebuild();
    for (const filters of nearest ? wanted.slice(0, 1) : wanted) {
      failing = await failingTest(filters);
      // One of many tests may fail for another reason, so it must fail again alone.
      if (failing?.file && filters === wanted.at(-1)) failing = await failingTest([failing.file]);
      if (failing) break;
    }
  } finally {
    putBack();
    process.off("exit", putBack);
  }
  if (failing?.file) await requireGreen(failing.file, build);
  return failing && `${failing.file}: ${failing.test}`;
}

/** Tests that fail without a fault cannot catch one. */
async function requireGreen(file, build) {
  if (green.has(file)) return;
  if (build) rebuild();
  const failing = await failingTest([file]);
  if (failing) throw new Error(`Fails without the fault, too: ${file}: ${failing.test}`);
  green.add(file);
}

function rebuild() {
  execFileSync("npm", ["run", "--silent", "build"], { cwd: ROOT, stdio: "ignore" });
}

for (const signal of ["SIGINT", "SIGTERM"]) {
  process.on(signal, () => {
    running?.kill();
    process.exit(2);
  });
}
const survived = [];
let unmeasured = 0;
for (const fault of chosen) {
  try {
    const by = await measure(fault);
    if (by === undefined) survived.push(fault);
    console.log(`${by === undefined ? "survived" : "caught"} ${fault.id}${by ? ` by ${by}` : ""}`);
  } catch (error) {
    unmeasured++;
    console.log(`NOT MEASURED ${fault.id}: ${error.message}`);
  }
}
rmSync(folder, { recursive: true });
if (chosen.some(({ area }) => areas[area].build)) rebuild();
const caught = chosen.length - survived.length - unmeasured;
const rest = unmeasured > 0 ? `, ${unmeasured} not measured` : "";
console.log(`${caught} caught, ${survived.length} survived${rest}`);
process.exit(unmeasured > 0 || survived.some(({ caughtBefore }) => caughtBefore) ? 1 : 0);
