// Parts that were added, removed or got a new id: the sentences for each, and what to do about it.

import { readingOf } from "../derivation/readings/index.ts";
import { partLabel } from "../registry/parts.ts";
import type { Change } from "./change.ts";
import { type Impact, idOf, show, valueChanged } from "./impact-words.ts";

export type Describe = (change: Change) => Impact;

/** What times out until then is in the verdict on all changes together. */
export const RECOMPILE = "Recompile with the new CoalitionConfig.";

export function came(verb: string, how: string): Describe {
  return ({ part, after }) => ({
    title: `${partLabel(part)} ${verb}`,
    what: `The coalition ${how} ${partLabel(part)}, ${idOf(after)}.`,
    action: RECOMPILE,
  });
}

export function went(verb: string): Describe {
  return ({ part, before }) => ({
    title: `${partLabel(part)} ${verb}`,
    what: `The coalition no longer has ${partLabel(part)}, ${idOf(before)}.`,
    action: `${RECOMPILE} Stop using ${partLabel(part)} through this coalition.`,
  });
}

export function moved(verb: string, what: string): Describe {
  return ({ part, before, after }) => ({
    title: `${partLabel(part)} ${verb}`,
    what: `The ${what} of ${partLabel(part)} changed from ${show(before)} to ${show(after)}.`,
    action: RECOMPILE,
  });
}

export function rotated(what: string, action: string | undefined): Describe {
  return ({ part, before, after }) => ({
    title: `${partLabel(part)}: ${what} rotated`,
    what: valueChanged(`The ${what} of ${partLabel(part)}`, [before, after], show),
    ...(action === undefined ? {} : { action }),
  });
}

export const moduleShipped = unlessFolded(came("shipped", "ships"), () => "Recompile to use it.");

export const moduleWithdrawn = unlessFolded(
  went("withdrawn"),
  (label) => `Stop using ${label} through this coalition.`,
);

export const moduleUpgraded = unlessFolded(
  moved("upgraded", "fingerprint"),
  (label) => `If you use ${label}, recompile.`,
);

/** A module that is not part of the fingerprint concerns only those who use it. */
function unlessFolded(describe: Describe, action: (label: string) => string): Describe {
  return (change) => {
    const words = describe(change);
    return change.breaking ? words : { ...words, action: action(partLabel(change.part)) };
  };
}

export function readingChanged({ before, after, breaking }: Change): Impact {
  const [then, now] = [before, after].map((it) => readingOf({ derivation: it as string }).name);
  const same = breaking ? "" : " Both give the same fingerprint here.";
  return {
    title: "reading of the derivation changed",
    what: `The reading of the derivation changed from ${then} to ${now}.${same}`,
    ...(breaking ? { action: RECOMPILE } : {}),
  };
}
