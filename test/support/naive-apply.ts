// Changes applied to the previous version, from what they say alone, without any of the diff's own code.

import type { Change } from "../../src/core/changes/change.ts";
import type { Definition } from "../../src/core/registry/definition.ts";
import { saidBy, sorted } from "./said.ts";

/** What follows from the rest, or from the time: it says nothing of the version itself. */
export const FOLLOWS: ReadonlySet<string> = new Set(["overdue", "next-fingerprint-changed"]);

type Json = Record<string, unknown>;
const LISTS = { lattice: "lattices", organism: "organisms", confluence: "confluences" } as const;

/** All that a version says, as text: `before` with `changes`, under the fingerprint that they give. */
export function applied(
  before: Definition,
  changes: readonly Change[],
  fingerprint: string,
): string {
  const result = structuredClone(before) as unknown as Json;
  result.fingerprint = fingerprint;
  for (const list of Object.values(LISTS)) result[list] = [];
  for (const [kind, list] of Object.entries(LISTS)) {
    const own = changes.filter(({ part }) => part.class === kind);
    const parts = before[list].map((it) => structuredClone(it) as unknown as Json);
    result[list] = appliedToList(parts, own, orderOf(changes, list));
  }
  for (const it of changes) {
    if (it.part.class === "coalition") applyToWhole(result, it);
    if (it.part.class === "ticket-issuer") applyToMember(result, "ticketIssuer", it);
    if (it.part.class === "module") applyToMember(result.modules as Json, it.part.name, it);
  }
  return saidBy(result as unknown as Definition);
}

function set(target: Json, field: string, value: unknown): void {
  const [first = "", second] = field.split(".");
  if (second !== undefined) set(target[first] as Json, second, value);
  else if (value === null) delete target[first];
  else target[first] = structuredClone(value);
}

function applyToMember(target: Json, key: string, { field, after }: Change): void {
  if (field === undefined) target[key] = structuredClone(after);
  else set(target[key] as Json, field, after);
}

function applyToWhole(result: Json, { kind, field = "", before, after }: Change): void {
  if (FOLLOWS.has(kind) || kind === "order-changed") return;
  if (field === "upcoming") {
    const all = (result.upcoming ?? []) as unknown[];
    const left = all.filter((it) => sorted(it) !== sorted(before));
    result.upcoming = after === null ? left : [...left, after];
  } else {
    set(result, field, after);
  }
}

/** The names of the parts that stayed, in their new order; undefined if the order is the same. */
function orderOf(changes: readonly Change[], list: string): string[] | undefined {
  const order = changes.find(({ kind, field }) => kind === "order-changed" && field === list);
  return order?.after as string[] | undefined;
}

function appliedToList(parts: Json[], changes: Change[], order: string[] | undefined): Json[] {
  const whole = changes.filter(({ field }) => field === undefined);
  const gone = new Set(whole.filter((it) => it.after === null).map((it) => sorted(it.before)));
  const stayed = parts.filter((it) => !gone.has(sorted(it)));
  const names = stayed.map(({ name }) => name);
  const fields = changes.filter(({ field }) => field !== undefined);
  const renamed = new Map(
    fields.filter(({ field }) => field === "name").map((it) => [it.part.name, it.before]),
  );
  for (const it of fields) {
    const old = renamed.get(it.part.name) ?? it.part.name;
    const target = stayed[names.indexOf(old)];
    if (target) set(target, it.field ?? "", it.after);
  }
  const rank = (it: Json) => order?.indexOf(String(it.name)) ?? 0;
  const ordered = [...stayed].sort((a, b) => rank(a) - rank(b));
  for (const { position = -1, after } of whole.filter((it) => it.before === null)) {
    ordered.splice(position, 0, after as Json);
  }
  return ordered;
}
