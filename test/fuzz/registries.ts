// A registry of several definitions compared with what it published: definitions change, disappear, move and are
// added.

import { checkRegistry } from "../../src/core/check.ts";
import { definitionsToCheck } from "../../src/core/comparison.ts";
import { PublishedGatherer } from "../../src/core/history/published.ts";
import { readVersion } from "../../src/core/history/read-version.ts";
import type { Definition } from "../../src/core/registry/definition.ts";
import { nameOfFile } from "../../src/core/registry/file-name.ts";
import { committed } from "../support/blob-id.ts";
import { bytesOfValue, fileOf, registryOf } from "../support/registries.ts";
import { derivedAgain, mutatedFile, NOW, textIn } from "./definitions.ts";
import { faultInFile } from "./oracle.ts";
import type { Random } from "./random.ts";
import { VALID } from "./seeds.ts";
import type { Outcome, Target } from "./target.ts";

export const registries: Target = {
  name: "registries",
  make(random) {
    const before = Array.from({ length: 2 + random.below(3) }, (_, at) => renamed(random, at));
    const files = changedFiles(random, before);
    const size = Object.values(files).reduce((sum, { length }) => sum + length, 0);
    return { size, run: () => compared(before, files) };
  },
};

type Files = Record<string, Uint8Array>;

function renamed(random: Random, at: number): Definition {
  return derivedAgain({ ...random.of(VALID), name: `fuzzed.number-${at}` }) as Definition;
}

function changedFiles(random: Random, before: readonly Definition[]): Files {
  const files: Files = Object.fromEntries(before.map((it) => [fileOf(it), bytesOfValue(it)]));
  for (let times = 1 + random.below(2); times > 0; times--) {
    const one = random.of(before);
    const bytes = files[fileOf(one)];
    if (random.once(6)) delete files[fileOf(one)];
    else if (random.once(8) && bytes) {
      delete files[fileOf(one)];
      files[`coalitions/l2/${random.of([one.name, `${one.name}2`, "x.y"])}.json`] = bytes;
    } else {
      const changed = mutatedFile(random, one);
      files[changed.file] = changed.bytes;
    }
  }
  return files;
}

function compared(before: readonly Definition[], files: Files): Outcome {
  const gatherer = new PublishedGatherer();
  const published = before.map((it) => committed(fileOf(it), bytesOfValue(it)));
  gatherer.add({
    ...{ commit: "be".repeat(20), at: "2026-01-05T09:00:00Z", subject: "Publish" },
    files: published,
  });
  const coalitions = gatherer.finish();
  const registry = registryOf(files);
  const same = new Map(published.map(({ file, bytes }) => [file, wholeText(bytes ?? undefined)]));
  const changed = [...new Set([...Object.keys(files), ...same.keys()])].filter(
    (file) => !files[file] || wholeText(files[file]) !== same.get(file),
  );
  const only = definitionsToCheck(registry, changed, coalitions);
  const isPublished = (file: string, bytes: Uint8Array) => {
    const { versions = new Map(), last } = coalitions.get(nameOfFile(file)) ?? {};
    return readVersion(file, bytes, { published: versions, last }) !== undefined;
  };
  const options = { published: coalitions, now: NOW, words: "Anything.", ...(only && { only }) };
  const { ok } = checkRegistry(registry, options);
  const unpublished = changed.find((file) => files[file] && !isPublished(file, files[file]));
  const notTaken = unpublished && `no reader of the history takes ${unpublished}`;
  const fault = ok ? (notTaken ?? wrongGreen(before, files, changed)) : undefined;
  return { green: ok, ...(fault !== undefined && { fault: `found right, but ${fault}` }) };
}

function wrongGreen(
  before: readonly Definition[],
  files: Files,
  changed: readonly string[],
): string | undefined {
  const names = Object.keys(files).map((file) => file.replace(/^.*\/|\.json$/g, ""));
  const twice = names.find((name, at) => names.indexOf(name) !== at);
  if (twice !== undefined) return `${twice} has two files`;
  const gone = before.find(({ name }) => !names.includes(name));
  if (gone) return `${gone.name} is gone`;
  for (const file of changed) {
    const bytes = files[file];
    const fault = bytes && faultInFile(file, bytes, NOW);
    if (fault) return `${file}: ${fault}:\n${textIn(bytes)}`;
  }
  return before.map((it) => frozenFault(it, files)).find((it) => it !== undefined);
}

/** A retired coalition stays the same except for its retirement. */
function frozenFault(before: Definition, files: Files): string | undefined {
  if (!before.retirement || before.retirement.at > NOW) return undefined;
  const file = Object.keys(files).find((it) => it.endsWith(`/${before.name}.json`)) ?? "";
  const after: Definition = JSON.parse(wholeText(files[file]));
  const without = ({ retirement: _, $schema: __, ...rest }: Definition & { $schema?: string }) =>
    JSON.stringify(sorted(rest));
  if (without(before) === without(after)) return undefined;
  return `${before.name} had retired, and changes:\n${without(before)}\n${without(after)}`;
}

const wholeText = (bytes: Uint8Array | undefined) => new TextDecoder().decode(bytes);

/** Whatever the order of its keys; that of lists counts. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(members.map(([key, it]) => [key, sorted(it)]));
}
