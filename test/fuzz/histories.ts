// Histories of several coalitions in which each commit may break something. What is published is valid and in order,
// whatever happened in between, and the same after saving and continuing.

import type { Commit } from "../../src/core/history/change-log.ts";
import { History } from "../../src/core/history/history.ts";
import { viewRegistry } from "../../src/core/history/registry-view.ts";
import { answerLookup } from "../../src/core/lookup/answer.ts";
import { prefixOf } from "../../src/core/lookup/prefix.ts";
import { Lookup } from "../../src/core/lookup/shards.ts";
import type { Definition } from "../../src/core/registry/definition.ts";
import { committed } from "../support/blob-id.ts";
import { fileOf } from "../support/registries.ts";
import { derivedAgain, mutatedFile, NOW } from "./definitions.ts";
import { meaningFault } from "./oracle.ts";
import type { Random } from "./random.ts";
import { VALID } from "./seeds.ts";
import type { Outcome, Target } from "./target.ts";

export const histories: Target = {
  name: "histories",
  make(random) {
    const commits = historyIn(random);
    const files = commits.flatMap((it) => it.files);
    const size = files.reduce((sum, { bytes }) => sum + (bytes?.length ?? 0), 0);
    return { size, run: () => published(commits, random.below(commits.length)) };
  },
};

const DAY = 24 * 60 * 60 * 1000;

function historyIn(random: Random): Commit[] {
  const names = ["past.one", "past.two"];
  const last = new Map<string, Definition>();
  let at = Date.UTC(2026, 0, 5);
  return Array.from({ length: 2 + random.below(5) }, (_, index) => {
    // Clocks are wrong now and then, and rebased commits are older than their parents.
    at += random.once(8) ? (random.below(800) - 400) * DAY : random.below(5) * DAY;
    const name = random.of(names);
    const before = last.get(name) ?? (derivedAgain({ ...random.of(VALID), name }) as Definition);
    last.set(name, before);
    const { file, bytes } =
      index < 2 ? { file: fileOf(before), bytes: null } : mutatedFile(random, before);
    const content = bytes ?? (random.once(6) ? null : encoded(before));
    return {
      commit: index.toString(16).padStart(40, "0"),
      at: new Date(at).toISOString().replace(".000Z", "Z"),
      subject: `Commit ${index}`,
      files: [committed(file, content)],
    };
  });
}

const encoded = (value: unknown) => new TextEncoder().encode(JSON.stringify(value));

function published(commits: readonly Commit[], savedAt: number): Outcome {
  let history = new History();
  const whole = new History();
  for (const [index, commit] of commits.entries()) {
    if (index === savedAt)
      history = History.restore(JSON.parse(JSON.stringify(history.save())), []);
    history.add(commit);
    whole.add(commit);
  }
  const fault =
    [...whole.chains.values()].map(faultInChain).find((it) => it !== undefined) ??
    (JSON.stringify(history.entries) === JSON.stringify(whole.entries)
      ? undefined
      : "another log after it was saved and gone on with");
  if (fault === undefined) askAll(whole);
  return { green: whole.skipped.length === 0, fault };
}

function faultInChain({ name, definition, entries }: { name: string } & Chain): string | undefined {
  const wrong = meaningFault(definition);
  if (wrong !== undefined) return `${name} is published, but ${wrong}`;
  if (entries.at(-1)?.fingerprint !== definition.fingerprint) return `${name}: another fingerprint`;
  const broken = entries.findIndex(
    ({ seq, prev }, at) => seq !== at + 1 || (prev ?? null) !== (entries[at - 1]?.hash ?? null),
  );
  return broken < 0 ? undefined : `${name}: the chain is broken at ${broken}`;
}

interface Chain {
  definition: Definition;
  entries: readonly { seq: number; prev: string | null; hash: string; fingerprint: string }[];
}

/** Every fingerprint that was published has an answer. */
function askAll(history: History): void {
  const lookup = new Lookup(viewRegistry(history, undefined, []).coalitions);
  for (const { fingerprint } of history.entries) {
    const { status } = answerLookup(fingerprint, lookup.shard(prefixOf(fingerprint)), NOW);
    if (status === "unknown") throw new Error(`${fingerprint} was published, and is unknown.`);
  }
}
