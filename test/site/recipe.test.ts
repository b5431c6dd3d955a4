// The recipe of the handshake page runs as it is printed: it agrees with every coalition of this
// registry, and with none whose file was altered.

import { readdirSync, statSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { RegistryConfig } from "../../src/core/config/config.ts";
import type { Definition } from "../../src/core/registry/definition.ts";
import { renderRecipe } from "../../src/core/render/recipe.ts";
import { type Alteration, alterationsOf, alterByte } from "../support/altered-bytes.ts";
import {
  confluence,
  definition,
  lattice,
  modules,
  shippedModule,
  ticketIssuer,
} from "../support/definitions.ts";
import { hasTool } from "../support/has-tool.ts";
import { printedRecipe, type RecipeRun, runRecipe } from "../support/recipe-runs.ts";
import { renderRegistry } from "../support/rendered-site.ts";
import { type ServedFiles, serveFiles } from "../support/served-files.ts";
import { isThorough, sampleOf } from "../support/thorough.ts";

const HAS_TOOLS = ["bash", "curl", "jq", "b3sum"].every(hasTool);
const NAMES = readdirSync("coalitions")
  .filter((file) => file.endsWith(".json"))
  .sort((a, b) => statSync(`coalitions/${a}`).size - statSync(`coalitions/${b}`).size)
  .map((file) => file.slice(0, -".json".length));
/** Each run starts many small programs. */

describe.skipIf(!HAS_TOOLS)("the recipe (where bash, curl, jq and b3sum are)", () => {
  const files = new Map<string, string>();
  let served: ServedFiles;

  beforeAll(async () => {
    served = await serveFiles(files, "/some/registry/");
    const config: RegistryConfig = { name: "X", description: "X", baseUrl: served.address };
    for (const [path, text] of await renderRegistry(".", config)) files.set(path, text);
  });
  afterAll(() => served.stop());

  const recipeOf = (name: string) => printedRecipe(files.get(`${name}/index.html`) ?? "");

  /** Has the server serve something else for a coalition's file while `use` runs. */
  async function withServed(name: string, text: string, use: () => Promise<void>): Promise<void> {
    const path = `${name}/coalition.json`;
    const before = files.get(path) ?? "";
    files.set(path, text);
    await use();
    files.set(path, before);
  }

  it.each(NAMES)("says ok of %s, and tells what is only declared", async (name) => {
    const { code, stdout, stderr } = await runRecipe(recipeOf(name));
    const given: Definition = JSON.parse(files.get(`${name}/coalition.json`) ?? "");
    expect([code, stderr]).toEqual([0, ""]);
    const lines = stdout.trim().split("\n");
    expect(lines.filter((it) => !/^(ok|declared) {2}/.test(it))).toEqual([]);
    const shipped = Object.keys(given.modules).filter(
      (kind) => files && given.modules[kind as never],
    );
    for (const what of ["coalition.json", "COALITION", "fingerprint", "declared fingerprint"]) {
      expect(lines).toContain(`ok        ${what}`);
    }
    for (const kind of shipped) expect(lines).toContain(`ok        ${kind} root`);
    for (const { name } of given.organisms) expect(lines).toContain(`declared  organism ${name}`);
    expect(lines.includes("ok        tickets root")).toBe(given.ticketIssuer !== null);
  });

  it.skipIf(!hasTool("dash"))("can be pasted into a shell that is not bash (dash)", async () => {
    const { code, stdout } = await runRecipe(recipeOf(NAMES[0] ?? ""), "dash");
    expect([code, stdout.includes("ok        fingerprint")]).toEqual([0, true]);
  });

  it("ends with an error for every kind of alteration, and says where it differs", async () => {
    const kinds = new Map<string, [name: string, Alteration]>();
    for (const name of NAMES) {
      for (const it of alterationsOf(JSON.parse(files.get(`${name}/coalition.json`) ?? ""))) {
        if (!kinds.has(it.kind)) kinds.set(it.kind, [name, it]);
      }
    }
    const seen = new Map<string, string>();
    for (const [name, alteration] of sampleOf([...kinds.values()], 4)) {
      const text = files.get(`${name}/coalition.json`) ?? "";
      await withServed(name, alterByte(text, alteration, 7), async () => {
        const { code, stdout } = await runRecipe(recipeOf(name));
        const differing = [...stdout.matchAll(/^DIFFERS {3}(.*)$/gm)].map(([, what]) => what);
        expect([alteration.kind, code, differing[0]]).toEqual([
          alteration.kind,
          1,
          "coalition.json",
        ]);
        seen.set(alteration.kind, differing.slice(1).join(", "));
      });
    }
    if (isThorough || seen.has("the title")) expect(seen.get("the title")).toBe("");
    if (isThorough || seen.has("the declared fingerprint"))
      expect(seen.get("the declared fingerprint")).toBe("declared fingerprint");
    if (seen.has("a lattice's id")) expect(seen.get("a lattice's id")).toMatch(/^fingerprint, /);
    if (seen.has("the issuer's acl")) expect(seen.get("the issuer's acl")).toBe("ticket issuer");
    expect(seen.size).toBeGreaterThan(isThorough ? 3 : 2);
  });

  it.each([
    ["is not JSON", "{"],
    ["is empty", ""],
    ["has another shape", "[]"],
  ])("ends with an error if the file %s", async (_, text) => {
    const [name = ""] = NAMES;
    await withServed(name, text, async () => {
      const { code, stdout } = await runRecipe(recipeOf(name));
      expect(code).not.toBe(0);
      expect(stdout).toContain("DIFFERS   coalition.json");
      expect(stdout).not.toContain("ok        fingerprint");
    });
  });

  it("ends with an error if the file is missing", async () => {
    const [name = ""] = NAMES;
    const recipe = recipeOf(name).replace("/coalition.json'", "/not-there.json'");
    const { code, stdout } = await runRecipe(recipe);
    expect([code, stdout]).not.toContain(0);
    expect(stdout).toBe("");
  });

  it.each(["modules-folded", "modules-derived"])(
    "derives from names and bytes of any kind, and runs none of them: %s",
    async (derivation) => {
      const span = [
        { stableId: "ab".repeat(32), contentHash: "00".repeat(32) },
        { stableId: "cd".repeat(32) },
      ];
      const given = definition({
        derivation,
        modules: {
          ...modules(),
          atlas: shippedModule("atlas", { config: { content: "00", acl: "" } }),
        },
        lattices: [lattice(`$(exit\\x41)"'\`%s`, { chainId: Number.MAX_SAFE_INTEGER })],
        confluences: [
          confluence("back\\slash%s", { span, config: { content: "00ff0a0d5c25", acl: "" } }),
          confluence("empty", {
            span: [{ stableId: "ef".repeat(32) }],
            config: { content: "", acl: "" },
          }),
          confluence("large", { config: { content: "00".repeat(100_000), acl: "0a" } }),
        ],
        ticketIssuer: ticketIssuer("'tickets'", { config: { acl: "00" } }),
      });
      const text = JSON.stringify(given);
      files.set("odd/coalition.json", text);
      const input = { baseUrl: served.address, definition: given, file: Buffer.from(text) };
      const recipe = renderRecipe(input).replace(`/${given.name}/`, "/odd/");
      const run: RecipeRun = await runRecipe(recipe);
      expect([run.code, run.stderr]).toEqual([0, ""]);
      expect(run.stdout).not.toMatch(/DIFFERS|declared {2}/);
      expect(run.stdout).toContain(`ok        lattice ${given.lattices[0]?.name}`);
      expect(run.stdout).toContain("ok        confluence back\\slash%s");
      files.delete("odd/coalition.json");
    },
  );
});
