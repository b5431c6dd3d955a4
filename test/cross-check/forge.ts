// A forge on loopback with one repository, which answers Renovate as Gitea does: it keeps pull requests as Renovate
// makes them, and Renovate pushes their branches to a bare repository.

import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

export const REPOSITORY = "acme/integrator";
const BOT = { id: 1, login: "bot", email: "bot@acme.example" };
const LABELS = [{ id: 1, name: "breaking" }];

export interface PullRequest {
  number: number;
  title: string;
  body: string;
  labels: { id: number; name: string }[];
  head: { label: string; sha: string };
}

/** What is requested for a new one. */
interface Opened {
  title: string;
  body: string;
  head: string;
  base: string;
  labels?: number[];
}

export class Forge {
  readonly folder = mkdtempSync(join(tmpdir(), "forge-"));
  readonly pulls: PullRequest[] = [];
  readonly #bare = join(this.folder, "bare.git");
  readonly #server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? "", "http://x");
    const answer = this.#answer(`${request.method} ${pathname}`, await bodyOf(request));
    response.writeHead(answer === undefined ? 404 : 200, { "content-type": "application/json" });
    response.end(JSON.stringify(answer ?? {}));
  });

  /** The address of its API. */
  async start(files: ReadonlyMap<string, string>): Promise<string> {
    const work = join(this.folder, "work");
    execFileSync("git", ["init", "--quiet", "--bare", "--initial-branch=main", this.#bare]);
    execFileSync("git", ["init", "--quiet", "--initial-branch=main", work]);
    for (const [file, text] of files) {
      mkdirSync(dirname(join(work, file)), { recursive: true });
      writeFileSync(join(work, file), text);
    }
    const who = ["-c", "user.name=ada", "-c", "user.email=ada@acme.example"];
    execFileSync("git", ["-C", work, "add", "."]);
    execFileSync("git", ["-C", work, ...who, "commit", "--quiet", "-m", "Compile them in"]);
    execFileSync("git", ["-C", work, "push", "--quiet", this.#bare, "main"], { stdio: "pipe" });
    await new Promise<void>((done) => this.#server.listen(0, "127.0.0.1", done));
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/`;
  }

  /** The files that a branch changes, and what they are in it. */
  changedOn(branch: string): Map<string, string> {
    const names = this.#git("diff", "--name-only", "main", branch).split("\n").filter(Boolean);
    return new Map(names.map((name) => [name, this.#git("show", `${branch}:${name}`)]));
  }

  stop(): void {
    this.#server.close();
    this.#server.closeAllConnections();
    rmSync(this.folder, { recursive: true });
  }

  #git(...args: string[]): string {
    return execFileSync("git", ["-C", this.#bare, ...args], { encoding: "utf8" });
  }

  #answer(what: string, body: Opened): unknown {
    const repository = `/api/v1/repos/${REPOSITORY}`;
    const answers: Record<string, () => unknown> = {
      "GET /api/v1/user": () => BOT,
      "GET /api/v1/version": () => ({ version: "1.24.0" }),
      [`GET ${repository}`]: () => this.#repository(),
      [`GET ${repository}/labels`]: () => LABELS,
      [`GET ${repository}/issues`]: () => [],
      [`GET ${repository}/pulls`]: () => this.pulls,
      [`POST ${repository}/pulls`]: () => this.#open(body),
    };
    if (what.startsWith(`GET ${repository}/commits/`)) return [];
    return answers[what]?.();
  }

  #repository() {
    return {
      ...{ id: 1, full_name: REPOSITORY, owner: { ...BOT, login: "acme" }, default_branch: "main" },
      ...{ permissions: { admin: true, pull: true, push: true }, allow_merge_commits: true },
      ...{ has_issues: false, has_pull_requests: true, ssh_url: this.#bare },
    };
  }

  #open({ labels = [], head, base, ...words }: Opened): PullRequest {
    const at = "2026-01-01T00:00:00Z";
    const pull = {
      ...{ ...words, number: this.pulls.length + 1, state: "open", user: BOT, mergeable: true },
      ...{ created_at: at, updated_at: at, base: { ref: base } },
      labels: LABELS.filter(({ id }) => labels.includes(id)),
      head: {
        ...{ label: head, sha: this.#git("rev-parse", head).trim() },
        repo: { full_name: REPOSITORY },
      },
    };
    this.pulls.push(pull);
    return pull;
  }
}

async function bodyOf(request: IncomingMessage): Promise<Opened> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return JSON.parse(Buffer.concat(chunks).toString() || "{}");
}
