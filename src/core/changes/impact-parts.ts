// Parts that come, go or change their id, in words; and what that means for handles.

import { readingOf } from "../derivation/readings/index.ts";
import { partLabel } from "../registry/parts.ts";
import type { Change } from "./change.ts";
import { type Impact, idOf, show } from "./impact-words.ts";

export type Describe = (change: Change) => Impact;

export const RECOMPILE = "Recompile with the new CoalitionConfig.";
export const HANDLES = "module and ticket handles give ConnectTimeout until you do";

export function came(verb: string, how: string): Describe {
  return ({ part, after }) => ({
    title: `${partLabel(part)} ${verb}`,
    what: `The coalition ${how} ${partLabel(part)}, ${idOf(after)}.`,
    action: `${RECOMPILE} The fingerprint moved, so ${HANDLES}; handles on citizens that you use already go on.`,
  });
}

export function went(verb: string): Describe {
  return ({ part, before }) => ({
    title: `${partLabel(part)} ${verb}`,
    what: `The coalition no longer has ${partLabel(part)}, ${idOf(before)}.`,
    action: `${RECOMPILE} Stop using ${partLabel(part)} through this coalition; the fingerprint moved, so ${HANDLES}.`,
  });
}

export function moved(verb: string, what: string): Describe {
  return ({ part, before, after }) => ({
    title: `${partLabel(part)} ${verb}`,
    what: `The ${what} of ${partLabel(part)} changed from ${show(before)} to ${show(after)}.`,
    action: `${RECOMPILE} Handles on ${partLabel(part)} and all ${HANDLES}.`,
  });
}

export function rotated(what: string, action: string | undefined): Describe {
  return ({ part, before, after }) => ({
    title: `${partLabel(part)}: ${what} rotated`,
    what: `The ${what} of ${partLabel(part)} changed from ${show(before)} to ${show(after)}.`,
    ...(action === undefined ? {} : { action }),
  });
}

/** Of a module that the fingerprint does not fold. */
const UNFOLDED = "The coalition's fingerprint is the same, and all other handles keep working.";

export const moduleShipped = unlessFolded(came("shipped", "ships"), () => "Recompile to use it.");

export const moduleWithdrawn = unlessFolded(
  went("withdrawn"),
  (label) => `Stop using ${label}: its handles give ConnectTimeout.`,
);

export const moduleUpgraded = unlessFolded(
  moved("upgraded", "fingerprint"),
  (label) => `If you use ${label}, recompile: its handles give ConnectTimeout until you do.`,
);

function unlessFolded(describe: Describe, action: (label: string) => string): Describe {
  return (change) => {
    const words = describe(change);
    return change.breaking
      ? words
      : { ...words, action: `${action(partLabel(change.part))} ${UNFOLDED}` };
  };
}

export function readingChanged({ before, after, breaking }: Change): Impact {
  const [then, now] = [before, after].map((it) => readingOf({ derivation: it as string }).name);
  const same = breaking ? "" : " Both give the same one here.";
  return {
    title: "reading of the derivation changed",
    what: `The fingerprint is now derived by the reading ${now}; before, by ${then}.${same}`,
    ...(breaking ? { action: `${RECOMPILE} All ${HANDLES}.` } : {}),
  };
}
