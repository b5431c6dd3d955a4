// A registry for looking at, and for the gates that every page must pass: coalitions of every size and
// state, each with a history of several versions. In memory, and the same on every machine.

import type { RegistryConfig } from "../../src/core/config/config.ts";
import type { Definition, Id, Upcoming } from "../../src/core/registry/definition.ts";
import { changed, confluence, definition, modules, organism } from "./definitions.ts";
import {
  ANNOUNCED,
  BARE,
  FIFTY,
  FLAGGED,
  HOSTILE_LOOKING,
  LONG_NAMES,
  ONE,
  RETIRED_ENDED,
  RETIRED_REPLACED,
  THREE,
} from "./gallery-definitions.ts";
import { commitOf } from "./histories.ts";
import { idOf, peerOf } from "./ids.ts";
import { type MemoryRegistry, memoryRegistry } from "./memory-registry.ts";
import { fileOf } from "./registries.ts";
import { renderView } from "./rendered-site.ts";

export { FIFTY, ONE, THREE };

/** Below a path, as GitHub Pages serves a project's site. */
export const GALLERY: RegistryConfig = {
  name: "Gallery",
  description: "Coalitions of every size and state, for review.",
  baseUrl: "https://gallery.example/some/registry/",
  repository: "https://git.example/gallery/registry",
};

/** What the gallery holds now, coalition by coalition. */
export const GALLERY_DEFINITIONS: readonly Definition[] = [
  ONE,
  THREE,
  FIFTY,
  LONG_NAMES,
  BARE,
  RETIRED_REPLACED,
  RETIRED_ENDED,
  ANNOUNCED,
  FLAGGED,
  HOSTILE_LOOKING,
];

/** In the working tree alone. */
export const DRAFTED = definition({ name: "drafted.coalition", title: "Drafted, Not Committed" });

/** That of the coalition's first lattice, before it was bumped. */
export function formerStableId({ name }: Definition): Id {
  return idOf(`${name}, before`);
}

/** Every version of one coalition, the oldest first; the last is the current one. */
function versionsOf(last: Definition): Definition[] {
  const { retirement: _, urgent: __, upcoming: announced = [], ...now } = last;
  const [citizen, ...others] = now.lattices;
  const before = citizen && { ...citizen, stableId: formerStableId(last) };
  const first = changed(now, {
    lattices: before ? [before, ...others] : [],
    organisms: before ? now.organisms : [organism("before"), ...now.organisms],
    summary: "As it was at first.",
  });
  // Announced and overdue, shipped without modules for a while, corrected, bumped.
  return [
    first,
    ...(before ? [changed(first, { upcoming: [overdue(before.stableId, citizen.stableId)] })] : []),
    changed(first, { modules: modules() }),
    first,
    changed(first, { summary: last.summary, peerHints: [{ peerId: peerOf("another peer") }] }),
    changed(now, { confluences: [...now.confluences, confluence("for-a-while")] }),
    changed(now, { organisms: [...now.organisms].reverse() }),
    ...(announced.length > 1 ? [changed(now, { upcoming: announced.slice(0, 1) })] : []),
    last,
  ];
}

function overdue(id: string, to: string): Upcoming {
  const reason = "A new committee, as its operator announced two weeks ago.";
  return { notice: 7, kind: "stable-id", id, to, effectiveAt: "2026-01-04T12:00:00Z", reason };
}

/** More entries than one page of a history holds, every third of them breaking. */
function manyVersionsOf(last: Definition): Definition[] {
  const rounds = Array.from({ length: 60 }, (_, round) => {
    const bump = idOf(`${last.name}, bump ${Math.floor(round / 3)}`);
    const lattices = last.lattices.map((it) => ({ ...it, stableId: bump }));
    return changed(last, { lattices, summary: `As it was in round ${round}.` });
  });
  return [...rounds, last];
}

export function gallery(): MemoryRegistry {
  const versions = GALLERY_DEFINITIONS.flatMap((last) =>
    last === ONE ? manyVersionsOf(last) : versionsOf(last),
  );
  // A version that was never published: its fingerprint is wrong.
  versions.push(changed(THREE, { title: "Never published", fingerprint: idOf("wrong") }), THREE);
  const commits = versions.map((version, index) => ({
    ...commitOf({ [fileOf(version)]: version }, index, index / 12),
    subject: `Merge pull request #${index + 1}: <b>change</b> ${version.title}`,
  }));
  return memoryRegistry(commits, { drafts: [DRAFTED] });
}

let rendered: Promise<ReadonlyMap<string, string>> | undefined;

/** Every file's text by its path; once for all who look at it in a worker. */
export function renderGallery(): Promise<ReadonlyMap<string, string>> {
  rendered ??= renderView(gallery(), GALLERY);
  return rendered;
}
