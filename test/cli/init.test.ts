// `coalitions init`: writes a whole registry, or nothing.

import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { filesBelow } from "../support/files-below.ts";
import { initGit } from "../support/git-repository.ts";
import { coalitionsWith } from "../support/run-node.ts";
import { FLAGS, made, softwareFlag } from "../support/starter.ts";
import { coalitionsAt, HAS_TERMINAL } from "../support/terminal.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "init-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** An address that does not answer. */
const OFFLINE = "http://127.0.0.1:9";
const initAt = (api: string, ...args: string[]) =>
  coalitionsWith({ GITHUB_API_URL: api }, folder, "init", ...args);
const init = (...args: string[]) => initAt(OFFLINE, ...args);
const here = (...names: string[]) => join(folder, ...names);
const textOf = (file: string) => readFileSync(here("registry", file), "utf8");

/** The flags with a different value for one of them. Without a value, that flag is left out. */
function flags(changes: Record<string, string | undefined>): string[] {
  const pairs = FLAGS.flatMap((it, at) => (at % 2 === 0 ? [[it, FLAGS[at + 1] ?? ""]] : []));
  const rest = pairs.filter(([flag = ""]) => !(flag in changes));
  const others = Object.entries(changes).flatMap(([flag, value]) =>
    value === undefined ? [] : [flag, value],
  );
  return [...rest.flat(), ...others];
}

/** The message when nothing is written. */
async function refusal(...args: string[]): Promise<string> {
  const before = readdirSync(folder, { recursive: true }).sort();
  const { code, stdout, stderr } = await init(...args);
  expect([code, stdout]).toEqual([2, ""]);
  expect(readdirSync(folder, { recursive: true }).sort()).toEqual(before);
  return stderr;
}

const FILES = [
  ".gitattributes",
  ".github/CODEOWNERS",
  ".github/ISSUE_TEMPLATE/bump-notice.yml",
  ".github/ISSUE_TEMPLATE/config.yml",
  ".github/dependabot.yml",
  ".github/workflows/bump-notice.yml",
  ".github/workflows/check.yml",
  ".github/workflows/cutover.yml",
  ".github/workflows/doctor.yml",
  ".github/workflows/publish.yml",
  ".github/workflows/report.yml",
  ".vscode/settings.json",
  "README.md",
  "registry.config.json",
];

describe("init", () => {
  it("writes the files of a registry, and no others", async () => {
    const { code, stdout, stderr } = await init("registry", ...FLAGS);
    expect([code, stderr]).toEqual([0, expect.stringContaining("It is taken as written")]);
    expect(stdout).toMatch(/^Wrote 14 files in registry\. Next:\n\n1\. /);
    expect([...filesBelow(here("registry")).keys()]).toEqual(FILES);
    expect(JSON.parse(textOf("registry.config.json"))).toEqual({
      $schema:
        "https://raw.githubusercontent.com/acme/software/v1/schemas/registry-config.schema.json",
      name: "Acme *coalitions*",
      description: "What <Acme> ships.",
      baseUrl: "https://acme.github.io/registry/",
      maintainers: [{ login: "ada", id: 5 }, "@acme/registry"],
    });
    expect(textOf(".github/CODEOWNERS")).toMatch(/\n\* @ada @acme\/registry\n$/);
    for (const file of FILES) expect(textOf(file), file).not.toMatch(/__[A-Z]/);
  });

  it("works in the current folder, also in a new repository", async () => {
    initGit(folder);
    writeFileSync(here(".git/HEAD"), "ref: refs/heads/trunk\n");
    writeFileSync(here("LICENSE"), "Ours.\n");
    const { code, stdout } = await init(...FLAGS);
    expect([code, stdout]).toEqual([0, expect.stringMatching(/^Wrote 14 files here/)]);
    expect(readFileSync(here(".github/workflows/publish.yml"), "utf8")).toContain(
      'branches: ["trunk"]',
    );
    expect(stdout).toContain("git push --set-upstream origin trunk");
    expect(stdout).not.toContain("git init");
  });

  it("escapes people's text in Markdown", () => {
    const readme = made().get("README.md") ?? "";
    expect(readme).toContain("# Acme \\*coalitions\\*\n\nWhat \\<Acme> ships.\n");
    expect(readme).toContain("[@acme/registry](https://github.com/orgs/acme/teams/registry)");
  });
});

