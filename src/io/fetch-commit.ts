// Fetches a pull request's commit from GitHub into a clone, as objects only. It is a stranger's: nothing is checked out
// or run, and no ref moves. The token is passed in git's environment, never on a command line or in the clone's config.

import { spawn } from "node:child_process";
import { type Patience, patiently } from "./patience.ts";

/** The message says for people why the commit could not be fetched; `cause` is git's output. */
export class FetchError extends Error {
  override name = "FetchError";
  /** Whether a retry may succeed. */
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
  /** The size of the pack. */
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

/** Turns off what a stranger's commits or the runner's own settings may ask for. */
const OFF = [
  ...["credential.helper=", "core.hooksPath=/dev/null", "core.fsmonitor=false", "gc.auto=0"],
  ...["maintenance.auto=false", "fetch.recurseSubmodules=false", "fetch.writeCommitGraph=false"],
  ...["http.followRedirects=false", "http.lowSpeedLimit=1000", "http.lowSpeedTime=60"],
  // Refuse malformed objects; never hold large ones in memory or write them as many files.
  ...["fetch.fsckObjects=true", "fetch.unpackLimit=1", "core.bigFileThreshold=1m"],
  "protocol.allow=never",
];
const FETCH = ["fetch", "--quiet", "--no-tags", "--no-write-fetch-head", "--no-recurse-submodules"];

/**
 * A shell limits the size of each file that git writes, because git cannot: in blocks of 512 bytes, by POSIX.
 * The signal is ignored so that git reports the error itself.
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
    // A process group of its own, so that git's child processes end with it.
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
    throw new FetchError(`git did not finish within ${seconds} seconds.`, { mayPass: false, said });
  }
  if (code !== 0) throw explained(said, kilobytes);
}

/** The end of git's output has the error. */
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

/** Variables that redirect git or record what it sends, and the step's inputs. */
const FOREIGN = /^(GIT_(?!CONFIG|EXEC_PATH|SSL|PROXY)|INPUT_)/;

const REASONS: { said: RegExp; reason: string }[] = [
  {
    said: /returned error: 40[134]|not found|Authentication failed|could not read Username/,
    reason: 'GitHub refused access: the job needs the permission "contents: read".',
  },
  {
    said: /returned error: 3\d\d|redirect/,
    reason: "GitHub redirected the request, and redirects are not followed.",
  },
  {
    said: /not our ref|unadvertised object|couldn't find remote ref/,
    reason: "GitHub no longer has the commit.",
  },
  {
    said: /not a git repository|dubious ownership/,
    reason:
      "git found no clone that it can read: check out the default branch first, with fetch-depth: 0.",
  },
  {
    said: /fsck error|object of unexpected type|bad (tree|object)|: malformed/i,
    reason: "git refused the commit: it has malformed objects.",
  },
];

function explained(said: string, kilobytes: number): FetchError {
  if (/File too large/i.test(said)) {
    const reason = `It is larger than ${Math.round(kilobytes / 1024)} MB.`;
    return new FetchError(reason, { mayPass: false, said });
  }
  const found = REASONS.find((it) => it.said.test(said));
  return found
    ? new FetchError(found.reason, { mayPass: false, said })
    : new FetchError("git could not reach GitHub.", { mayPass: true, said });
}
