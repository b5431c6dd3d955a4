// Parts that were added, removed or got a new id: the sentences for each, and what it means for handles.

import { readingOf } from "../derivation/readings/index.ts";
import { type Part, partLabel } from "../registry/parts.ts";
import type { Change } from "./change.ts";
import { type Impact, idOf, show } from "./impact-words.ts";

export type Describe = (change: Change) => Impact;

export const RECOMPILE = "Recompile with the new CoalitionConfig.";
/** What a new fingerprint breaks: the end of "Until then, handles on …". */
export const TIME_OUT = "modules and tickets time out.";

export function came(verb: string, how: string): Describe {
  return ({ part, after }) => ({
    title: `${partLabel(part)} ${verb}`,
    what: `The coalition ${how} ${partLabel(part)}, ${idOf(after)}.`,
    action: `${RECOMPILE} Until then, handles on ${TIME_OUT} Handles on citizens that you already use keep working.`,
  });
}

export function went(verb: string): Describe {
  return ({ part, before }) => ({
    title: `${partLabel(part)} ${verb}`,
    what: `The coalition no longer has ${partLabel(part)}, ${idOf(before)}.`,
    action: `${RECOMPILE} Until then, handles on ${TIME_OUT} Stop using ${partLabel(part)} through this coalition.`,
  });
}

export function moved(verb: string, what: string): Describe {
  return ({ part, before, after }) => ({
    title: `${partLabel(part)} ${verb}`,
    what: `The ${what} of ${partLabel(part)} changed from ${show(before)} to ${show(after)}.`,
    action: `${RECOMPILE} Until then, handles on ${ownHandles(part)}${TIME_OUT}`,
  });
}

/** "lattice base.mainnet, "; handles on modules and tickets time out in any case. */
function ownHandles(part: Part): string {
  const isNamedAnyway = part.class === "module" || part.class === "ticket-issuer";
  return isNamedAnyway ? "" : `${partLabel(part)}, `;
}

export function rotated(what: string, action: string | undefined): Describe {
  return ({ part, before, after }) => ({
    title: `${partLabel(part)}: ${what} rotated`,
    what: `The ${what} of ${partLabel(part)} changed from ${show(before)} to ${show(after)}.`,
    ...(action === undefined ? {} : { action }),
  });
}

/** For a module that is not part of the fingerprint. */
const UNFOLDED = "The coalition's fingerprint is the same, and all other handles keep working.";

export const moduleShipped = unlessFolded(came("shipped", "ships"), () => "Recompile to use it.");

export const moduleWithdrawn = unlessFolded(
  went("withdrawn"),
  (label) => `Stop using ${label}: its handles time out.`,
);

export const moduleUpgraded = unlessFolded(
  moved("upgraded", "fingerprint"),
  (label) => `If you use ${label}, recompile. Until then, its handles time out.`,
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
  const same = breaking ? "" : " Both give the same fingerprint here.";
  return {
    title: "reading of the derivation changed",
    what: `The reading of the derivation changed from ${then} to ${now}.${same}`,
    ...(breaking ? { action: `${RECOMPILE} Until then, handles on ${TIME_OUT}` } : {}),
  };
}
