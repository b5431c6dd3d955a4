// Describes changes: what happened, and what an integrator must do.

import type { ChainHead, LostHead } from "../history/rewriting.ts";
import type { Retirement, Upcoming, Urgent } from "../registry/definition.ts";
import { type Part, partLabel } from "../registry/parts.ts";
import type { Change, ChangeKind } from "./change.ts";
import {
  amendment,
  announcedFingerprint,
  announcedWhat,
  announcement,
  overdueWords,
  retirementWords,
  rewrittenWords,
} from "./impact-announcements.ts";
import {
  came,
  type Describe,
  moduleShipped,
  moduleUpgraded,
  moduleWithdrawn,
  moved,
  RECOMPILE,
  readingChanged,
  rotated,
  went,
} from "./impact-parts.ts";
import {
  accounts,
  fieldWords,
  type Impact,
  pinWords,
  quoted,
  show,
  spanWords,
  valueChanged,
} from "./impact-words.ts";
import { isUrgentMark } from "./urgent.ts";

/** What one change means to integrators. */
export function describeChange(change: Change): Impact {
  return DESCRIBE[change.kind](change);
}

export interface DescribedChanges {
  /** In the order of the changes. */
  changes: (Impact & { breaking: boolean })[];
  /** What integrators must do, each action once. */
  actions: string[];
}

export function describeChanges(changes: readonly Change[]): DescribedChanges {
  const described = changes.map((it) => ({ ...describeChange(it), breaking: it.breaking }));
  return {
    changes: described,
    actions: [...new Set(described.flatMap(({ action }) => action ?? []))],
  };
}

/** One line for several changes: the first three titles and the number of others. */
export function headline(changes: readonly Change[]): string {
  const others = changes.filter((it) => !isUrgentMark(it));
  // The news is the change that is marked urgent, not the mark.
  const shown = others.length > 0 ? others : changes;
  const titles = shown.slice(0, 3).map((change) => describeChange(change).title);
  const more = shown.length - 3;
  return titles.join("; ") + (more > 0 ? `; and ${more} more` : "");
}

