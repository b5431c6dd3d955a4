// The pictures in docs/architecture.md, compared with the imports.

import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readImports } from "../support/imports.ts";

const ROOMS: Record<string, string> = {
  actions: "actions",
  scripts: "scripts",
  site: "site",
  io: "src/io",
  core: "src/core",
};

/** The mermaid pictures of the document, in order. */
const PICTURES = [
  ...readFileSync("docs/architecture.md", "utf8").matchAll(/```mermaid\n([\s\S]*?)```/g),
].map(([, picture = ""]) => picture);

/** `a --> b -- label --> c` gives [a, b] and [b, c]. */
function readArrows(picture: string): [string, string][] {
  return picture
    .split("\n")
    .filter((line) => line.includes("-->"))
    .flatMap((line) => {
      const nodes = line
        .replaceAll(/\["[^"]*"\]/g, "")
        .split(/\s+(?:-- [^-]*? )?-->\s+/)
        .map((node) => node.trim());
      return nodes.slice(1).map((node, index): [string, string] => [nodes[index] ?? "", node]);
    });
}

const imports = readImports().map(({ from, to }): [string, string] => [from, to]);

describe("the pictures of the architecture", () => {
  it("are the four that are held here, of imports that are there", () => {
    expect(PICTURES).toHaveLength(4);
    expect(imports.length).toBeGreaterThan(100);
  });

  it("show every arrow between rooms, and no other", () => {
    const roomOf = (file: string) =>
      Object.entries(ROOMS).find(([, folder]) => file.startsWith(`${folder}/`))?.[0];
    const real = imports
      .map(([from, to]) => [roomOf(from), roomOf(to)])
      .filter(([from, to]) => from !== to && to !== undefined)
      .map(([from, to]) => `${from} --> ${to}`);
    const drawn = readArrows(PICTURES[0] ?? "").map(([from, to]) => `${from} --> ${to}`);
    expect(drawn.sort()).toEqual([...new Set(real)].sort());
  });

  it.each([
    ["from file to feed", 1],
    ["of a pull request", 2],
    ["of a notice", 3],
  ])("show no way of data that is not an import of one end by the other: %s", (_, index) => {
    const picture = PICTURES[index] ?? "";
    const files = filesOfNodes(picture);
    const linked = new Set(imports.flatMap(([from, to]) => [`${from} ${to}`, `${to} ${from}`]));
    const arrows = readArrows(picture).filter(([from, to]) => files.has(from) && files.has(to));
    const untrue = arrows.filter(
      ([from, to]) => !linked.has(`${files.get(from)} ${files.get(to)}`),
    );
    expect(untrue).toEqual([]);
    expect(arrows.length).toBeGreaterThan(10);
  });
});

/** The file of each node in a picture of data: its label, in its subgraph's folder. */
function filesOfNodes(picture: string): Map<string, string> {
  const files = new Map<string, string>();
  let folder = "";
  for (const line of picture.split("\n")) {
    folder = /subgraph \w+ \[([^\]]+)\]/.exec(line)?.[1] ?? folder;
    const [, node, label] = /^\s+([\w-]+)\["([^"]+\.ts)"\]/.exec(line) ?? [];
    if (node && label) files.set(node, `${folder}/${label}`);
  }
  return files;
}
