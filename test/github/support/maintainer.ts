// A person at a terminal who follows the manual: pastes its commands one after another. `npx mosaik-coalitions` gets the
// package of a release, as from the package registry.

import { execFileSync, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { GitRepository } from "../../support/git-repository.ts";
import { release } from "../../support/release.ts";
import type { EmulatedGitHub } from "./emulated-github.ts";
import type { Registry } from "./registry.ts";

/** The manual's placeholders and their values. */
export const ACCOUNT = "ada";
export const NAME = "my-registry";
const FULL_NAME = `${ACCOUNT}/${NAME}`;

export interface Said {
  command: string;
  code: number | null;
  output: string;
}

export class Maintainer {
  readonly home: string;
  readonly #github: EmulatedGitHub;

  private constructor(github: EmulatedGitHub) {
    this.#github = github;
    this.home = mkdtempSync(join(tmpdir(), "maintainer-"));
    this.goTo(this.home);
  }

  static async begin(github: EmulatedGitHub): Promise<Maintainer> {
    const maintainer = new Maintainer(github);
    const { tarball, bare, repository, tag } = await release();
    const software = await github.addSoftware(new URL(repository).pathname.slice(1), bare);
    software.hosted.settings.latestRelease = tag;
    const { home } = maintainer;
    // npx uses what is installed above the current folder.
    mkdirSync(join(home, "node_modules"));
    const args = ["install", "--offline", "--no-save", "--no-audit", "--prefix", home, tarball];
    execFileSync("npm", args, { env: maintainer.#environment(), stdio: "pipe" });
    return maintainer;
  }

  end(): void {
    rmSync(this.home, { recursive: true, force: true });
  }

  /** Where the next command is pasted. */
  goTo(folder: string): void {
    writeFileSync(this.#there, folder);
  }

  get #there(): string {
    return join(this.home, "there");
  }

  /** Creates the repository, empty or with the content of another one. */
  async createRepository(source = new GitRepository()): Promise<Registry> {
    const registry = await this.#github.createRepository(FULL_NAME, source.folder);
    source.delete();
    registry.setPermission(ACCOUNT, "admin");
    registry.hosted.settings.workflowsUpdated = new Date().toISOString();
    mkdirSync(join(this.home, "hosted"));
    symlinkSync(dirname(registry.hosted.folder), join(this.home, "hosted", ACCOUNT));
    return registry;
  }

  /** As at a prompt: each command starts in the folder where the last one ended. */
  async paste(command: string): Promise<Said> {
    const pasted = command.replaceAll(/YOUR-(ACCOUNT|LOGIN)/g, ACCOUNT);
    const there = this.#there;
    const line = `cd "$(cat '${there}')" && { ${pasted}\n}; code=$?; pwd > '${there}'; exit $code`;
    const env = this.#environment();
    // Asynchronous, because the emulated GitHub answers in this process.
    const child = spawn("bash", ["-c", line], { env, stdio: ["ignore", "pipe", "pipe"] });
    let output = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding("utf8").on("data", (text) => {
        output += text;
      });
    }
    const code = await new Promise<number | null>((done) => child.once("close", done));
    return { command, code, output };
  }

  #environment(): Record<string, string> {
    const { addresses, repositories } = this.#github.state;
    const config = {
      "user.name": "Ada",
      "user.email": "ada@example.org",
      // Only the push address: the remote keeps its address in the config.
      [`url.file://${join(this.home, "hosted")}/.pushInsteadOf`]: "https://github.com/",
    };
    const settings = Object.entries(config).flatMap(([key, value], index) => [
      [`GIT_CONFIG_KEY_${index}`, key],
      [`GIT_CONFIG_VALUE_${index}`, value],
    ]);
    // The state after `gh auth login`.
    const token = repositories.has(FULL_NAME)
      ? { GITHUB_TOKEN: this.#github.givePersonalToken(FULL_NAME, ACCOUNT).token }
      : {};
    return {
      ...{ PATH: process.env.PATH ?? "", HOME: this.home, GITHUB_API_URL: addresses.api },
      ...{ GIT_CONFIG_NOSYSTEM: "1", GIT_CONFIG_COUNT: `${Object.keys(config).length}` },
      ...{ npm_config_offline: "true", npm_config_update_notifier: "false" },
      ...Object.fromEntries(settings),
      ...token,
    };
  }
}
