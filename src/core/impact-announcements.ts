// Announced changes and retirements in words.

import type { Retirement, Upcoming } from "./definition.ts";
import type { Impact } from "./impact.ts";
import { oneLine } from "./text.ts";
import { withSeconds } from "./time.ts";

const UPCOMING_WORDS: Record<Upcoming["kind"], string> = {
  "stable-id": "stable id change",
  "content-hash": "content hash change",
  fingerprint: "fingerprint change",
  mrtd: "MR_TD change",
  "ticket-issuance-root": "ticket-issuance root change",
  retirement: "retirement",
};

/** "stable id change". */
export function announcedWhat(entry: unknown): string {
  return UPCOMING_WORDS[(entry as Upcoming).kind];
}

/** `verb`: "announced". */
export function announcement(verb: string, value: unknown): Impact {
  const { kind, id, to, effectiveAt, reason } = value as Upcoming;
  const what = to === null ? `${id} retires` : `${id} becomes ${to}`;
  return {
    title: `${verb}: ${UPCOMING_WORDS[kind]} on ${effectiveAt.slice(0, 10)}`,
    what: `From ${effectiveAt}, ${what} (${UPCOMING_WORDS[kind]}). ${oneLine(reason)}`,
    action: "Prepare a build for that time; the handshake page has what is announced.",
  };
}

/** An announcement that says something else than before: what it said is told, too. */
export function amendment(before: unknown, after: unknown): Impact {
  const [then, now] = [before as Upcoming, after as Upcoming];
  const { title, what, action } = announcement("announcement amended", now);
  const [earlier, later] = [withSeconds(then.effectiveAt), withSeconds(now.effectiveAt)];
  const was = [
    ...(earlier === later ? [] : [`for ${then.effectiveAt}`]),
    ...(then.to === now.to ? [] : [then.to === null ? "as a retirement" : `to become ${then.to}`]),
  ];
  const told =
    was.length === 0
      ? "Only its words changed."
      : `Before, it was announced ${was.join(", ")}.${later < earlier ? " It comes earlier now." : ""}`;
  return { title, what: `${what} ${told}`, ...(action === undefined ? {} : { action }) };
}

export function overdueWords({ kind, id, effectiveAt, reason }: Upcoming): Impact {
  const what = UPCOMING_WORDS[kind];
  return {
    title: `overdue: ${what} announced for ${effectiveAt.slice(0, 10)}`,
    what: `The ${what} of ${id} was announced for ${effectiveAt}. That time has passed, and it has not been published. ${oneLine(reason)}`,
    action:
      "If handles give ConnectTimeout already, the change took place unpublished: ask the operator, and have the announced build at hand. Otherwise go on with what is published.",
  };
}

export function retirement({ at, reason, replacement }: Retirement): Impact {
  return {
    title: `retires on ${at.slice(0, 10)}${replacement === null ? "" : `, replaced by ${replacement}`}`,
    what: `The coalition retires at ${at}. ${oneLine(reason)}`,
    action:
      replacement === null
        ? "Stop using the coalition by that time: all its handles give ConnectTimeout after it."
        : `Compile ${replacement} in by that time: all handles of this coalition give ConnectTimeout after it.`,
  };
}
