// The built command line, verb by verb: what it prints where, and the exit code.

import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Definition } from "../../src/core/registry/definition.ts";
import { confluence, definition, lattice, modules } from "../support/definitions.ts";
import { GitRepository } from "../support/git-repository.ts";
import { coalitions } from "../support/run-node.ts";

const GOOD = definition({ name: "mini.good", modules: modules("atlas") });
const BUMPED = definition({
  name: "mini.good",
  lattices: [lattice("mini.mainnet", { stableId: "ab".repeat(32) })],
  modules: modules("atlas"),
});
const FILE = "coalitions/mini.good.json";

let repository: GitRepository;
beforeAll(() => {
  repository = new GitRepository();
  repository.writeDefinition(GOOD);
  repository.commit("Publish");
  repository.writeDefinition(BUMPED);
  repository.commit("Bump");
});
afterAll(() => repository.delete());

const run = (...args: string[]) => coalitions(repository.folder, ...args);

/** A folder with these definitions and no history. */
async function withFolder(
  definitions: Definition[],
  use: (folder: GitRepository) => Promise<void>,
): Promise<void> {
  const folder = new GitRepository();
  try {
    for (const it of definitions) folder.writeDefinition(it);
    await use(folder);
  } finally {
    folder.delete();
  }
}

describe("--version", () => {
  it("prints the version, and that this is not a release", async () => {
    const { version } = JSON.parse(readFileSync("package.json", "utf8"));
    const { code, stdout } = await run("--version");
    expect([code, stdout]).toEqual([0, `${version} (built from source)\n`]);
  });
});

describe("check", () => {
  it("prints how many were checked, allows warnings, and exits with 0", async () => {
    const { code, stdout, stderr } = await run("check");
    expect(stdout).toContain("warning lattice-not-reproducible\n  coalitions/mini.good.json:");
    expect(stdout).toContain("1 definition checked: 1 warning\n");
    expect([code, stderr]).toEqual([0, ""]);
  });

  it("gives programs the same facts", async () => {
    const { code, stdout } = await run("check", "--json");
    expect(JSON.parse(stdout)).toMatchObject({
      ok: true,
      checked: 1,
      problems: [{ code: "lattice-not-reproducible", file: FILE, pointer: "/lattices/0/stableId" }],
    });
    expect(code).toBe(0);
  });

  it("exits with 1 for problems, and reports only those of named files", async () => {
    const bad = { ...GOOD, name: "mini.bad" };
    await withFolder([bad, GOOD], async ({ folder }) => {
      const all = await coalitions(folder, "check");
      expect([all.code, all.stdout]).toEqual([1, expect.stringContaining("fingerprint-mismatch")]);
      expect((await coalitions(folder, "check", FILE)).code).toBe(0);
      expect((await coalitions(folder, "check", "coalitions/mini.bad.json")).code).toBe(1);
      const missing = await coalitions(folder, "check", "coalitions/mini.none.json");
      expect([missing.code, missing.stdout]).toEqual([
        1,
        expect.stringContaining("This file does not exist"),
      ]);
      expect(missing.stdout).toContain("0 definitions checked: 1 error");
    });
  });

  it.each(["coalitions/mini.goood.json", "coalitions/other/mini.good.json", "mini.good"])(
    "suggests a similar file for %s",
    async (file) => {
      const { code, stdout } = await run("check", file);
      expect([code, stdout]).toEqual([1, expect.stringContaining(`fix: Did you mean: ${FILE}\n`)]);
    },
  );

  it("names the registry around a folder within it", async () => {
    await withFolder([GOOD], async ({ folder }) => {
      const { code, stderr } = await coalitions(`${folder}/coalitions`, "check");
      expect([code, stderr]).toEqual([2, expect.stringContaining(`is in ${folder}: run this`)]);
    });
  });

  it("fails if there is nothing to check", async () => {
    await withFolder([], async ({ folder }) => {
      const { code, stdout } = await coalitions(folder, "check");
      expect([code, stdout]).toEqual([1, expect.stringContaining("nothing-checked")]);
    });
  });
});

