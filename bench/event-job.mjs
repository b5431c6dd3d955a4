// The job of check.yml as a runner does it, in the current folder, from the first step to the result.
//
//     node event-job.mjs REMOTE MERGE              this repository: checkout, `npm ci` with its build, the action
//     node event-job.mjs REMOTE MERGE SOFTWARE     a data registry: the action's archive, checkout, the action
//
// Steps that both have in common are left out: the machine's start, the download of actions/checkout.

import { execFileSync } from "node:child_process";
import { mkdirSync } from "node:fs";

const [, , remote, merge, software] = process.argv;
const { BENCH_NPM = "{}", ...env } = process.env;

function run(program, args, options = {}) {
  execFileSync(program, args, { stdio: ["ignore", "ignore", "inherit"], env, ...options });
}

// A runner fetches and unpacks every action first.
const action = software ? "../software" : ".";
if (software) {
  mkdirSync(action, { recursive: true });
  run("tar", ["-xzf", software, "-C", action]);
}

// The same as actions/checkout with `fetch-depth: 0`: every branch, every tag, and the merge.
run("git", ["init", "--quiet", "--initial-branch=main"]);
run("git", ["remote", "add", "origin", remote]);
const refs = ["+refs/heads/*:refs/remotes/origin/*", "+refs/tags/*:refs/tags/*"];
const fetched = `+${merge}:refs/remotes/pull/1/merge`;
run("git", ["fetch", "--quiet", "--no-recurse-submodules", "origin", ...refs, fetched]);
run("git", ["checkout", "--quiet", "--force", "refs/remotes/pull/1/merge"]);

if (!software) run("npm", ["ci"], { env: { ...env, ...JSON.parse(BENCH_NPM) } });
run(process.execPath, [`${action}/actions/validate/dist/index.js`], { stdio: "inherit" });
