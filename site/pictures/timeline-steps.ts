// The steps of a timeline: one for each entry of a chain, then the announced changes.

import { entryTitle } from "../../src/core/changes/entry-words.ts";
import { ANNOUNCED_KINDS } from "../../src/core/changes/impact-announcements.ts";
import { announcedMoments } from "../../src/core/changes/next-fingerprint.ts";
import type { Entry } from "../../src/core/history/entry.ts";
import { placeIn } from "../../src/core/history/place.ts";
import type { CoalitionView } from "../../src/core/history/registry-view.ts";
import { entryAnchor } from "../components/entry-line.tsx";
import type { StepFacts } from "./timeline-layout.ts";

/** Its fingerprint is the one after it; undefined if that is not known or there is none. */
export interface Step extends StepFacts {
  breaking: boolean;
  href: string;
  /** The step as text. */
  title: string;
}

/** `shown` are entries of the chain, in its order; `toHistory` leads to the page that has them. */
export function entrySteps(
  chain: readonly Entry[],
  shown: readonly Entry[],
  toHistory: string,
): Step[] {
  return shown.map((entry) => {
    const { at, fingerprint, breaking, seq } = entry;
    const place = placeIn(chain, entry);
    const href = `${toHistory}#${entryAnchor(entry)}`;
    const title = `Entry ${seq}, ${at.slice(0, 10)}, fingerprint ${fingerprint.slice(0, 8)}. ${entryTitle(entry, place)}.`;
    return { at, fingerprint, breaking, href, title };
  });
}

/** One for each time at which announced changes take effect; `toPage` leads to the handshake page. */
export function announcedSteps({ definition }: CoalitionView, toPage: string): Step[] {
  const steps = announcedMoments(definition).map(({ at, together, next, moves }): Step => {
    const kinds = together.map(({ kind }) => ANNOUNCED_KINDS[kind]).join(", ");
    const stays = moves ? `the next fingerprint is ${next}` : "the fingerprint stays the same";
    const result = next === undefined ? "the next fingerprint is not known yet" : stays;
    const title = `Announced for ${at.slice(0, 10)}: ${kinds}; ${result}`;
    const href = `${toPage}#announced`;
    return { at, fingerprint: next, word: "not known", breaking: moves, href, title };
  });
  const { retirement } = definition;
  if (!retirement) return steps;
  const { at } = retirement;
  const title = `The coalition retires on ${at.slice(0, 10)}`;
  const href = `${toPage}#retired-title`;
  return [...steps, { at, fingerprint: undefined, word: "retires", breaking: true, href, title }];
}
