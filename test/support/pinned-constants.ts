// Constants of every state in a repository of an integrator, and the coalition's constant that replaces them; for
// tests that run on any day: what is announced is far away, and what has ended did so long ago.

import { changed, type definition } from "./definitions.ts";
import { peerOf } from "./ids.ts";
import {
  announcing,
  base,
  bumped,
  retired,
  reworded,
  rotated,
  type StaleSite,
  withHash,
} from "./stale-site.ts";

type Versions = ReturnType<typeof definition>[];

const [PAST, FUTURE] = ["2000-01-01T00:00:00Z", "2999-01-01T00:00Z"];
const named = (name: string, ...steps: ((it: Versions[number]) => Versions[number])[]) => {
  const versions = [base(name)];
  for (const step of steps) versions.push(step(versions.at(-1) ?? base(name)));
  return versions;
};
const announce = (it: Versions[number]) => announcing(it, FUTURE);
const otherPeer = (it: Versions[number]) =>
  changed(it, { peerHints: [{ peerId: peerOf("other") }] });

/** The versions of each coalition. */
export const PINNED_VERSIONS: Record<string, Versions> = {
  "mini.bumped": named("mini.bumped", bumped),
  "mini.rotated": [withHash, rotated],
  "mini.calm": named("mini.calm", reworded),
  "mini.soon": named("mini.soon", announce),
  "mini.ahead": named("mini.ahead", announce, otherPeer),
  "mini.withdrawn": [...named("mini.withdrawn", announce), base("mini.withdrawn")],
  "mini.going": named("mini.going", bumped, (it) => retired(it, FUTURE, "mini.calm")),
  "mini.gone": named("mini.gone", bumped, (it) => retired(it, PAST, null)),
};

export interface PinnedConstant {
  file: string;
  name: string;
  of: "first" | "last" | "next";
  /** The entry that it is updated to; undefined if it stays. */
  to?: number;
  isBreaking?: boolean;
  before?: string;
  after?: string;
}

const OWN = { before: "// SPDX-License-Identifier: MIT\n\n", after: "\npub fn mine() {}\n" };

export const PINNED: readonly PinnedConstant[] = [
  { file: "src/bumped.rs", name: "mini.bumped", of: "first", to: 2, isBreaking: true, ...OWN },
  { file: "web/bumped.ts", name: "mini.bumped", of: "first", to: 2, isBreaking: true },
  { file: "src/current.rs", name: "mini.bumped", of: "last" },
  { file: "web/rotated.ts", name: "mini.rotated", of: "first", to: 2 },
  { file: "src/calm.rs", name: "mini.calm", of: "first" },
  { file: "src/soon.rs", name: "mini.soon", of: "first" },
  { file: "src/ahead.rs", name: "mini.ahead", of: "first", to: 3 },
  { file: "src/ahead/next.rs", name: "mini.ahead", of: "next" },
  { file: "web/withdrawn.ts", name: "mini.withdrawn", of: "next", to: 3, isBreaking: true },
  { file: "src/going.rs", name: "mini.going", of: "first", to: 3, isBreaking: true },
  { file: "src/gone.rs", name: "mini.gone", of: "first" },
];

/** The file as it is, and as it must be after the update. */
export function pinnedText(site: StaleSite, { file, name, of, to, before, after }: PinnedConstant) {
  const language = file.endsWith(".ts") ? "ts" : "rs";
  const around = (text: string) => `${before ?? ""}${text}${after ?? ""}`;
  const own = around(site.constant(name, language, of));
  if (to === undefined) return { own, updated: own };
  return { own, updated: around(site.files.get(`${name}/coalition.${language}`) ?? "") };
}
