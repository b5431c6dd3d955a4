// Files of the site by their paths: `serve` makes on request the same files as `build`.

import { describe, expect, it } from "vitest";
import { allFiles, findFile, siteTree } from "../../site/site-tree.ts";
import { CONFIG, LONG, longRegistry } from "../support/long-registry.ts";
import { renderTree } from "../support/rendered-site.ts";

describe("the site", () => {
  const { view, readText } = longRegistry(110, { others: 2 });
  const texts: string[] = [];
  const sources = {
    view,
    config: CONFIG,
    readText: async (source: Parameters<typeof readText>[0]) => {
      texts.push(JSON.stringify(source));
      return readText(source);
    },
  };

  it("has each file at its path, as it is among all", async () => {
    const all = await renderTree(siteTree(sources));
    const tree = siteTree(sources);
    for (const [path, text] of all) {
      expect(await findFile(tree, path)?.content(), path).toBe(text);
    }
    for (const archive of ["changes", `${LONG}/changes`]) {
      expect(all.has(`${archive}/archive/1.atom`)).toBe(true);
    }
    for (const path of ["", "nothing", LONG, `${LONG}/`, "citizens/0", "changes/archive/9.atom"]) {
      expect(findFile(tree, path), path).toBeUndefined();
    }
  });

  it("asks no other coalition, and no other citizen, for a path", async () => {
    const tree = siteTree(sources);
    const paths = [...allFiles(tree)].map(({ path }) => path);
    const citizen = paths.find((path) => /^citizens\/.*\/index\.html$/.test(path)) ?? "";
    for (const path of [`${LONG}/index.html`, citizen]) {
      const asked = tree.flatMap((it) =>
        "path" in it || !path.startsWith(it.start) ? [] : [...(it.membersFor?.(path) ?? [])],
      );
      const starts = asked.map((it) => ("start" in it ? it.start : it.path));
      const [name = "", id = ""] = path.split("/");
      const expected = name === LONG ? [`${LONG}/`] : [`citizens/${id}/`, `citizens/${id}`];
      expect([path, starts]).toEqual([path, expected]);
    }
  });

  it("names the coalition whose definition is not available", async () => {
    const tree = siteTree({ ...sources, readText: async () => undefined });
    await expect(renderTree(tree)).rejects.toThrow(
      `The text of the definition of ${LONG} is not available`,
    );
  });

  it("makes no file that is only named, and reads one text for a page", async () => {
    const tree = siteTree(sources);
    texts.length = 0;
    const paths = [...allFiles(tree)].map(({ path }) => path);
    expect(texts).toEqual([]);
    expect(paths).toContain(`${LONG}/index.html`);
    await findFile(tree, `${LONG}/index.html`)?.content();
    expect(texts).toHaveLength(1);
  });
});
