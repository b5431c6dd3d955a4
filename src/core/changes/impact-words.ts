// Parts and values of changes, as sentences show them.

import type { SpannedCitizen } from "../registry/definition.ts";
import { listed, oneLine } from "../text.ts";

/** Plain text, in sentences. */
export interface Impact {
  /** Short enough for a list: "lattice base.mainnet bumped". */
  title: string;
  what: string;
  /** What an integrator must do; undefined if there is nothing to do. */
  action?: string;
}

export function idOf(part: unknown): string {
  const { stableId, fingerprint } = part as { stableId?: string; fingerprint?: string };
  return stableId ?? fingerprint ?? "";
}

/** Names added and removed citizens and changed pins; without either, only the order or labels changed. */
export function spanWords(before: unknown, after: unknown): string {
  const [then, now] = [before ?? [], after ?? []] as [SpannedCitizen[], SpannedCitizen[]];
  const old = new Map(then.map((it) => [it.stableId, it]));
  const ids = new Set(now.map(({ stableId }) => stableId));
  const words = (verb: string, citizens: SpannedCitizen[]) =>
    citizens.length === 0 ? [] : [`${verb} ${citizens.map(citizenName).join(", ")}`];
  const pinMoved = ({ stableId, contentHash }: SpannedCitizen) =>
    old.has(stableId) && old.get(stableId)?.contentHash !== contentHash;
  const came = now.filter(({ stableId }) => !old.has(stableId));
  const went = then.filter(({ stableId }) => !ids.has(stableId));
  // A citizen with the same name and a new id was bumped.
  const names = (citizens: SpannedCitizen[]) => new Set(citizens.map(({ name }) => name ?? ""));
  const [cameNames, wentNames] = [names(came), names(went)];
  const bumped = ({ name }: SpannedCitizen) =>
    name !== undefined && cameNames.has(name) && wentNames.has(name);
  const differences = [
    ...words("it spans a new id of", came.filter(bumped)),
    ...words(
      "it now spans",
      came.filter((it) => !bumped(it)),
    ),
    ...words(
      "it no longer spans",
      went.filter((it) => !bumped(it)),
    ),
    ...words("it changed or dropped the pin of", now.filter(pinMoved)),
  ];
  return differences.length > 0
    ? differences.join("; ")
    : "the same citizens, in a different order or under different labels";
}

function citizenName({ name, stableId }: SpannedCitizen): string {
  return name === undefined ? stableId : oneLine(name);
}

/** What a new content hash means in this coalition. */
export function pinWords(pinnedBy: readonly string[]): string {
  return pinnedBy.length === 0
    ? "Nothing in this coalition pins it."
    : `It is pinned by ${listed(pinnedBy.map(oneLine))}.`;
}

export function accounts(github: unknown): string {
  const list = (github ?? []) as { login: string; id: number }[];
  return list.length === 0 ? "none" : list.map(({ login, id }) => `${login} (${id})`).join(", ");
}

/** A value in a sentence: text as it is, the rest as JSON. */
export function show(value: unknown): string {
  if (value === undefined || value === null) return "none";
  return oneLine(typeof value === "string" ? value : JSON.stringify(value));
}

/** A value that an operator wrote; it may end with a full stop. */
export function quoted(value: unknown): string {
  return typeof value === "string" ? `"${show(value)}"` : show(value);
}

/** `written` gives a value's text. Values that are too long for a sentence are only in the definition. */
export function valueChanged(
  subject: string,
  [before, after]: readonly [unknown, unknown],
  written: (value: unknown) => string,
): string {
  const isLong = [before, after].some((it) => show(it).length > 80);
  if (isNone(before)) return `${subject} was set${isLong ? "" : ` to ${written(after)}`}.`;
  if (isNone(after)) return `${subject} was removed.${isLong ? "" : ` It was ${written(before)}.`}`;
  return `${subject} changed${isLong ? "" : ` from ${written(before)} to ${written(after)}`}.`;
}

function isNone(value: unknown): boolean {
  return value === undefined || value === null;
}

/** "operator name" for `operator.name`. */
export function fieldWords(field: string): string {
  const words = field
    .replaceAll(".", " ")
    .replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  return words.replace(/\burl\b/, "URL");
}

/** A sentence after another one, or nothing. */
export function reasonWords(reason: string): string {
  const words = oneLine(reason);
  return words === "" ? "" : ` Reason: ${words}`;
}