describe("fingerprint", () => {
  it("prints all roots, also those not shipped", async () => {
    const { code, stdout } = await run("fingerprint", FILE, "--json");
    const summary = JSON.parse(stdout);
    expect(code).toBe(0);
    expect(summary).toMatchObject({ name: "mini.good", fingerprint: BUMPED.fingerprint });
    expect(Object.keys(summary.moduleRoots)).toEqual(["atlas", "almanac", "chronicle", "compute"]);
    expect([summary.moduleRoots.atlas.shipped, summary.moduleRoots.compute.shipped]).toEqual([
      true,
      false,
    ]);
    expect(summary.ticketsRoot).toEqual({
      root: expect.stringMatching(/^[0-9a-f]{64}$/),
      shipped: false,
    });
  });

  it("explains every preimage", async () => {
    const { stdout } = await run("fingerprint", FILE, "--explain");
    expect(stdout).toContain(
      "COALITION = BLAKE3 of 21 bytes\n  636f616c6974696f6e7c  domain\n  01  schema",
    );
    expect(stdout).toContain(`${"ab".repeat(32)}  lattice mini.mainnet`);
    expect(stdout).toContain(
      "lattice mini.mainnet, which declares a different id = BLAKE3 of 29 bytes",
    );
  });
});

describe("fingerprint --json", () => {
  it("reports the declared fingerprint if it is wrong", async () => {
    const declared = "00".repeat(32);
    await withFolder([{ ...GOOD, fingerprint: declared }], async ({ folder }) => {
      const { code, stdout } = await coalitions(folder, "fingerprint", FILE, "--json");
      expect(code).toBe(1);
      expect(JSON.parse(stdout)).toMatchObject({ declared, fingerprint: GOOD.fingerprint });
    });
    expect(JSON.parse((await run("fingerprint", FILE, "--json")).stdout)).not.toHaveProperty(
      "declared",
    );
  });

  it("reports the problems of a faulty or missing file", async () => {
    await withFolder([GOOD], async (folder) => {
      folder.write("coalitions/mini.bad.json", JSON.stringify({ ...GOOD, title: 7 }));
      for (const [file, problem] of [
        ["coalitions/mini.bad.json", "value-type"],
        ["coalitions/absent.json", "file-unreadable"],
      ] as const) {
        const { code, stdout } = await coalitions(folder.folder, "fingerprint", file, "--json");
        const { problems } = JSON.parse(stdout);
        expect(code).toBe(1);
        expect(problems).toContainEqual(expect.objectContaining({ file, code: problem }));
      }
    });
  });
});

describe("fingerprint --write", () => {
  it.each([
    ["missing, on one line", {}, undefined],
    ["no id, with two spaces", { fingerprint: "TODO" }, 2],
    ["with 0x, with tabs", { fingerprint: `0x${GOOD.fingerprint}` }, "\t"],
    ["another, with four spaces", { fingerprint: "00".repeat(32) }, 4],
  ])(
    "corrects a fingerprint that is %s, and keeps every other byte",
    async (_, declared, indent) => {
      const { fingerprint: __, ...rest } = GOOD;
      await withFolder([], async (folder) => {
        const layout = (value: object) =>
          JSON.stringify(value, null, indent).replaceAll('":', indent === 4 ? '" :' : '":');
        folder.write(FILE, layout("fingerprint" in declared ? { ...GOOD, ...declared } : rest));
        expect((await coalitions(folder.folder, "fingerprint", FILE)).code).toBe(1);
        const written = await coalitions(folder.folder, "fingerprint", FILE, "--write");
        const { code, stdout, stderr } = written;
        expect([code, stderr]).toEqual([0, expect.stringContaining(GOOD.fingerprint)]);
        expect(stdout).not.toContain("The file declares");
        const after = readFileSync(folder.path(FILE), "utf8");
        expect(after).toBe(layout(GOOD));
        expect((await coalitions(folder.folder, "check")).code).toBe(0);
      });
    },
  );
});

describe("the fingerprint of parts that do not match their config bytes", () => {
  it.each([[[]], [["--write"]], [["--json"]]])("is not derived: %j", async (flags) => {
    const router = confluence("router", { config: { content: "c0ffee", acl: "ac1d" } });
    const wrong = definition({
      name: GOOD.name,
      confluences: [{ ...router, fingerprint: "1".repeat(64) }],
    });
    await withFolder([], async (folder) => {
      folder.write(FILE, JSON.stringify(wrong, null, 2));
      const { code, stdout } = await coalitions(folder.folder, "fingerprint", FILE, ...flags);
      expect([code, stdout]).toEqual([1, expect.stringContaining("confluence-mismatch")]);
      expect(readFileSync(folder.path(FILE), "utf8")).toBe(JSON.stringify(wrong, null, 2));
    });
  });
});

