// A published site in memory, and ways to tamper with it: clumsily, or with every hash recomputed.

import { DEFAULT_CONFIG, type RegistryConfig } from "../../src/core/config/config.ts";
import { digestHeads } from "../../src/core/history/continuity.ts";
import { type Entry, hashEntry } from "../../src/core/history/entry.ts";
import type { ReadFile } from "../../src/core/verify/read.ts";
import { definition, lattice, organism } from "./definitions.ts";
import { GitRepository } from "./git-repository.ts";
import { idOf } from "./ids.ts";
import { bytesOfText, textOf } from "./registries.ts";
import { renderRegistry } from "./rendered-site.ts";

export const CONFIG: RegistryConfig = { ...DEFAULT_CONFIG, baseUrl: "https://mini.example/" };
export const CHAIN = "mini.chain";

/** `mini.chain` with five entries of four fingerprints, and `mini.other` with one. */
export function chainedRegistry(): GitRepository {
  const repository = new GitRepository();
  const of = (content: string, summary = "Before.") => {
    const stableId = idOf(content);
    return definition({ name: CHAIN, summary, lattices: [lattice("a.net", { stableId })] });
  };
  for (const content of ["one", "two", "three"]) {
    repository.writeDefinition(of(content));
    repository.commit(`Bump to ${content}`);
  }
  repository.writeDefinition(of("three", "After."));
  repository.commit("Say it better");
  const other = definition({ name: "mini.other", lattices: [], organisms: [organism("feed")] });
  repository.writeDefinition(other);
  repository.commit("Publish mini.other");
  repository.writeDefinition(of("four", "After."));
  repository.commit("Bump to four");
  return repository;
}

/** The files of the site, by their paths. */
export type Site = Map<string, string | Uint8Array>;

export async function siteOf(repository: GitRepository): Promise<Site> {
  return new Map(await renderRegistry(repository.folder, CONFIG));
}

export function readerOf(site: Site): ReadFile {
  return async (path) => {
    const content = site.get(path);
    return typeof content === "string" ? bytesOfText(content) : content;
  };
}

export function jsonOf<T>(site: Site, path: string): T {
  return JSON.parse(String(site.get(path)));
}

export function writeJson(site: Site, path: string, value: unknown): void {
  site.set(path, textOf(value));
}

export function entriesOf(site: Site, name = CHAIN): Entry[] {
  return jsonOf<{ entries: Entry[] }>(site, `${name}/changes.json`).entries;
}

/** Writes only the given chain. */
export function writeEntries(site: Site, entries: readonly Entry[], name = CHAIN): void {
  writeJson(site, `${name}/changes.json`, { coalition: name, entries });
}

/** The entries as a chain: numbers, predecessors and hashes made again. */
export function chained(entries: readonly Entry[]): Entry[] {
  const chain: Entry[] = [];
  for (const entry of entries) {
    const last = chain.at(-1);
    const next = { ...entry, seq: (last?.seq ?? 0) + 1, prev: last?.hash ?? null };
    chain.push({ ...next, hash: hashEntry(next) });
  }
  return chain;
}

interface Index {
  coalitions: { name: string; head: string | null; entries: number; at: string | null }[];
}

/** Makes index.json and state.json agree with a chain. */
export function writeHead(site: Site, entries: readonly Entry[], name = CHAIN): void {
  const index = jsonOf<Index>(site, "api/v1/index.json");
  const last = entries.at(-1);
  const facts = { head: last?.hash ?? null, entries: entries.length, at: last?.at ?? null };
  const coalitions = index.coalitions.map((it) => (it.name === name ? { ...it, ...facts } : it));
  writeJson(site, "api/v1/index.json", { coalitions });
  const state = jsonOf<object>(site, "api/v1/state.json");
  const all = coalitions.reduce((sum, it) => sum + it.entries, 0);
  writeJson(site, "api/v1/state.json", { ...state, entries: all, heads: digestHeads(coalitions) });
}
