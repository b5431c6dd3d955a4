// actions/checkout v6: fetches by HTTP with the token it is given, only what it is asked for.

import { appendFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { initGit } from "../../../../support/git-repository.ts";
import { GitFailed, git, readRefs } from "../../server/git.ts";
import type { State } from "../../server/state.ts";
import { type RunningJob, StepFailed } from "../running-job.ts";
import type { Done } from "./index.ts";

interface Wanted {
  /** What is fetched: a commit, or a full ref. */
  source: string;
  /** The name that it gets here. */
  local: string;
  /** `main`, for a branch that is made. */
  branch?: string;
}

/** refs/heads/main → refs/remotes/origin/main, refs/pull/7/merge → refs/remotes/pull/7/merge */
function localName(ref: string): string {
  if (ref.startsWith("refs/heads/")) return ref.replace("refs/heads/", "refs/remotes/origin/");
  return ref.startsWith("refs/pull/") ? ref.replace("refs/", "refs/remotes/") : ref;
}

function fromRef(ref: string, commit?: string): Wanted {
  const local = localName(ref);
  const [, branch] = /^refs\/heads\/(.+)$/.exec(ref) ?? [];
  return { source: commit ?? ref, local, ...(branch === undefined ? {} : { branch }) };
}

/** Of the run's own repository, the very commit of the event where nothing else is asked for. */
function wantedOf(inputs: Record<string, string>, { event }: RunningJob): Wanted {
  const { repository = event.repository.fullName, ref = "" } = inputs;
  if (ref === "") {
    const isOwn = repository === event.repository.fullName;
    return isOwn
      ? fromRef(event.ref, event.sha)
      : fromRef(`refs/heads/${event.repository.defaultBranch}`);
  }
  if (/^[0-9a-f]{40}$/.test(ref)) return { source: ref, local: ref };
  return fromRef(ref.startsWith("refs/") ? ref : `refs/heads/${ref}`);
}

export async function checkout(inputs: Record<string, string>, running: RunningJob): Promise<Done> {
  const { state, folders, event, grant, options } = running;
  const { repository = event.repository.fullName, token = grant.token } = inputs;
  const folder = join(folders.workspace, inputs.path ?? "");
  const wanted = wantedOf(inputs, running);
  const depth = Number(inputs["fetch-depth"]);
  mkdirSync(folder, { recursive: true });
  // As `git remote add` and `git config` would write it, each of which is a program to start.
  const url = `${state.addresses.web}/${repository}`;
  initGit(
    folder,
    `[remote "origin"]\n\turl = ${url}\n\tfetch = +refs/heads/*:refs/remotes/origin/*\n`,
  );
  const credentials = giveCredentials(new CheckoutConfig(folder), running, token);
  try {
    const { genuine = false } = options;
    const commit = genuine
      ? await fetchWanted(folder, wanted, depth)
      : await shareWanted(folder, wanted, { depth, repository, state });
    await checkOut(folder, wanted);
    if (inputs["persist-credentials"] === "false") credentials.forget();
    return { outputs: { commit, ref: inputs.ref ?? event.ref }, log: `Checked out ${commit}` };
  } catch (error) {
    if (error instanceof GitFailed) throw new StepFailed(error.message);
    throw error;
  }
}

interface Shared {
  depth: number;
  repository: string;
  state: State;
}

/** The same refs as by HTTP, over the repository's own objects; what is not to be there is only cut off. */
async function shareWanted(folder: string, { source, local }: Wanted, shared: Shared) {
  const { depth, repository, state } = shared;
  const hosted = state.repositories.get(repository);
  const tip = await hosted?.commitAt(source);
  if (!hosted || tip === undefined) throw new StepFailed(`${repository} has no ${source}.`);
  const refs = depth > 0 ? [] : [...readRefs(hosted.folder)];
  const kept = refs.filter(([name]) => /^refs\/(heads|tags)\//.test(name));
  const named = new Map(
    kept.map(([name, sha]) => [name.replace(/^refs\/heads\//, "refs/remotes/origin/"), sha]),
  );
  if (local !== source) named.set(local, tip);
  const lines = [...named].map(([name, sha]) => `${sha} ${name}\n`);
  const write = (name: string, text: string) => writeFileSync(join(folder, ".git", name), text);
  write("packed-refs", lines.join(""));
  write("objects/info/alternates", `${join(hosted.folder, "objects")}\n`);
  if (depth > 0) write("shallow", `${tip}\n`);
  return tip;
}

class CheckoutConfig {
  readonly #file: string;

  constructor(folder: string) {
    this.#file = join(folder, ".git/config");
  }

  add(section: string): void {
    appendFileSync(this.#file, section);
  }

  remove(section: string): void {
    writeFileSync(this.#file, readFileSync(this.#file, "utf8").replace(section, ""));
  }
}

/** The token stands in a file of the runner's, which the checkout's own configuration includes. */
function giveCredentials(config: CheckoutConfig, { state, folders }: RunningJob, token: string) {
  const file = join(folders.temp, "git-credentials.config");
  const basic = Buffer.from(`x-access-token:${token}`).toString("base64");
  const section = `[http "${state.addresses.web}/"]\n\textraheader = AUTHORIZATION: basic ${basic}\n`;
  writeFileSync(file, section);
  const include = `[include]\n\tpath = ${file}\n`;
  config.add(include);
  const forget = () => {
    config.remove(include);
    rmSync(file);
  };
  return { forget };
}

async function fetchWanted(folder: string, { source, local }: Wanted, depth: number) {
  const own = local === source ? source : `+${source}:${local}`;
  const args = ["fetch", "--quiet", "--no-tags", "--no-recurse-submodules"];
  if (depth > 0) await git(folder, ...args, `--depth=${depth}`, "origin", own);
  else {
    const everything = ["+refs/heads/*:refs/remotes/origin/*", "+refs/tags/*:refs/tags/*"];
    await git(folder, ...args, "origin", ...everything);
    // A branch is there by then; the real one asks for it once more.
    if (!source.startsWith("refs/heads/")) await git(folder, ...args, "origin", own);
  }
  return git(folder, "rev-parse", `${local}^{commit}`);
}

async function checkOut(folder: string, { local, branch }: Wanted) {
  const made = branch === undefined ? [] : ["-B", branch];
  await git(folder, "checkout", "--quiet", "--force", ...made, local);
}
