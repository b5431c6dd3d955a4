// The command line from its package alone, without the repository: by npx, and as npm installs it.

import { execFileSync, spawn } from "node:child_process";
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { basename, delimiter, dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { idOf, peerOf } from "../support/ids.ts";
import { type Release, release } from "../support/release.ts";
import { type Ended, runNode } from "../support/run-node.ts";
import { nodesToTry } from "../support/runner.ts";

const NPM = findNpm();
const NEW = [
  ...["new", "mini.feed", "--archetype", "service", "--title", "Feed", "--summary", "Words"],
  ...["--operator", "Mini", "--peer-id", peerOf("peer")],
];
const ADD = [
  ...["add", "mini.feed", "organism", "--name", "feed", "--role", "oracle-feed"],
  ...["--handshake", "https://example.org/", "--stable-id", idOf("feed"), "--operator", "Mini"],
];
const FILE = "coalitions/mini.feed.json";

/** npm's command line, which any Node can run; undefined if there is none. */
function findNpm(): string | undefined {
  const places = (process.env.PATH ?? "").split(delimiter).map((folder) => join(folder, "npm"));
  const found = places.find((it) => existsSync(it));
  return found && join(dirname(realpathSync(found)), "npm-cli.js");
}

const title = `from the package (needs npm), under Node $version`;
describe.skipIf(NPM === undefined).each(nodesToTry())(
  title,
  ({ path: node = process.execPath }) => {
    let made: Release;
    /** The folder of all files, with a name that programs often handle wrongly. */
    let home: string;
    let tarball: string;
    /** The program as linked by npm. */
    let program: string;
    let env: Record<string, string>;

    beforeAll(async () => {
      made = await release();
      home = mkdtempSync(join(tmpdir(), "a größer folder "));
      tarball = join(home, basename(made.tarball));
      copyFileSync(made.tarball, tarball);
      const path = `${dirname(node)}${delimiter}${process.env.PATH}`;
      env = {
        PATH: path,
        HOME: home,
        npm_config_cache: join(home, "cache"),
        npm_config_offline: "true",
      };
      await npm(home, "install", "--global", "--prefix", join(home, "prefix"), tarball);
      program = join(home, "prefix/bin/coalitions");
    });
    afterAll(() => rmSync(home, { recursive: true }));

    function emptyFolder(name: string): string {
      const folder = join(home, name);
      mkdirSync(folder);
      return folder;
    }

    async function npm(cwd: string, ...args: string[]): Promise<Ended> {
      const ended = await runNode(NPM ?? "", args, { cwd, env, node });
      if (ended.code !== 0 && args[0] !== "exec") throw new Error(ended.stderr);
      return ended;
    }

    const npx = (cwd: string, ...words: string[]) =>
      npm(cwd, "exec", "--yes", `--package=${tarball}`, "--", ...words);
    const run = (cwd: string, ...args: string[]) => runNode(program, args, { cwd, env, node });

    async function passes(cwd: string, ...args: string[]): Promise<string> {
      const { code, stdout, stderr } = await run(cwd, ...args);
      expect([args[0], code, stderr.match(/^ +at .*$/m)]).toEqual([args[0], 0, null]);
      return stdout;
    }

    it("says by npx, without a warning, that there is no registry and what to do", async () => {
      const folder = emptyFolder("nothing");
      const { code, stdout, stderr } = await npx(folder, "coalitions", "check");
      expect([code, stderr]).toEqual([1, ""]);
      expect(stdout).toContain("nothing-checked");
      expect(stdout).toContain("npx mosaik-coalitions new NAME");
      expect(stdout).toContain("npx mosaik-coalitions init FOLDER");
      const said = await npx(folder, "mosaik-coalitions", "--version");
      expect(said.stdout).toContain(`(commit ${made.commit})`);
    });

    it("runs by its link, with the Node in PATH", async () => {
      const version = execFileSync(program, ["--version"], { env, encoding: "utf8" });
      expect(version).toContain(made.commit);
    });

    it.each([
      ["in a git repository", true],
      ["without git", false],
    ])("writes, checks, builds and verifies %s", async (name, withGit) => {
      const folder = emptyFolder(name);
      const git = (...args: string[]) =>
        withGit &&
        execFileSync("git", ["-c", "user.name=Ada", "-c", "user.email=ada@example.org", ...args], {
          cwd: folder,
          env,
        });
      git("init", "--quiet", "--initial-branch=main");
      expect((await run(folder, "serve")).stderr).toContain("npx mosaik-coalitions init FOLDER");
      expect(await passes(folder, ...NEW)).toContain(`Wrote ${FILE}.`);
      await passes(folder, ...ADD);
      await passes(folder, "fmt", "--check");
      expect(await passes(folder, "fingerprint", FILE)).toContain("mini.feed");
      expect(await passes(folder, "check")).toContain("1 definition checked");
      git("add", ".");
      git("commit", "--quiet", "--message", "Publish");
      expect(await passes(folder, "build", "--out", "site")).toContain("1 coalition");
      expect(await passes(folder, "verify", "site")).toContain("1 coalition");
      const schema = readFileSync(join(folder, "site/schemas/coalition.schema.json"), "utf8");
      expect(JSON.parse(schema).title).toBe("Definition");
      expect(JSON.parse(readFileSync(join(folder, FILE), "utf8")).$schema).toContain(
        new URL(made.repository).pathname,
      );
    });

    /** Serves pages with a verb while `use` runs. */
    async function served(cwd: string, args: string[], use: (page: string) => Promise<void>) {
      const child = spawn(node, [program, ...args], {
        cwd,
        env,
        stdio: ["ignore", "pipe", "ignore"],
      });
      const ended = new Promise((done) => child.once("close", done));
      const page = await new Promise<string>((found, fail) => {
        let text = "";
        child.stdout.setEncoding("utf8").on("data", (more) => {
          text += more;
          const [address] = /http:\/\/127\.0\.0\.1:\d+\/\S*/.exec(text) ?? [];
          if (address) found(address);
        });
        child.once("close", () => fail(new Error(`It ended: ${text}`)));
      });
      await use(page).finally(() => child.kill("SIGINT"));
      await ended;
    }

    it.each([["serve"], ["preview", "--no-open"]])("serves the site: %s", async (...args) => {
      const folder = emptyFolder(args.join(" "));
      await passes(folder, ...NEW);
      await passes(folder, ...ADD);
      await served(folder, [...args, "--port", "0"], async (page) => {
        const body = await (await fetch(new URL("/mini.feed/", page))).text();
        expect(body).toContain("<h1>Feed");
      });
    });
  },
);
