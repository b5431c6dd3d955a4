// A served registry with a coalition of each kind that an integrator may have compiled in, and the constants that
// they have: those of each coalition's first entry.

import { nextConstants } from "../../src/core/changes/next-constants.ts";
import { DEFAULT_CONFIG } from "../../src/core/config/config.ts";
import { networkIdOf } from "../../src/core/config/network-id.ts";
import type { Definition } from "../../src/core/registry/definition.ts";
import { renderRust } from "../../src/core/render/rust.ts";
import { renderTypeScript } from "../../src/core/render/typescript.ts";
import { announced, changed, definition, lattice, modules, organism } from "./definitions.ts";
import { commitOf } from "./histories.ts";
import { idOf } from "./ids.ts";
import { memoryRegistry } from "./memory-registry.ts";
import { fileOf } from "./registries.ts";
import { renderView } from "./rendered-site.ts";
import { type ServedFiles, serveFiles } from "./served-files.ts";

/** A Tuesday. */
export const NOW = "2026-01-20T09:00:00Z";
/** On the Thursday. */
export const CUTOVER = "2026-01-22T14:00:00Z";
export const OVERDUE = "2026-01-16T14:00:00Z";

const feed = organism("feed");
export const base = (name: string) => definition({ name, organisms: [feed] });
export const bumped = (it: Definition) =>
  changed(it, { organisms: [organism("feed", { stableId: idOf("next feed") })] });
export const announcing = (it: Definition, effectiveAt: string) =>
  changed(it, { upcoming: [announced(feed.stableId, idOf("next feed"), { effectiveAt })] });
export const retired = (it: Definition, at: string, replacement: string | null) =>
  changed(it, { retirement: { at, reason: "It moved.", replacement } });

export const withHash = definition({
  name: "mini.rotated",
  lattices: [lattice("a.net", { contentHash: idOf("content") })],
});
export const rotated = changed(withHash, {
  lattices: [lattice("a.net", { contentHash: idOf("content 2") })],
});
export const reworded = (it: Definition) => changed(it, { summary: "In other words." });

const unfolded = definition({
  name: "mini.unfolded",
  derivation: "modules-derived",
  modules: modules("atlas"),
});
const upgrade = announced(idOf("module atlas"), idOf("next atlas"), {
  kind: "fingerprint",
  effectiveAt: CUTOVER,
});

/** The versions of each coalition, the first of which is compiled in. */
const VERSIONS: Record<string, Definition[]> = {
  "mini.calm": [base("mini.calm"), reworded(base("mini.calm"))],
  "mini.later": [base("mini.later"), announcing(base("mini.later"), "2026-02-20T14:00:00Z")],
  "mini.soon": [base("mini.soon"), announcing(base("mini.soon"), CUTOVER)],
  "mini.overdue": [base("mini.overdue"), announcing(base("mini.overdue"), OVERDUE)],
  "mini.unfolded": [unfolded, { ...unfolded, upcoming: [upgrade] }],
  "mini.bumped": [base("mini.bumped"), bumped(base("mini.bumped"))],
  "mini.urgent": [
    base("mini.urgent"),
    { ...bumped(base("mini.urgent")), urgent: { reason: "The feed was compromised." } },
  ],
  "mini.rotated": [withHash, rotated],
  "mini.going": [
    base("mini.going"),
    retired(base("mini.going"), "2026-03-01T00:00:00Z", "mini.calm"),
  ],
  "mini.gone": [base("mini.gone"), retired(base("mini.gone"), "2026-01-10T00:00:00Z", null)],
  "mini.replaced": [
    base("mini.replaced"),
    retired(base("mini.replaced"), "2026-01-10T00:00:00Z", "mini.calm"),
  ],
  "mini.withdrawn": [
    base("mini.withdrawn"),
    announcing(base("mini.withdrawn"), CUTOVER),
    base("mini.withdrawn"),
  ],
};

export interface StaleSite extends ServedFiles {
  files: Map<string, string>;
  /** The constant of the first entry, of the last one, or of what is announced. */
  constant(name: string, language?: "rs" | "ts", of?: "first" | "last" | "next"): string;
  /** For an entry. */
  fingerprint(name: string, seq: number): string;
}

/** `all`: the versions of other coalitions. */
export async function staleSite(all = VERSIONS): Promise<StaleSite> {
  const files = new Map<string, string>();
  const served = await serveFiles(files, "/registry/");
  const config = { ...DEFAULT_CONFIG, baseUrl: served.address };
  const commits = [0, 1, 2].map((at) => {
    const step = Object.entries(all).flatMap(([, versions]) => versions[at] ?? []);
    return commitOf(Object.fromEntries(step.map((it) => [fileOf(it), it])), at);
  });
  for (const [path, text] of await renderView(memoryRegistry(commits), config))
    files.set(path, text);
  const version = (name: string, of: "first" | "last" | "next"): [number, Definition] => {
    const versions = all[name] ?? [];
    const announcingOne = versions.findIndex((it) => it.upcoming);
    const seq = { first: 1, last: versions.length, next: announcingOne + 1 }[of];
    const made = versions[seq - 1] ?? definition({ name, lattices: [lattice("never.net")] });
    return [seq, of === "next" ? (nextConstants(made)[0]?.definition ?? made) : made];
  };
  const constant: StaleSite["constant"] = (name, language = "rs", of = "first") => {
    const [seq, made] = version(name, of);
    const entry = { seq, hash: idOf("hash") };
    const origin = { registry: served.address, networkId: networkIdOf(config), entry };
    return language === "rs" ? renderRust(made, origin) : renderTypeScript(made, origin);
  };
  const fingerprint = (name: string, seq: number) => all[name]?.[seq - 1]?.fingerprint ?? "";
  return { ...served, files, constant, fingerprint };
}
