// A registry of many entries, in memory: more than a page holds, of every topic, with a return, an
// announced change that is overdue, versions that were never published, and a rewritten history.

import { renderSite } from "../../site/build.ts";
import type { ReadText } from "../../site/site-context.ts";
import type { Definition } from "../../src/core/definition.ts";
import { History } from "../../src/core/history/history.ts";
import { type RegistryView, viewRegistry } from "../../src/core/registry-view.ts";
import { blobIdOf } from "./blob-id.ts";
import { confluence, definition, lattice, modules, ticketIssuer } from "./definitions.ts";
import { commitOf, type Step } from "./histories.ts";
import { idOf } from "./ids.ts";
import { bytesOfValue, fileOf, textOf } from "./registries.ts";

export const CONFIG = {
  name: "Long registry",
  description: "A registry with a long history.",
  baseUrl: "https://long.example/registry/",
  repository: "https://git.example/long/registry",
};

export const LONG = "long.coalition";

const [home, other] = [lattice("home.mainnet"), lattice("other.mainnet", { chainId: 11 })];

/** What the definition is after each commit but the first, over and over; `round` makes it new. */
const TURNS: ((round: number) => Partial<Definition>)[] = [
  () => ({ lattices: [home, other] }),
  () => ({}),
  (round) => ({ summary: `In round ${round}.` }),
  (round) => ({ confluences: [confluence(`router-${round}`)] }),
  () => ({ modules: modules("atlas") }),
  (round) => ({ ticketIssuer: ticketIssuer(`tickets-${round}`) }),
  (round) => ({ upcoming: [announcement(round)], summary: `Bump number ${round} is announced.` }),
  () => ({
    retirement: { at: "2030-01-01T00:00:00Z", reason: "It may be over.", replacement: null },
  }),
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
  const steps: Step[] = [];
  const long = (overrides: Partial<Definition>) =>
    definition({ name: LONG, title: "Long Coalition", lattices: [home], ...overrides });
  for (let index = 0; index < entries; index++) {
    const turn = TURNS[(index - 1) % TURNS.length];
    const round = Math.ceil(index / TURNS.length);
    const value = long(turn?.(round) ?? {});
    steps.push({ [fileOf(value)]: value });
  }
  return steps;
}

/** A coalition of one entry each. */
function others(count: number): Step[] {
  return Array.from({ length: count }, (_, index) => {
    const value = definition({ name: `short.number-${index}`, title: `Number ${index}` });
    return { [fileOf(value)]: value };
  });
}

export interface LongRegistry {
  view: RegistryView;
  readText: ReadText;
}

export interface LongOptions {
  /** So many coalitions of one entry each come first. */
  others?: number;
  /** So many versions come last that are not published. */
  broken?: number;
  /** Whether the long coalition's history was rewritten in the end. */
  rewritten?: boolean;
}

/** The long coalition has `entries`, and one more where its history was rewritten. */
export function longRegistry(
  entries: number,
  { others: count = 3, broken = 0, rewritten = false }: LongOptions = {},
): LongRegistry {
  const steps = [...others(count), ...stepsOf(entries), ...brokenVersions(broken)];
  const history = new History();
  const texts = new Map<string, string>();
  for (const [index, step] of steps.entries()) {
    history.add(commitOf(step, index));
    for (const value of Object.values(step)) {
      if (value !== null) texts.set(blobIdOf(bytesOfValue(value as object)), textOf(value));
    }
  }
  const last = commitOf({}, steps.length - 1);
  if (rewritten) {
    const lost = { seq: entries, hash: idOf("lost entry"), fingerprint: idOf("lost fingerprint") };
    const { commit, at } = last;
    const reason = "A force push, agreed on in issue 12";
    history.tellRewritten({ coalition: LONG, commit, at, reason, lost });
  }
  const readText: ReadText = async (source) =>
    "text" in source ? source.text : (texts.get(source.blob) ?? "");
  return { view: viewRegistry(history, last, []), readText };
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
export async function renderLong({ view, readText }: LongRegistry): Promise<Map<string, string>> {
  const files = new Map<string, string>();
  for await (const { path, text } of renderSite(view, CONFIG, readText)) files.set(path, text);
  return files;
}
