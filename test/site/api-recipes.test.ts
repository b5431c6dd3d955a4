// Every command of the page /api/ runs as it is printed, on a served site, and says what the site's files say.

import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { GALLERY, gallery } from "../support/gallery.ts";
import { hasTool } from "../support/has-tool.ts";
import { printedRecipe, runRecipe } from "../support/recipe-runs.ts";
import { renderView } from "../support/rendered-site.ts";
import { type ServedFiles, serveFiles } from "../support/served-files.ts";

const HAS_TOOLS = ["bash", "curl", "jq"].every(hasTool);

describe.skipIf(!HAS_TOOLS)("the API's commands (where bash, curl and jq are)", () => {
  const files = new Map<string, string>();
  const folder = mkdtempSync(join(tmpdir(), "api-recipes-"));
  let served: ServedFiles;
  let page: string;

  beforeAll(async () => {
    // With what a shell would take for its own.
    served = await serveFiles(files, "/some/it's/$HOME/registry/");
    const rendered = await renderView(gallery(), { ...GALLERY, baseUrl: served.address });
    for (const [path, text] of rendered) files.set(path, text);
    page = files.get("api/index.html") ?? "";
  });
  afterAll(() => {
    served.stop();
    rmSync(folder, { recursive: true });
  });

  async function linesOf(id: string, shell?: string): Promise<string[]> {
    const { code, stdout, stderr } = await runRecipe(
      printedRecipe(page, `recipe-${id}`),
      shell,
      folder,
    );
    expect([id, code, stderr]).toEqual([id, 0, ""]);
    return stdout.trim().split("\n");
  }
  const json = (path: string) => JSON.parse(files.get(path) ?? "");
  interface Row {
    name: string;
    status: string;
    fingerprint: string;
    head: string | null;
  }
  const rows = (): Row[] => json("api/v1/index.json").coalitions;
  /** The first published coalition that does not retire: all commands use it. */
  const example = () => rows().find((it) => it.status === "current" && it.head !== null) as Row;

  const EXPECTED: Record<string, (lines: string[]) => void> = {
    current: (lines) => {
      const current = rows().filter((it) => it.status === "current");
      expect(lines).toEqual(current.map(({ name, fingerprint }) => `${name} ${fingerprint}`));
    },
    poll: (lines) => expect(lines).toEqual([json("api/v1/state.json").heads]),
    announced: (lines) => {
      const all: { breaking: boolean; coalition: string }[] = json("api/v1/upcoming.json").upcoming;
      const breaking = all.filter((it) => it.breaking);
      expect(breaking.length).toBeGreaterThan(0);
      expect(lines.map((it) => it.split(/[ :]+/)[3])).toHaveLength(breaking.length);
      for (const [at, { coalition }] of breaking.entries()) expect(lines[at]).toContain(coalition);
    },
    lookup: (lines) => {
      const [record] = JSON.parse(lines.join(""));
      expect(record).toMatchObject({ coalition: example().name, kind: "fingerprint" });
      expect(record.until).toBe(undefined);
    },
    constant: () => {
      const constant = readFileSync(join(folder, "coalition.rs"), "utf8");
      expect(constant).toBe(files.get(`${example().name}/coalition.rs`));
    },
    breaking: (lines) => {
      const entry = JSON.parse(lines.join(""));
      expect(Object.keys(entry)).toEqual(["at", "subject", "fingerprint"]);
      expect(files.get(`${example().name}/changes.json`)).toContain(entry.at);
    },
    former: (lines) => {
      const { title } = json(`${example().name}/coalition.json`);
      expect(JSON.parse(lines.join(""))).toMatchObject({ title });
    },
    feed: (lines) => expect(lines).toHaveLength(json("breaking.feed.json").items.length),
    paths: (lines) => expect(lines).toContain("/{coalition}/coalition.json"),
  };

  it("are all tested here", () => {
    const printed = [...page.matchAll(/id="recipe-(\w+)"/g)].map(([, id]) => id);
    expect(printed.sort()).toEqual(Object.keys(EXPECTED).sort());
  });

  it.each(Object.keys(EXPECTED))("%s", async (id) => {
    EXPECTED[id]?.(await linesOf(id));
  });

  it.skipIf(!hasTool("dash"))("can be pasted into a shell that is not bash (dash)", async () => {
    for (const [id, check] of Object.entries(EXPECTED)) check(await linesOf(id, "dash"));
  });

  it("say so if the site does not have the file", async () => {
    const commands = printedRecipe(page, "recipe-poll").replace("state.json", "gone.json");
    expect((await runRecipe(commands)).stderr).toMatch(/404/);
  });
});