describe("init reports everything that is missing at once", () => {
  it("a release, if it is built from source", async () => {
    expect(await refusal("registry")).toContain("--software OWNER/REPO@SHA#vX.Y.Z");
  });

  it("the flags", async () => {
    const output = await refusal("registry", ...softwareFlag());
    for (const flag of ["--name", "--description", "--repository", "--maintainer"]) {
      expect(output).toContain(`\n  ${flag} `);
    }
    expect(output).not.toMatch(/^ {2}--(base-url|branch) /m);
    const [example = ""] = output.match(/npx mosaik-coalitions init .*/) ?? [];
    expect(example).toContain("--repository acme/coalitions");
  });

  it("and everything that is wrong", async () => {
    const output = await refusal(
      "registry",
      ...flags({ "--name": "x".repeat(61), "--description": undefined, "--branch": "a b" }),
    );
    expect(output).toContain("--name: ");
    expect(output).toContain("at most 60 characters");
    expect(output).toContain("--branch: ");
    expect(output).toContain("\n  --description TEXT");
  });
});

describe("init refuses, and says what to write,", () => {
  it.each([
    ["a release by its version alone", "--software", "acme/software@v1", "40 hex digits"],
    ["a name of nothing", "--name", " ", "at least 1 characters"],
    ["a name of two lines", "--name", "a\nb", "One line of text"],
    [
      "an address without a slash at its end",
      "--base-url",
      "https://a.example/x",
      "Did you mean https://a.example/x/",
    ],
    [
      "an address without a scheme",
      "--base-url",
      "a.example/x/",
      "Did you mean https://a.example/x/",
    ],
    [
      "the repository's address as the site's",
      "--base-url",
      "https://github.com/acme/registry",
      "https://acme.github.io/registry/",
    ],
    ["an address in capitals", "--base-url", "https://A.example/", "Write: https://a.example/"],
    [
      "an address with a fragment",
      "--base-url",
      "https://a.example/#/",
      "a site's address cannot have",
    ],
    [
      "a repository's address",
      "--repository",
      "https://github.com/acme/registry.git",
      "Did you mean acme/registry",
    ],
    [
      "what git clones",
      "--repository",
      "git@github.com:acme/registry.git",
      "Did you mean acme/registry",
    ],
    ["a name with .git", "--repository", "acme/registry.git", "Did you mean acme/registry"],
    ["a repository without its owner", "--repository", "registry", "of the form OWNER/NAME"],
    ["the software's repository", "--repository", "Acme/Software", "is the software's repository"],
    ["an email address", "--maintainer", "ada@example.org", "is an email address. Write the login"],
    ["a team without its organization", "--maintainer", "@registry/", "as @organization/team"],
    ["not a number", "--maintainer", "ada:0", "a number of 1 or more"],
    ["a login offline", "--maintainer", "ada", "Add it yourself: ada:NUMBER"],
    ["no maintainer", "--maintainer", ",", "Name at least one"],
    ["a branch that is a pattern", "--branch", "release/**", "is not a valid branch name"],
  ])("%s", async (_, flag, value, says) => {
    expect(await refusal("registry", ...flags({ [flag]: value }))).toContain(says);
  });

  it.each<[string, string[], () => void, string]>([
    ["a file", ["registry"], () => writeFileSync(here("registry"), ""), "is a file, not a folder"],
    [
      "a folder where its files are",
      ["registry"],
      () => {
        mkdirSync(here("registry/.github/workflows"), { recursive: true });
        writeFileSync(here("registry/.github/workflows/check.yml"), "mine");
        writeFileSync(here("registry/README.md"), "mine");
      },
      "and are not overwritten: .github/workflows/check.yml, README.md.",
    ],
    [
      "a folder that is not empty",
      ["registry"],
      () => {
        mkdirSync(here("registry"));
        writeFileSync(here("registry/notes.txt"), "mine");
      },
      "registry is not empty: it has notes.txt.",
    ],
    [
      "a registry",
      ["."],
      () => writeFileSync(here("registry.config.json"), "{}"),
      "is already a registry. If it is a full copy of the software: npx mosaik-coalitions init --from .",
    ],
    [
      "a folder in a registry",
      ["deep/registry"],
      () => writeFileSync(here("registry.config.json"), "{}"),
      "deep/registry is within the registry ",
    ],
    [
      "a folder in a repository",
      ["registry"],
      () => initGit(folder),
      "is within the git repository ",
    ],
  ])("%s", async (_, args, prepare, says) => {
    prepare();
    expect(await refusal(...args, ...FLAGS)).toContain(says);
  });
});

