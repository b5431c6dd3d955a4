// How deep the imports of the product go. The numbers here may only fall.

import { describe, expect, it } from "vitest";
import { readImports } from "./support/imports.ts";

/** Files in the longest chain in which each one loads the next as it is loaded. */
const LONGEST_CHAIN = 15;
/** The same with imports that are of types alone, or made later. */
const LONGEST_CHAIN_WITH_TYPES = 30;
/** Groups of files that import each other, types included. */
const CYCLES = 0;

const imports = readImports();
const files = new Set(imports.flatMap(({ from, to }) => [from, to]));

describe("the imports of the product", () => {
  it("form no longer chain than before", () => {
    const loading = imports.filter(({ isType, isLazy }) => !isType && !isLazy);
    expect(longestChain(loading).length, said(longestChain(loading))).toBeLessThanOrEqual(
      LONGEST_CHAIN,
    );
    expect(longestChain(imports).length, said(longestChain(imports))).toBeLessThanOrEqual(
      LONGEST_CHAIN_WITH_TYPES,
    );
  });

  it("form no more cycles than before", () => {
    const cycles = groupsOf(imports).filter((group) => group.length > 1);
    expect(cycles.length, said(cycles.map((group) => group.join(", ")))).toBeLessThanOrEqual(
      CYCLES,
    );
  });

  it("are this many a file", () => {
    expect(files.size).toBeGreaterThan(100);
    const pairs = new Set(imports.map(({ from, to }) => `${from} ${to}`));
    console.log(`${(pairs.size / files.size).toFixed(2)} imports a file`);
  });
});

function said(lines: readonly string[]): string {
  return `\n${lines.join("\n")}\n`;
}

type Edges = readonly { from: string; to: string }[];

function targetsOf(edges: Edges): Map<string, Set<string>> {
  const targets = new Map([...files].map((file) => [file, new Set<string>()]));
  for (const { from, to } of edges) if (from !== to) targets.get(from)?.add(to);
  return targets;
}

/** The files from the first importer to the last; those of a cycle are in it together. */
function longestChain(edges: Edges): string[] {
  const targets = targetsOf(edges);
  const groupOf = new Map(groupsOf(edges).flatMap((group) => group.map((file) => [file, group])));
  const chains = new Map<string[], string[]>();
  const chainFrom = (group: string[]): string[] => {
    const known = chains.get(group);
    if (known) return known;
    const next = group
      .flatMap((file) => [...(targets.get(file) ?? [])])
      .map((file) => groupOf.get(file) ?? [])
      .filter((other) => other !== group)
      .map(chainFrom)
      .reduce((one, other) => (other.length > one.length ? other : one), []);
    const chain = [...group, ...next];
    chains.set(group, chain);
    return chain;
  };
  return [...new Set(groupOf.values())]
    .map(chainFrom)
    .reduce((one, other) => (other.length > one.length ? other : one), []);
}

/** Files that reach each other are in one group, every other file in a group of its own. */
function groupsOf(edges: Edges): string[][] {
  const targets = targetsOf(edges);
  const reached = new Map([...files].map((file) => [file, reachedFrom(file, targets)]));
  const groups = new Map<string, string[]>();
  for (const file of files) {
    const group = [...(reached.get(file) ?? [])].filter((it) => reached.get(it)?.has(file));
    const all = [...new Set([file, ...group])].sort();
    groups.set(all[0] ?? file, all);
  }
  return [...groups.values()];
}

function reachedFrom(file: string, targets: ReadonlyMap<string, ReadonlySet<string>>): Set<string> {
  const reached = new Set<string>();
  const waiting = [...(targets.get(file) ?? [])];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (reached.has(next)) continue;
    reached.add(next);
    waiting.push(...(targets.get(next) ?? []));
  }
  return reached;
}
