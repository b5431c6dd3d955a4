// A site that is built on top of an earlier one is the same as one that is built from nothing.

import { readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { siteGroups } from "../../site/build.ts";
import type { RegistryConfig } from "../../src/core/config/config.ts";
import { History } from "../../src/core/history/history.ts";
import {
  type ReadText,
  type RegistryView,
  viewRegistry,
} from "../../src/core/history/registry-view.ts";
import { DefinitionFile } from "../../src/core/registry/snapshot.ts";
import { parseSource } from "../../src/core/source/source.ts";
import { histories } from "../support/arbitrary-histories.ts";
import { changed, definition, lattice, organism } from "../support/definitions.ts";
import { commitOf, type Step } from "../support/histories.ts";
import { idOf } from "../support/ids.ts";
import { CONFIG } from "../support/published-site.ts";
import { RebuiltSite } from "../support/rebuilt-site.ts";
import { fileOf } from "../support/registries.ts";
import { renderView } from "../support/rendered-site.ts";

/** A history as it grows, and its working tree. */
class Growing {
  readonly history = new History();
  readonly #texts = new Map<string, string>();
  #commits = 0;

  commit(step: Step): RegistryView {
    const commit = commitOf(step, this.#commits++);
    for (const { blob, bytes } of commit.files) {
      if (blob !== null) this.#texts.set(blob, new TextDecoder().decode(bytes ?? new Uint8Array()));
    }
    this.history.add(commit);
    return this.view();
  }

  /** With what a commit would bring as drafts. */
  draft(step: Step): RegistryView {
    const { files } = commitOf(step, this.#commits);
    const sources = files.flatMap(({ file, bytes }) =>
      bytes ? [DefinitionFile.of(parseSource(file, bytes))] : [],
    );
    return this.view(sources);
  }

  view(sources: Parameters<typeof viewRegistry>[2] = []): RegistryView {
    const head = { commit: "ab".repeat(20), at: "2026-01-05T00:00:00Z" };
    return viewRegistry(this.history, head, sources);
  }

  readonly readText: ReadText = async (source) => {
    if ("text" in source) return source.text;
    return "blob" in source ? this.#texts.get(source.blob) : undefined;
  };
}

async function rendered(view: RegistryView, config: RegistryConfig, readText: ReadText) {
  const files = await renderView({ view, readText }, config);
  return new Map([...files].sort(([a], [b]) => (a < b ? -1 : 1)));
}

describe("a site that is built again after each commit", () => {
  it("has the same files as one that is built from nothing, byte for byte", async () => {
    const count = { made: 0, all: 0, drafts: 0 };
    await fc.assert(
      fc.asyncProperty(histories, fc.infiniteStream(fc.nat(5)), async ({ steps }, chance) => {
        const growing = new Growing();
        const site = new RebuiltSite();
        const build = async (view: RegistryView) => {
          const groups = [...siteGroups(view, CONFIG, growing.readText)];
          count.made += (await site.build(groups)).length;
          count.all += groups.length;
          expect(site.files()).toEqual(await rendered(view, CONFIG, growing.readText));
        };
        try {
          for (const step of steps) {
            const what = chance.next().value;
            if (what === 0) {
              count.drafts++;
              await build(growing.draft(step));
            }
            const view = growing.commit(step);
            if (what > 2) await build(view);
          }
          await build(growing.view());
        } finally {
          site.delete();
        }
      }),
      { numRuns: 8 },
    );
    expect(count.drafts).toBeGreaterThan(0);
    expect(count.made).toBeLessThan(count.all * 0.9);
  }, 300_000);
});

const ONE = definition({
  name: "mini.one",
  organisms: [organism("shared", { stableId: idOf("s") })],
});
const TWO = changed(ONE, { name: "mini.two", title: "Two" });
const ALONE = definition({ name: "mini.alone", lattices: [lattice("alone.net", { chainId: 5 })] });
const STEP = { [fileOf(ONE)]: ONE, [fileOf(TWO)]: TWO, [fileOf(ALONE)]: ALONE };

/** Three coalitions, two of which refer to one citizen, in a site that was built twice. */
async function standing() {
  const growing = new Growing();
  const site = new RebuiltSite();
  const build = (view = growing.view(), config: RegistryConfig = CONFIG) =>
    site.build(siteGroups(view, config, growing.readText));
  const expected = (view = growing.view(), config: RegistryConfig = CONFIG) =>
    rendered(view, config, growing.readText);
  growing.commit(STEP);
  await build();
  await build();
  return { growing, site, build, expected };
}

const GROUP_OF_ALL = "";
const isShard = (name: string) => name.startsWith("api/v1/lookup/");

describe("what is made again", () => {
  it("is what is about all coalitions, where nothing changed", async () => {
    const { site, build } = await standing();
    expect(await build()).toEqual([GROUP_OF_ALL]);
    site.delete();
  });

  it("is also what is about a coalition that changed, and about citizens that it refers to", async () => {
    const { growing, site, build, expected } = await standing();
    growing.commit({ [fileOf(ONE)]: { ...ONE, title: "Another title" } });
    const made = (await build()).filter((name) => !isShard(name));
    const citizens = [...ONE.lattices, ...ONE.organisms].map(({ stableId }) => stableId);
    const concerned = citizens.map((id) => `citizens/${id}`).sort();
    expect(made.sort()).toEqual([GROUP_OF_ALL, ...concerned, "mini.one/"]);
    expect(site.files()).toEqual(await expected());
    site.delete();
  });

  it("is everything, where the config changed", async () => {
    const { growing, site, build, expected } = await standing();
    const config = { ...CONFIG, baseUrl: "https://elsewhere.example/" };
    const all = [...siteGroups(growing.view(), config, growing.readText)];
    // What pages load has its own name for each content, and none of it says where the site is.
    const others = all.map(({ name }) => name).filter((name) => name !== "assets/");
    expect(await build(growing.view(), config)).toEqual(others);
    expect(site.files()).toEqual(await expected(growing.view(), config));
    site.delete();
  });

  it("is the coalition that names one which comes, and no other", async () => {
    const { growing, site, build, expected } = await standing();
    const retirement = { at: "2026-02-01T00:00:00Z", reason: "Moved.", replacement: "mini.next" };
    growing.commit({ [fileOf(ALONE)]: { ...ALONE, retirement } });
    await build();
    const next = changed(TWO, { name: "mini.next", organisms: [organism("other")] });
    growing.commit({ [fileOf(next)]: next });
    const made = (await build()).filter((name) => name.endsWith("/"));
    expect(made.sort()).toEqual(["mini.alone/", "mini.next/"]);
    expect(site.files()).toEqual(await expected());
    site.delete();
  });
});

describe("what was done to the files of a site", () => {
  const page = "mini.one/index.html";
  it.each<[string, (out: string) => void, string[]]>([
    ["an edited file", (out) => writeFileSync(join(out, page), "tampered"), ["mini.one/"]],
    ["a deleted file", (out) => rmSync(join(out, page)), ["mini.one/"]],
    [
      "a deleted folder",
      (out) => rmSync(join(out, "mini.one"), { recursive: true }),
      ["mini.one/"],
    ],
    ["a file that was added", (out) => writeFileSync(join(out, "mini.one/x"), "x"), []],
    ["a file that was added at the top", (out) => writeFileSync(join(out, "x.html"), "x"), []],
  ])("%s is noticed, in the next version and in the one after it", async (_, act, groups) => {
    const { site, build, expected } = await standing();
    // The version that the next build goes on from, and the one that is published: each by itself.
    const versions = readdirSync(site.beside(".")).filter((name) => !name.endsWith(".groups"));
    expect(versions).toHaveLength(2);
    for (const version of versions) act(site.beside(version));
    expect(await build()).toEqual(expect.arrayContaining(groups));
    expect(site.files()).toEqual(await expected());
    await build();
    expect(site.files()).toEqual(await expected());
    act(site.out);
    for (let times = 0; times < 2; times++) {
      await build();
      expect(site.files()).toEqual(await expected());
    }
    site.delete();
  });
});

describe("a note about a version", () => {
  const all = async ({ growing }: { growing: Growing }) =>
    [...siteGroups(growing.view(), CONFIG, growing.readText)].map(({ name }) => name);

  it("is not believed where it is not as it was written", async () => {
    const { growing, site, build, expected } = await standing();
    for (const note of site.notes()) {
      const text = readFileSync(site.beside(note), "utf8");
      writeFileSync(site.beside(note), text.replace("mini.one/", "mini.two/"));
    }
    expect(await build()).toEqual(await all({ growing }));
    expect(site.files()).toEqual(await expected());
    site.delete();
  });

  it("is not believed where it is of another folder, or is not there", async () => {
    const { growing, site, build, expected } = await standing();
    const [one = "", other = ""] = site.notes();
    renameSync(site.beside(one), site.beside("aside.txt"));
    renameSync(site.beside(other), site.beside(one));
    renameSync(site.beside("aside.txt"), site.beside(other));
    expect(await build()).toEqual(await all({ growing }));
    for (const note of site.notes()) rmSync(site.beside(note));
    expect(await build()).toEqual(await all({ growing }));
    expect(site.files()).toEqual(await expected());
    site.delete();
  });
});