describe("init asks GitHub", () => {
  let server: Server;
  let api = "";
  const KNOWN: Record<string, object> = {
    "/users/Ada": { login: "ada", id: 5, type: "User" },
    "/users/ada": { login: "ada", id: 5, type: "User" },
    "/users/acme": { login: "Acme", id: 6, type: "Organization" },
    "/users/Acme": { login: "Acme", id: 6, type: "Organization" },
    "/repos/Acme/Registry": { full_name: "Acme/registry" },
  };
  beforeAll(async () => {
    server = createServer(({ url = "" }, response) => {
      if (url.includes("busy")) response.writeHead(403);
      else if (!KNOWN[url]) response.writeHead(404);
      response.end(JSON.stringify(KNOWN[url] ?? {}));
    });
    await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
    api = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => server.close());

  it("for the number of a login, and writes both as GitHub does", async () => {
    const given = flags({ "--repository": "Acme/registry", "--maintainer": "Ada" });
    const { code, stderr } = await initAt(api, "registry", ...given);
    expect([code, stderr]).toEqual([0, ""]);
    const { maintainers, baseUrl } = JSON.parse(textOf("registry.config.json"));
    expect(maintainers).toEqual([{ login: "ada", id: 5 }]);
    expect(baseUrl).toBe("https://acme.github.io/registry/");
  });

  it.each([
    [
      "a login that nobody has",
      "--maintainer",
      "nobody-at-all",
      "GitHub has no account nobody-at-all.",
    ],
    [
      "an organization",
      "--maintainer",
      "acme",
      "Acme is an organization, which cannot review changes.",
    ],
    [
      "a repository in another case",
      "--repository",
      "Acme/Registry",
      "GitHub spells Acme/Registry as Acme/registry.",
    ],
    ["an owner in another case", "--repository", "acme/new", "Write Acme/new."],
    [
      "an owner that nobody has",
      "--repository",
      "nobody/new",
      "GitHub has no account or organization nobody.",
    ],
    ["a login, asked too often", "--maintainer", "busy", "its limit of 60 requests an hour"],
  ])("and refuses %s", async (_, flag, value, says) => {
    const given = flags({ "--repository": "Acme/registry", [flag]: value });
    const { code, stderr } = await initAt(api, "registry", ...given);
    expect([code, stderr]).toEqual([2, expect.stringContaining(says)]);
    expect(existsSync(here("registry"))).toBe(false);
  });
});

describe.skipIf(!HAS_TERMINAL)("at a terminal (needs util-linux)", () => {
  const ask = (...args: string[]) =>
    coalitionsAt(folder, ["init", ...args], { GITHUB_API_URL: OFFLINE });

  it("asks for what no flag gives, asks again if it is wrong, and offers defaults", async () => {
    const terminal = ask("registry", ...flags({ "--name": undefined, "--maintainer": undefined }));
    await terminal.shows("name: ");
    terminal.types("");
    await terminal.shows("This needs an answer.");
    terminal.types("Mine");
    await terminal.shows("base-url [https://acme.github.io/registry/]: ");
    terminal.types("https://mine.example");
    await terminal.shows("Did you mean https://mine.example/");
    terminal.types("https://mine.example/");
    await terminal.shows("maintainer: ");
    terminal.types("ada:5, @acme/registry");
    await terminal.shows("branch [main]: ");
    terminal.types("");
    expect(await terminal.ends()).toBe(0);
    expect(terminal.shown).toContain("Wrote 14 files in registry.");
    const config = JSON.parse(textOf("registry.config.json"));
    expect(config).toMatchObject({
      name: "Mine",
      baseUrl: "https://mine.example/",
      maintainers: [{ login: "ada", id: 5 }, "@acme/registry"],
    });
  });

  it("writes nothing if the person cancels", async () => {
    const terminal = ask("registry", ...softwareFlag());
    await terminal.shows("name: ");
    terminal.interrupt();
    expect(await terminal.ends()).toBe(2);
    expect(terminal.shown).toContain("Nothing was written.");
    expect(existsSync(here("registry"))).toBe(false);
  });
});
