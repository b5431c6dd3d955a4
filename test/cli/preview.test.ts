// coalitions preview: what it serves, which page it opens, and which files it leaves.

import { chmodSync, existsSync, readdirSync, readFileSync } from "node:fs";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { definition, lattice } from "../support/definitions.ts";
import { GitRepository } from "../support/git-repository.ts";
import { coalitionsAt, HAS_TERMINAL } from "../support/terminal.ts";

const FILE = "coalitions/mini.one.json";
const TITLED = (name: string, title: string) => definition({ name, title });

let repository: GitRepository;
let opened: string;
beforeEach(() => {
  repository = new GitRepository();
  repository.writeDefinition(TITLED("mini.one", "One"));
  repository.writeDefinition(TITLED("mini.two", "Two"));
  // A browser that only records what it should open.
  opened = repository.path("opened");
  repository.write("bin/xdg-open", `#!/bin/sh\nprintf %s "$1" > '${opened}'\n`);
  chmodSync(repository.path("bin/xdg-open"), 0o755);
  repository.write("tmp/.keep", "");
  repository.commit("Publish");
});
afterEach(() => repository.delete());

/** Starts it, passes the address that it prints to `use`, and stops it as a person does. */
async function preview(args: string[], use: (page: string) => Promise<void>): Promise<void> {
  const path = `${repository.path("bin")}:${process.env.PATH}`;
  const env = { PATH: path, TMPDIR: repository.path("tmp") };
  const terminal = coalitionsAt(repository.folder, ["preview", ...args], env);
  await terminal.shows("Ctrl-C");
  const [page = ""] = /http:\/\/127\.0\.0\.1:\d+\/\S*/.exec(terminal.shown) ?? [];
  await use(page);
  terminal.interrupt();
  await terminal.ends();
}

const bodyOf = async (page: string) => (await fetch(page)).text();

describe.skipIf(!HAS_TERMINAL)("preview (needs script)", () => {
  it("opens the page of the only coalition that changes, as it would be published", async () => {
    repository.writeDefinition(TITLED("mini.one", "One, renamed"));
    await preview([], async (page) => {
      expect(page).toMatch(/\/mini\.one\/$/);
      const body = await bodyOf(page);
      expect(body).toContain("One, renamed");
      expect(body).toContain("Draft: this page shows changes that are not committed yet");
      await expect.poll(() => existsSync(opened) && readFileSync(opened, "utf8")).toBe(page);
    });
    expect(readdirSync(repository.path("tmp"))).toEqual([".keep"]);
    expect(repository.git("status", "--porcelain", "--", "coalitions", "_site")).toBe(`M ${FILE}`);
  });

  it("opens the home page if several coalitions change", async () => {
    repository.writeDefinition(TITLED("mini.one", "1"));
    repository.writeDefinition(TITLED("mini.two", "2"));
    await preview([], async (page) => {
      expect(new URL(page).pathname).toBe("/");
      await expect.poll(() => existsSync(opened) && readFileSync(opened, "utf8")).toBe(page);
    });
  });

  it("opens nothing with --no-open, and shows later changes and commits", async () => {
    await preview(["--no-open"], async (page) => {
      expect(new URL(page).pathname).toBe("/");
      const lattices = [lattice("mini.mainnet"), lattice("late.mainnet")];
      repository.writeDefinition(definition({ name: "mini.one", lattices }));
      await expect.poll(() => bodyOf(`${page}mini.one/`)).toContain("late.mainnet");
      repository.commit("Later");
      await expect.poll(() => bodyOf(`${page}mini.one/`)).not.toContain("Draft: this page");
    });
    expect(existsSync(opened)).toBe(false);
  });
});
