// Sentences for announced changes, retirements and rewritten histories.

import type { ChainHead, LostHead } from "../history/rewriting.ts";
import type { Retirement, Upcoming } from "../registry/definition.ts";
import { partLabel } from "../registry/parts.ts";
import { listed } from "../text.ts";
import { moment, withSeconds } from "../time.ts";
import type { AnnouncedFingerprint, Change } from "./change.ts";
import { type Impact, reasonWords } from "./impact-words.ts";

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

const PREPARE = "Prepare a build for that time. The handshake page shows what is announced.";

/** `verb`: "announced". */
export function announcement(verb: string, change: Change): Impact {
  const { id, to, effectiveAt, reason } = change.after as Upcoming;
  const what = to === null ? `${id} retires` : `${id} becomes ${to}`;
  return {
    title: `${verb}: ${announcedWhat(change)} on ${effectiveAt.slice(0, 10)}`,
    what: `From ${moment(effectiveAt)}, ${what} (${announcedWhat(change)}).${reasonWords(reason)}`,
    action: PREPARE,
  };
}

/** An announcement that changed, with what it said before. */
export function amendment(change: Change): Impact {
  const [then, now] = [change.before as Upcoming, change.after as Upcoming];
  const words = announcement("announcement amended", change);
  const [earlier, later] = [withSeconds(then.effectiveAt), withSeconds(now.effectiveAt)];
  const was = [
    ...(earlier === later ? [] : [`for ${moment(then.effectiveAt)}`]),
    ...(then.to === now.to ? [] : [then.to === null ? "as a retirement" : `to become ${then.to}`]),
  ];
  const difference =
    was.length === 0
      ? "Only its wording changed."
      : `It was announced ${was.join(", ")} before.${later < earlier ? " It now comes earlier." : ""}`;
  return { ...words, what: `${words.what} ${difference}` };
}

/** Another change altered the fingerprint that unchanged announcements lead to. */
export function announcedFingerprint({ before, after }: Change): Impact {
  const { fingerprint: was } = before as AnnouncedFingerprint;
  const { effectiveAt: at, fingerprint: is, waitsFor } = after as AnnouncedFingerprint;
  const waiting = `unknown until the operator of ${listed(waitsFor)} announces theirs`;
  const title = `announcement amended: new fingerprint for ${at.slice(0, 10)}`;
  if (is === null && was === null) {
    return { title, what: `The fingerprint for ${moment(at)} is still ${waiting}.` };
  }
  if (is === null) {
    return {
      title,
      what: `The fingerprint ${was}, announced for ${moment(at)}, is no longer valid. The new one is ${waiting}.`,
      action: `Do not use a build prepared with ${was}. Wait for the next announcement.`,
    };
  }
  if (was === null) {
    return {
      title,
      what: `The fingerprint for ${moment(at)} was unknown until now: it is ${is}.`,
      action: PREPARE,
    };
  }
  return {
    title,
    what: `The fingerprint announced for ${moment(at)} changed from ${was} to ${is}.`,
    action: `Prepare the build for that time again. A build with ${was} would time out.`,
  };
}

export function overdueWords(change: Change): Impact {
  const { id, effectiveAt, reason } = change.after as Upcoming;
  const what = announcedWhat(change);
  return {
    title: `overdue: ${what} announced for ${effectiveAt.slice(0, 10)}`,
    what: `The ${what} (${id}) was announced for ${moment(effectiveAt)}. That time has passed, but the change has not been published.${reasonWords(reason)}`,
    action:
      "If your handles already time out, the change happened without being published: ask the operator, and have the announced build ready. Otherwise keep using the published constant.",
  };
}

export function retirementWords({ at, reason, replacement }: Retirement): Impact {
  return {
    title: `retires on ${at.slice(0, 10)}${replacement === null ? "" : `, replaced by ${replacement}`}`,
    what: `The coalition retires at ${moment(at)}.${reasonWords(reason)}`,
    action:
      replacement === null ? "Stop using the coalition." : `Compile in ${replacement} instead.`,
  };
}

export function rewrittenWords(lost: LostHead, head: ChainHead): Impact {
  const moved =
    lost.fingerprint === head.fingerprint
      ? "The fingerprint is the same before and after."
      : `The fingerprint changed from ${lost.fingerprint} to ${head.fingerprint}.`;
  return {
    title: "published history was rewritten",
    what: `The registry's history was rewritten and published anyway. Entries up to ${lost.seq} (${lost.hash}) were published before, but some are no longer in this chain. It now continues from entry ${head.seq} (${head.hash}). ${moved}`,
    action:
      lost.fingerprint === head.fingerprint
        ? "Compare your copy of this chain with the published one."
        : "Recompile with the current CoalitionConfig, and compare your copy of this chain with the published one.",
  };
}