const DESCRIBE: Record<ChangeKind, Describe> = {
  published: ({ part }) => ({
    title: "published",
    what: `The coalition ${part.name} was published.`,
    action: "To use it, compile in its CoalitionConfig.",
  }),
  "coalition-renamed": ({ before, after }) => ({
    title: `renamed from ${show(before)}`,
    what: `The name changed from ${show(before)} to ${show(after)}. The name is part of the fingerprint, so this is a different coalition.`,
    action: RECOMPILE,
  }),
  "citizen-added": came("added", "now refers to"),
  "citizen-removed": went("removed"),
  "citizen-bumped": moved("bumped", "stable id"),
  "citizen-renamed": ({ part, field, before, after }) => ({
    title: `${partLabel(part)} renamed`,
    what: `The ${field} of ${partLabel(part)} changed from ${show(before)} to ${show(after)}. Its stable id is the same.`,
  }),
  "content-hash-rotated": (change) => ({
    title: `${partLabel(change.part)}: content hash rotated`,
    what: `${rotated("content hash", undefined)(change).what} ${pinWords(change.pinnedBy ?? [])}`,
  }),
  "ticket-issuance-root-rotated": rotated(
    "ticket-issuance root",
    "Fetch new tickets under the new root. The fingerprint is the same, so you do not need to recompile.",
  ),
  "mrtd-rotated": ({ part }) => ({
    title: `${partLabel(part)}: MR_TDs changed`,
    what: `The TDX measurements published for ${partLabel(part)} changed.`,
    action: `If you check attestations of ${partLabel(part)} yourself, use its new measurements.`,
  }),
  "confluence-added": came("added", "now refers to"),
  "confluence-removed": went("removed"),
  "confluence-upgraded": moved("upgraded", "fingerprint"),
  "span-changed": ({ part, before, after }) => ({
    title: `${partLabel(part)}: span changed`,
    what: `The span of ${partLabel(part)} changed: ${spanWords(before, after)}.`,
  }),
  "module-shipped": moduleShipped,
  "module-withdrawn": moduleWithdrawn,
  "module-upgraded": moduleUpgraded,
  "issuer-added": came("added", "now has"),
  "issuer-rotated": moved("rotated", "fingerprint"),
  "issuer-removed": went("removed"),
  "order-changed": ({ field }) => ({
    title: `order of ${field} changed`,
    what: `The order of the ${field} changed. It is part of the fingerprint.`,
    action: `${RECOMPILE} The citizens themselves are the same.`,
  }),
  "derivation-changed": readingChanged,
  "config-disclosed": ({ part }) => ({
    title: `${partLabel(part)}: config disclosed`,
    what: `The config bytes of ${partLabel(part)} are now published. They confirm its fingerprint, which is the same as before.`,
  }),
  "peer-hints-changed": () => ({
    title: "peer hints changed",
    what: "The bootstrap peers for cold starts changed.",
    action: "If you configure peers by hand, use the new ones.",
  }),
  "authority-changed": ({ part, before, after }) => ({
    title: `${prefix(part)}authorised accounts changed`,
    what: `The GitHub accounts authorised for ${partLabel(part)} changed from ${accounts(before)} to ${accounts(after)}.`,
  }),
  announced: (change) => announcement("announced", change),
  amended: amendment,
  "announcement-withdrawn": (change) => ({
    title: `announcement withdrawn: ${announcedWhat(change)}`,
    what: `The announced ${announcedWhat(change)} (${(change.before as Upcoming).id}) will not happen.`,
  }),
  "announcement-fulfilled": (change) => ({
    title: `announced change took effect: ${announcedWhat(change)}`,
    what: `The announced ${announcedWhat(change)} took effect. The old id was ${(change.before as Upcoming).id}.`,
  }),
  "announcement-overtaken": (change) => ({
    title: `announced change overtaken: ${announcedWhat(change)}`,
    what: `The announced ${announcedWhat(change)} (${(change.before as Upcoming).id}) did not happen as announced: a different id took its place.`,
    action: "Do not use a build prepared for the announcement. Use the published constant.",
  }),
  "next-fingerprint-changed": announcedFingerprint,
  overdue: overdueWords,
  "history-rewritten": ({ before, after }) =>
    rewrittenWords(before as LostHead, after as ChainHead),
  retired: ({ after }) => retirementWords(after as Retirement),
  "retirement-amended": ({ after }) => ({
    ...retirementWords(after as Retirement),
    title: "retirement amended",
  }),
  "retirement-withdrawn": () => ({
    title: "retirement withdrawn",
    what: "The coalition will not retire after all.",
  }),
  "metadata-changed": (change) => {
    if (isUrgentMark(change)) return urgentWords(change);
    return change.field === "operator.github" ? renamedWords(change) : metadata(change);
  },
};

function urgentWords({ before, after }: Change): Impact {
  if (!after) {
    return {
      title: "no longer marked urgent",
      what: `The earlier change is no longer marked urgent. The reason was: ${(before as Urgent).reason}`,
    };
  }
  const { reason } = after as Urgent;
  return before
    ? {
        title: "urgent for a different reason",
        what: `The change is still urgent, for a different reason: ${reason}`,
      }
    : { title: "marked urgent", what: `The change is urgent: ${reason}` };
}

/** Names the part in a title, which already has the coalition's name. */
function prefix(part: Part): string {
  return part.class === "coalition" ? "" : `${partLabel(part)}: `;
}

function metadata({ part, field = "", before, after }: Change): Impact {
  const name = fieldWords(field);
  return {
    title: `${prefix(part)}${name} changed`,
    what: valueChanged(`The ${name} of ${partLabel(part)}`, [before, after], quoted),
  };
}

/** The same numbers under new logins: the authorised accounts did not change. */
function renamedWords({ part, before, after }: Change): Impact {
  return {
    title: `${prefix(part)}account renamed`,
    what: `The accounts authorised for ${partLabel(part)} have new logins: ${accounts(before)} became ${accounts(after)}. They are the same accounts.`,
  };
}
