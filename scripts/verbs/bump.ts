// coalitions bump OLD NEW

import { planBump } from "../../src/core/edit/bump.ts";
import {
  allReferences,
  nearestIds,
  type Reference,
  referencesTo,
} from "../../src/core/edit/references.ts";
import type { Definition } from "../../src/core/registry/definition.ts";
import { idWords } from "../../src/core/registry/part-ids.ts";
import type { Snapshot } from "../../src/core/registry/snapshot.ts";
import { explainId } from "../../src/core/schema/explain-id.ts";
import { currentTime } from "../../src/io/clock.ts";
import { readSnapshot } from "../../src/io/read-snapshot.ts";
import { type CarryOutOptions, carryOut } from "../carry-out.ts";
import { requireCoalition } from "../coalitions.ts";
import { type ExitCode, note, requireRegistry, UsageError } from "../terminal.ts";
import { readUrgent } from "../urgent.ts";

export interface BumpOptions extends CarryOutOptions {
  /** Bump only in these coalitions. */
  only?: string[];
  urgent?: string;
}

const LENGTHS = [64, 96];

export async function run(from: string, to: string, options: BumpOptions): Promise<ExitCode> {
  requireRegistry();
  const registry = await readSnapshot(process.cwd());
  refuseMalformed(registry, from, to);
  const named = options.only?.map((word) => requireCoalition(registry, word).file);
  const only = named && [...new Set(named)].sort();
  const urgent = readUrgent(registry, options.urgent);
  const plan = planBump(registry, from, to, { only, urgent, now: currentTime() });
  const { edited, left, retired } = plan;
  if (edited.length + left.length + retired.length === 0) {
    throw new UsageError(
      only && hasReference(registry, from)
        ? `None of the coalitions given with --only has the id ${from}.`
        : unknownIdMessage(registry, from),
    );
  }
  const code = carryOut(plan, { ...options, reason: urgent }, plan);
  if (left.length > 0 && edited.length > 0) {
    const words = edited.map(({ name }) => ` --only ${name}`).join("");
    note(`To bump only in the others: npx mosaik-coalitions bump ${from} ${to}${words}`);
  }
  return code;
}

function refuseMalformed(registry: Snapshot, from: string, to: string): void {
  if (!isId(from)) {
    const named = referencesTo(allReferences(registry), from);
    if (named.length > 0) throw new UsageError(nameInsteadOfId(from, named));
  }
  for (const id of [from, to]) {
    if (isId(id)) continue;
    const { message, fix = "" } = explainId(id, LENGTHS);
    throw new UsageError(`${id}: ${message} ${fix}`);
  }
  if (from === to) throw new UsageError("Both ids are the same, so nothing would change.");
  if (from.length !== to.length) {
    throw new UsageError(
      `An id of ${from.length} hex digits cannot be replaced by one of ${to.length}. Ids have 64 digits, MR_TDs 96.`,
    );
  }
}

function hasReference(registry: Snapshot, id: string): boolean {
  return allReferences(registry).some((it) => it.id === id);
}

function isId(text: string): boolean {
  return /^[0-9a-f]+$/.test(text) && LENGTHS.includes(text.length);
}

function nameInsteadOfId(name: string, named: readonly Reference[]): string {
  const ids = new Map(named.map((it) => [it.id, idWords(it)]));
  const lines = [...ids].map(([id, what]) => `  ${id}  ${what}`);
  return [`${name} is a name. Give the id to bump:`, ...lines].join("\n");
}

function unknownIdMessage(registry: Snapshot, id: string): string {
  const definitions = registry.files.map(({ source }) => source.value as Definition | undefined);
  const own = definitions.find((it) => it?.fingerprint === id);
  if (own) {
    return `${id} is the fingerprint of the coalition ${own.name} itself, which follows from its composition. Bump the id of the part that changed.`;
  }
  const near = nearestIds(allReferences(registry), id);
  const meant = near.length > 0 ? ` Did you mean ${near.slice(0, 3).join(", or ")}?` : "";
  return `No definition has the id ${id}.${meant}`;
}
