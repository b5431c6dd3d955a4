// A commit of a pull request, fetched from GitHub into a clone as objects alone. Nothing of it is checked out or
// run, and no ref is moved: it is a stranger's. The token is in git's environment, and neither on a command line nor
// in the clone's settings.

import { spawn } from "node:child_process";
import { type Patience, patiently } from "./patience.ts";

/** Why the commit cannot be had, in a sentence or two for people; git's own words are the cause. */
export class FetchError extends Error {
  override name = "FetchError";
  /** Whether the same may go well a moment later. */
  readonly mayPass: boolean;

  constructor(message: string, { mayPass, said }: { mayPass: boolean; said: string }) {
    super(message, { cause: said });
    this.mayPass = mayPass;
  }
}

export interface Remote {
  /** `https://<server>/<owner>/<name>`, without a final slash. */
  url: string;
  token: string;
}

export interface FetchLimits {
  /** Of what comes, as it is packed. */
  kilobytes: number;
  seconds: number;
}

/** A registry of 10,000 coalitions has less than 100 MB with all of its history. */
const LIMITS: FetchLimits = { kilobytes: 512 * 1024, seconds: 180 };
const PATIENCE: Patience = { retries: 3, firstWaitMs: 1000, longestWaitSeconds: 60 };

/** Throws FetchError. */
export function fetchCommit(
  root: string,
  remote: Remote,
  commit: string,
  limits: FetchLimits = LIMITS,
): Promise<void> {
  return patiently(
    () => fetchOnce(root, remote, commit, limits),
    (error) => ({ mayPass: error instanceof FetchError && error.mayPass, askedSeconds: 0 }),
    PATIENCE,
  );
}

/** Whatever a stranger's commits or the runner's own settings ask for beside. */
const OFF = [
  ...["credential.helper=", "core.hooksPath=/dev/null", "core.fsmonitor=false", "gc.auto=0"],
  ...["maintenance.auto=false", "fetch.recurseSubmodules=false", "fetch.writeCommitGraph=false"],
  ...["http.followRedirects=false", "http.lowSpeedLimit=1000", "http.lowSpeedTime=60"],
  // What is malformed is refused; what is large is never held in memory, nor written as many files.
  ...["fetch.fsckObjects=true", "fetch.unpackLimit=1", "core.bigFileThreshold=1m"],
  "protocol.allow=never",
];
const FETCH = ["fetch", "--quiet", "--no-tags", "--no-write-fetch-head", "--no-recurse-submodules"];

/**
 * A shell sets the limit on each file that git writes, which git itself has not: in blocks of 512 bytes, by POSIX.
 * Without the signal git says what is wrong.
 */
const LIMITED = 'trap "" XFSZ && ulimit -f "$0" && exec git "$@"';

async function fetchOnce(
  root: string,
  { url, token }: Remote,
  commit: string,
  { kilobytes, seconds }: FetchLimits,
): Promise<void> {
  const { protocol } = new URL(url);
  const settings = [...OFF, `protocol.${protocol.replace(":", "")}.allow=always`];
  const args = [...settings.flatMap((it) => ["-c", it]), ...FETCH, "--", `${url}.git`, commit];
  const child = spawn("sh", ["-c", LIMITED, `${kilobytes * 2}`, ...args], {
    cwd: root,
    env: environment(url, token),
    stdio: ["ignore", "ignore", "pipe"],
    // A group of its own: what git starts ends with it.
    detached: true,
  });
  let said = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    said = (said + text).slice(-LONGEST_WORDS);
  });
  let isLate = false;
  const clock = setTimeout(() => {
    isLate = true;
    if (child.pid !== undefined) process.kill(-child.pid, "SIGKILL");
  }, seconds * 1000);
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", resolve);
  }).finally(() => clearTimeout(clock));
  if (isLate) {
    throw new FetchError(`It was not fetched within ${seconds} seconds.`, { mayPass: false, said });
  }
  if (code !== 0) throw explained(said, kilobytes);
}

/** git's last words are the ones that say why. */
const LONGEST_WORDS = 4000;

function environment(url: string, token: string): NodeJS.ProcessEnv {
  const { GIT_CONFIG_COUNT: count = "0", ...env } = process.env;
  const own = Object.entries(env).filter(([name]) => !FOREIGN.test(name));
  const header = Buffer.from(`x-access-token:${token}`).toString("base64");
  return {
    ...Object.fromEntries(own),
    LC_ALL: "C",
    GIT_TERMINAL_PROMPT: "0",
    GIT_LFS_SKIP_SMUDGE: "1",
    GIT_CONFIG_COUNT: `${Number(count) + 1}`,
    [`GIT_CONFIG_KEY_${count}`]: `http.${url}.git.extraheader`,
    [`GIT_CONFIG_VALUE_${count}`]: `AUTHORIZATION: basic ${header}`,
  };
}

/** What leads git elsewhere, or writes down what it sends; and the inputs of the step. */
const FOREIGN = /^(GIT_(?!CONFIG|EXEC_PATH|SSL|PROXY)|INPUT_)/;

const REASONS: { said: RegExp; why: string }[] = [
  {
    said: /returned error: 40[134]|not found|Authentication failed|could not read Username/,
    why: 'GitHub refused it: the job needs the permission "contents: read".',
  },
  {
    said: /returned error: 3\d\d|redirect/,
    why: "GitHub answered with another address, which is not followed.",
  },
  {
    said: /not our ref|unadvertised object|couldn't find remote ref/,
    why: "GitHub no longer has the commit.",
  },
  {
    said: /not a git repository|dubious ownership/,
    why: "There is no clone here that git reads: check out the default branch before, with fetch-depth: 0.",
  },
  {
    said: /fsck error|object of unexpected type|bad (tree|object)|: malformed/i,
    why: "It has objects that git refuses as malformed.",
  },
];

function explained(said: string, kilobytes: number): FetchError {
  if (/File too large/i.test(said)) {
    const why = `It needs more than ${Math.round(kilobytes / 1024)} MB.`;
    return new FetchError(why, { mayPass: false, said });
  }
  const found = REASONS.find((reason) => reason.said.test(said));
  return found
    ? new FetchError(found.why, { mayPass: false, said })
    : new FetchError("GitHub could not be reached.", { mayPass: true, said });
}
