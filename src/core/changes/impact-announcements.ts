// Announced changes, retirements and rewritten histories in words.

import type { ChainHead, LostHead } from "../history/rewriting.ts";
import { moment } from "../lookup/moment.ts";
import type { Retirement, Upcoming } from "../registry/definition.ts";
import { partLabel } from "../registry/parts.ts";
import { oneLine } from "../text.ts";
import { withSeconds } from "../time.ts";
import type { AnnouncedFingerprint, Change } from "./change.ts";
import type { Impact } from "./impact-words.ts";

/** "stable id change". */
export const ANNOUNCED_KINDS: Record<Upcoming["kind"], string> = {
  "stable-id": "stable id change",
  "content-hash": "content hash change",
  fingerprint: "fingerprint change",
  mrtd: "MR_TD change",
  "ticket-issuance-root": "ticket-issuance root change",
  retirement: "retirement",
};

/** "stable id change of lattice base.mainnet". */
export function announcedWhat({
  of,
  before,
  after,
}: Pick<Change, "of" | "before" | "after">): string {
  const { kind } = (after ?? before) as Upcoming;
  return ANNOUNCED_KINDS[kind] + (of ? ` of ${partLabel(of)}` : "");
}

const PREPARE = "Prepare a build for that time; the handshake page has what is announced.";

/** `verb`: "announced". */
export function announcement(verb: string, change: Change): Impact {
  const { id, to, effectiveAt, reason } = change.after as Upcoming;
  const what = to === null ? `${id} retires` : `${id} becomes ${to}`;
  return {
    title: `${verb}: ${announcedWhat(change)} on ${effectiveAt.slice(0, 10)}`,
    what: `From ${moment(effectiveAt)}, ${what} (${announcedWhat(change)}). ${oneLine(reason)}`,
    action: PREPARE,
  };
}

/** An announcement that says something else than before: what it said is told, too. */
export function amendment(change: Change): Impact {
  const [then, now] = [change.before as Upcoming, change.after as Upcoming];
  const words = announcement("announcement amended", change);
  const [earlier, later] = [withSeconds(then.effectiveAt), withSeconds(now.effectiveAt)];
  const was = [
    ...(earlier === later ? [] : [`for ${moment(then.effectiveAt)}`]),
    ...(then.to === now.to ? [] : [then.to === null ? "as a retirement" : `to become ${then.to}`]),
  ];
  const told =
    was.length === 0
      ? "Only its words changed."
      : `Before, it was announced ${was.join(", ")}.${later < earlier ? " It comes earlier now." : ""}`;
  return { ...words, what: `${words.what} ${told}` };
}

/** What else changed has another fingerprint follow at a moment whose announcements are the same. */
export function announcedFingerprint({ before, after }: Change): Impact {
  const { fingerprint: was } = before as AnnouncedFingerprint;
  const { effectiveAt: at, fingerprint: is, waitsFor } = after as AnnouncedFingerprint;
  const waiting = `not known before the operator of ${waitsFor.join(" and of ")} has announced theirs`;
  const title = `announcement amended: another next fingerprint for ${at.slice(0, 10)}`;
  if (is === null && was === null) {
    return {
      title,
      what: `The fingerprint that is announced for ${moment(at)} is still ${waiting}.`,
    };
  }
  if (is === null) {
    return {
      title,
      what: `The fingerprint that was announced for ${moment(at)}, ${was}, does not hold any more; the next one is ${waiting}.`,
      action: `Do not use a build that was prepared with ${was}; wait for what is announced next.`,
    };
  }
  if (was === null) {
    return {
      title,
      what: `The fingerprint announced for ${moment(at)} could not be known before; it is ${is}.`,
      action: PREPARE,
    };
  }
  return {
    title,
    what: `The fingerprint announced for ${moment(at)} is now ${is}, no more ${was}.`,
    action: `Prepare the build for that time anew: one that was prepared with ${was} gives ConnectTimeout.`,
  };
}

export function overdueWords(change: Change): Impact {
  const { id, effectiveAt, reason } = change.after as Upcoming;
  const what = announcedWhat(change);
  return {
    title: `overdue: ${what} announced for ${effectiveAt.slice(0, 10)}`,
    what: `The ${what} (${id}) was announced for ${moment(effectiveAt)}. That time has passed, and it has not been published. ${oneLine(reason)}`,
    action:
      "If handles give ConnectTimeout already, the change took place unpublished: ask the operator, and have the announced build at hand. Otherwise go on with what is published.",
  };
}

export function retirementWords({ at, reason, replacement }: Retirement): Impact {
  return {
    title: `retires on ${at.slice(0, 10)}${replacement === null ? "" : `, replaced by ${replacement}`}`,
    what: `The coalition retires at ${moment(at)}. ${oneLine(reason)}`,
    action:
      replacement === null
        ? "Stop using the coalition by that time: all its handles give ConnectTimeout after it."
        : `Compile ${replacement} in by that time: all handles of this coalition give ConnectTimeout after it.`,
  };
}

export function rewrittenWords(lost: LostHead, head: ChainHead): Impact {
  const moved =
    lost.fingerprint === head.fingerprint
      ? "The fingerprint is the same before and after."
      : `The fingerprint published before was ${lost.fingerprint}; now it is ${head.fingerprint}.`;
  return {
    title: "published history was rewritten",
    what: `The registry's history was rewritten, and published all the same. Entries up to ${lost.seq} (${lost.hash}) were published before, and are not all in this chain; it now goes on from entry ${head.seq} (${head.hash}). ${moved}`,
    action:
      lost.fingerprint === head.fingerprint
        ? "Compare what you keep of this chain with what is published now."
        : "Recompile with the CoalitionConfig that is published now; compare what you keep of this chain with it.",
  };
}