describe("diff and changes", () => {
  it("compares a revision with a file", async () => {
    const { code, stdout } = await run("diff", `HEAD~1:${FILE}`, FILE, "--json");
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      breaking: true,
      changes: [{ kind: "citizen-bumped", part: { class: "lattice", name: "mini.mainnet" } }],
      fingerprint: { before: GOOD.fingerprint, after: BUMPED.fingerprint },
    });
    const text = (await run("diff", `HEAD~1:${FILE}`, FILE)).stdout;
    expect(text).toContain("breaking  lattice mini.mainnet bumped");
    expect(text).toContain("Recompile with the new CoalitionConfig.");
    expect(text).toContain(
      "Until integrators recompile, handles on lattice mini.mainnet and any modules or tickets",
    );
  });

  it("says that a revision does not have the file yet", async () => {
    const { code, stderr } = await run("diff", "HEAD~1:coalitions/mini.late.json", FILE);
    expect([code, stderr]).toEqual([2, expect.not.stringContaining("added later")]);
    await withFolder([GOOD], async (folder) => {
      folder.commit("Publish");
      folder.writeDefinition({ ...GOOD, name: "mini.new" });
      const file = "coalitions/mini.new.json";
      const output = await coalitions(folder.folder, "diff", `HEAD:${file}`, file);
      expect([output.code, output.stderr]).toEqual([
        2,
        expect.stringContaining("it was added later."),
      ]);
    });
  });

  it("prints the change log, and suggests a similar name", async () => {
    const { entries } = JSON.parse((await run("changes", "--json")).stdout);
    expect(entries.map((entry: { seq: number }) => entry.seq)).toEqual([1, 2]);
    expect((await run("changes", "mini.good")).stdout).toContain(
      "mini.good #2  2026-01-06T09:00:00Z",
    );
    const wrong = await run("changes", "mini.goood");
    expect([wrong.code, wrong.stderr]).toEqual([2, expect.stringContaining("mini.good?")]);
  });

  it("says if there is no history", async () => {
    await withFolder([GOOD], async ({ folder }) => {
      const { code, stderr } = await coalitions(folder, "changes");
      expect([code, stderr]).toEqual([2, expect.stringContaining("no history")]);
    });
  });
});

describe("build", () => {
  it("exits with 1 if a definition has an error, and builds the valid ones", async () => {
    await withFolder([GOOD, { ...GOOD, name: "mini.bad" }], async (folder) => {
      const { code, stdout, stderr } = await coalitions(folder.folder, "build", "--out", "x/y/");
      expect([code, stdout]).toEqual([1, expect.stringContaining("1 coalition, ")]);
      expect(stderr).toContain("fingerprint-mismatch");
      expect(readFileSync(folder.path("x/y/mini.good/fingerprint.txt"), "utf8")).toBe(
        `${GOOD.fingerprint}\n`,
      );
    });
  });

  it.each([
    ["build"],
    ["serve"],
    ["preview"],
    ["changes"],
    ["fmt"],
    ["new", "a.b"],
    ["add", "a.b", "lattice"],
    ["bump", "a", "b"],
    ["retire", "a.b"],
  ])("refuses to %s outside a registry", async (...args) => {
    const { code, stderr } = await coalitions(repository.path("coalitions"), ...args);
    expect([code, stderr]).toEqual([2, expect.stringContaining("There is no coalitions/ here")]);
    expect(stderr).toContain(`The registry is in ${repository.folder}: run this there.`);
  });
});

describe("wrong usage", () => {
  it.each([
    [["chek"], "Did you mean check?"],
    [["check", "--jsn"], "Did you mean --json?"],
    [["diff", "only-one"], "missing required argument"],
    [["diff", "nowhere.json", FILE], "neither a file nor REV:path"],
    [["diff", "coalitions/mini.goood.json", FILE], `Did you mean ${FILE}?`],
    [["diff", "mini.good", FILE], `Did you mean ${FILE}?`],
    [["diff", "HEAD:coalitions/mini.goood.json", FILE], `Did you mean HEAD:${FILE}?`],
    [["diff", `nope:${FILE}`, FILE], "git has no revision nope."],
    [["preveiw"], "Did you mean preview?"],
    [["bump", "--dryrun", "a", "b"], "Did you mean --dry-run?"],
    [["build", "--base-url", "example.org"], "is not an http or https URL"],
    [["build", "--base-url", "https://a b/"], "is not an http or https URL"],
    [["build", "--out", `${FILE}/x`], "cannot be written (ENOTDIR)"],
    [["serve", "--port", "70000"], "0 to 65535"],
    [["check", "--base", "no-such-revision"], "no-such-revision"],
  ])("%j exits with 2 and says why", async (args, message) => {
    const { code, stderr, stdout } = await run(...args);
    expect([code, stderr, stdout]).toEqual([2, expect.stringContaining(message), ""]);
    expect(stderr).not.toContain("    at ");
  });
});
