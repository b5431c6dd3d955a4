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
  /** The coalitions to bump in, and no others. */
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
        ? `None of those named has the id ${from}.`
        : whyUnknown(registry, from),
    );
  }
  const code = carryOut(plan, { ...options, reason: urgent }, plan);
  if (left.length > 0 && edited.length > 0) {
    const words = edited.map(({ name }) => ` --only ${name}`).join("");
    note(`To bump in the others alone: npx mosaik-coalitions bump ${from} ${to}${words}`);
  }
  return code;
}

function refuseMalformed(registry: Snapshot, from: string, to: string): void {
  if (!isId(from)) {
    const named = referencesTo(allReferences(registry), from);
    if (named.length > 0) throw new UsageError(nameInPlaceOfId(from, named));
  }
  for (const id of [from, to]) {
    if (isId(id)) continue;
    const { message, fix = "" } = explainId(id, LENGTHS);
    throw new UsageError(`${id}: ${message} ${fix}`);
  }
  if (from === to) throw new UsageError("Both ids are the same: nothing would change.");
  if (from.length !== to.length) {
    throw new UsageError(
      `An id has 64 hex digits and an MR_TD 96; one cannot take the place of the other (${from.length} and ${to.length} are given).`,
    );
  }
}

function hasReference(registry: Snapshot, id: string): boolean {
  return allReferences(registry).some((it) => it.id === id);
}

function isId(text: string): boolean {
  return /^[0-9a-f]+$/.test(text) && LENGTHS.includes(text.length);
}

function nameInPlaceOfId(name: string, named: readonly Reference[]): string {
  const ids = new Map(named.map((it) => [it.id, idWords(it)]));
  const lines = [...ids].map(([id, what]) => `  ${id}  ${what}`);
  return [`${name} is a name. Give the id that is bumped:`, ...lines].join("\n");
}

function whyUnknown(registry: Snapshot, id: string): string {
  const definitions = registry.files.map(({ source }) => source.value as Definition | undefined);
  const own = definitions.find((it) => it?.fingerprint === id);
  if (own) {
    return `${id} is the fingerprint of the coalition ${own.name} itself. It follows from the composition: bump what changed in that.`;
  }
  const near = nearestIds(allReferences(registry), id);
  const meant = near.length > 0 ? ` Did you mean ${near.slice(0, 3).join(", or ")}?` : "";
  return `No definition has the id ${id}.${meant}`;
}
