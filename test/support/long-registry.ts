// A registry of many entries, in memory: more than a page holds, of every topic, with a return, an
// announced change that is overdue, versions that were never published, and a rewritten history.

import type { Commit } from "../../src/core/history/change-log.ts";
import type { Definition } from "../../src/core/registry/definition.ts";
import { timeFromEpoch } from "../../src/core/time.ts";
import { changed, confluence, definition, lattice, modules, ticketIssuer } from "./definitions.ts";
import { commitOf, type Step } from "./histories.ts";
import { idOf } from "./ids.ts";
import { type MemoryRegistry, memoryRegistry } from "./memory-registry.ts";
import { fileOf } from "./registries.ts";
import { renderView } from "./rendered-site.ts";

export const CONFIG = {
  name: "Long registry",
  description: "A registry with a long history.",
  baseUrl: "https://long.example/registry/",
  repository: "https://git.example/long/registry",
};

export const LONG = "long.coalition";

/** A fingerprint from before the history was rewritten. */
export const LOST = idOf("lost fingerprint");

const [home, other] = [lattice("home.mainnet"), lattice("other.mainnet", { chainId: 11 })];

/** What each commit but the first makes of the definition, over and over; `round` makes it new. */
const TURNS: ((now: Definition, round: number) => Definition)[] = [
  (now) => changed(now, { lattices: [home, other] }),
  (now) => changed(now, { lattices: [home] }),
  (now, round) => changed(now, { summary: `In round ${round}.` }),
  (now, round) => changed(now, { confluences: [confluence(`router-${round}`)] }),
  (now) => changed(now, { modules: modules(...(now.modules.atlas ? [] : (["atlas"] as const))) }),
  (now, round) => changed(now, { ticketIssuer: ticketIssuer(`tickets-${round}`) }),
  (now, round) => changed(now, { upcoming: [announcement(round)] }),
  ({ upcoming: _, ...now }) => changed(now, {}),
  (now) =>
    changed(now, {
      retirement: { at: "2030-01-01T00:00Z", reason: "It is over.", replacement: null },
    }),
  ({ retirement: _, ...now }) => changed(now, {}),
];

function announcement(round: number): NonNullable<Definition["upcoming"]>[number] {
  return {
    notice: round,
    kind: "stable-id",
    id: home.stableId,
    to: idOf(`home, next ${round}`),
    // Long past: it is overdue as soon as it is announced.
    effectiveAt: "2026-01-01T12:00:00Z",
    reason: "A new committee.",
  };
}

/** One commit for each entry. */
function stepsOf(entries: number): Step[] {
  let now = definition({ name: LONG, title: "Long Coalition", lattices: [home] });
  return Array.from({ length: entries }, (_, index) => {
    const turn = TURNS[(index - 1) % TURNS.length];
    if (turn) now = turn(now, Math.ceil(index / TURNS.length));
    return { [fileOf(now)]: now };
  });
}

/** A coalition of one entry each. */
function others(count: number): Step[] {
  return Array.from({ length: count }, (_, index) => {
    const value = definition({ name: `short.number-${index}`, title: `Number ${index}` });
    return { [fileOf(value)]: value };
  });
}

export interface LongOptions {
  /** So many coalitions of one entry each come first. */
  others?: number;
  /** So many versions come last that are not published. */
  broken?: number;
  /** Whether the long coalition's history was rewritten in the end. */
  rewritten?: boolean;
}

/** What this worker has made, by request: shared by readers that change nothing. */
const made = new Map<string, MemoryRegistry>();
const rendered = new Map<MemoryRegistry, Promise<Map<string, string>>>();

/** The long coalition has `entries`, and one more where its history was rewritten. */
export function longRegistry(entries: number, options: LongOptions = {}): MemoryRegistry {
  const key = JSON.stringify([entries, options]);
  const registry = made.get(key) ?? makeRegistry(entries, options);
  made.set(key, registry);
  return registry;
}

function makeRegistry(
  entries: number,
  { others: count = 3, broken = 0, rewritten = false }: LongOptions,
): MemoryRegistry {
  const steps = [...others(count), ...stepsOf(entries), ...brokenVersions(broken)];
  const commits = steps.map(sixHourly);
  if (!rewritten) return memoryRegistry(commits);
  const { commit, at } = sixHourly({}, steps.length - 1);
  const reason = "A force push, agreed on in issue 12";
  const lost = { seq: entries, hash: idOf("lost entry"), fingerprint: LOST, fingerprints: [LOST] };
  return memoryRegistry(commits, { rewriting: { coalition: LONG, commit, at, reason, lost } });
}

/** Four a day. */
function sixHourly(step: Step, index: number): Commit {
  const at = timeFromEpoch(Date.UTC(2026, 0, 5) / 1000 + index * 6 * 60 * 60);
  return { ...commitOf(step, index), at };
}

function brokenVersions(count: number): Step[] {
  return Array.from({ length: count }, (_, index) => {
    const value = definition({
      name: LONG,
      summary: `Broken ${index}.`,
      fingerprint: idOf("wrong"),
    });
    return { [fileOf(value)]: value };
  });
}

/** Every file's text by its path. */
export function renderLong(registry: MemoryRegistry): Promise<Map<string, string>> {
  const files = rendered.get(registry) ?? renderView(registry, CONFIG);
  rendered.set(registry, files);
  return files;
}
