// What was announced and is due is carried out in a definition: all of it at once, and no other byte.

import { deriveFingerprint, deriveTicketIssuer, foldedIds } from "../derivation/fingerprint.ts";
import { withFingerprint, without, withValues } from "../edit/edit.ts";
import type { IdPlace } from "../edit/id-places.ts";
import { errorsOf, type Plan, planEdits, sourceIn } from "../edit/plan.ts";
import { followedByAnnouncements, replaceIds, withoutAnnouncements } from "../edit/replace-ids.ts";
import { recompute, servicesOf } from "../edit/services.ts";
import { compareText } from "../problem.ts";
import type { Definition, Upcoming, UtcTime } from "../registry/definition.ts";
import { announceableIds } from "../registry/parts.ts";
import type { Snapshot } from "../registry/snapshot.ts";
import { hasCome, withSeconds } from "../time.ts";
import { Remainder } from "./remainder.ts";

export interface CutoverPlan extends Plan {
  /** The announcements that are carried out, as they stand; the earliest first. */
  due: Upcoming[];
}

/** Whether an entry waits, though its time has come. */
type IsHeld = (entry: Upcoming) => boolean;

const NONE_HELD: IsHeld = () => false;

/**
 * Nothing is edited where nothing is due, nor in a retired coalition or a file with errors of its own.
 * The fingerprint is the one that `announcedMoments` tells for the last moment that is due, if it tells one,
 * and nothing is held.
 */
export function planCutover(
  registry: Snapshot,
  file: string,
  now: UtcTime,
  isHeld: IsHeld = NONE_HELD,
): CutoverPlan {
  const { text } = sourceIn(registry, file);
  const definition = registry.get(file)?.definition;
  const isDue: IsDue = (entry) => hasCome(entry.effectiveAt, now) && !isHeld(entry);
  const due = definition && !definition.retirement ? dueOf(definition, isDue) : [];
  if (due.length === 0 || errorsOf(registry, file).length > 0) {
    return { edited: [], refused: [], due: [] };
  }
  const remainder = new Remainder();
  const carriedOut = carryOut(text, isDue, remainder);
  const after: Definition = JSON.parse(carriedOut);
  const draft = {
    file,
    text: withFingerprint({ text: carriedOut }, deriveFingerprint(after)),
    follows: remainder.sentences(after),
  };
  return { ...planEdits(registry, [draft]), due };
}

type IsDue = (entry: Upcoming) => boolean;

function dueOf({ upcoming = [] }: Definition, isDue: IsDue): Upcoming[] {
  return upcoming
    .filter(isDue)
    .sort((a, b) => compareText(withSeconds(a.effectiveAt), withSeconds(b.effectiveAt)));
}

/** Moment by moment: what takes effect first may say what is announced for later. */
function carryOut(text: string, isDue: IsDue, remainder: Remainder): string {
  const before: Definition = JSON.parse(text);
  const due = dueOf(before, isDue);
  const [first] = due;
  if (!first) return text;
  const at = withSeconds(first.effectiveAt);
  const together = due.filter(({ effectiveAt }) => withSeconds(effectiveAt) === at);
  const after = takeEffect(text, together, remainder);
  remainder.add(before, together);
  return carryOut(after, isDue, remainder);
}

function takeEffect(text: string, together: readonly Upcoming[], remainder: Remainder): string {
  // What goes is named by the id that it has, before anything follows.
  const kept = withoutRetired(text, together);
  const { text: replaced, derived } = replaceIds(kept, (place) => targetAt(place, together));
  const ids = new Set(together.map(({ id }) => id));
  const settled = withoutAnnouncements(
    withoutOldBytes(replaced, remainder),
    ({ id, to }) => ids.has(id) || (to !== null && derived.get(id) === to),
  );
  return withoutMoot(followedByAnnouncements(settled, derived), remainder);
}

/** What each kind of announcement is about, as the property that has the id. */
const PROPERTIES: Partial<Record<Upcoming["kind"], string>> = {
  "stable-id": "stableId",
  "content-hash": "contentHash",
  fingerprint: "fingerprint",
  mrtd: "mrtd",
  "ticket-issuance-root": "ticketIssuanceRoot",
};

function targetAt({ id, pointer }: IdPlace, together: readonly Upcoming[]): string | undefined {
  const property = pointer.slice(pointer.lastIndexOf("/") + 1);
  const found = together.find((it) => it.id === id && PROPERTIES[it.kind] === property);
  return found?.to ?? undefined;
}

/** Config bytes that do not give the fingerprint which was announced are those of the one before. */
function withoutOldBytes(text: string, remainder: Remainder): string {
  const definition: Definition = JSON.parse(text);
  const { ticketIssuer: issuer } = definition;
  const services = servicesOf(definition).filter(
    (it) => it.part.config && recompute(it) !== it.part.fingerprint,
  );
  const old = services.map(({ label, pointer }) => ({ label, pointer }));
  if (
    issuer?.config &&
    deriveTicketIssuer({ ...issuer, ...issuer.config }) !== issuer.fingerprint
  ) {
    old.push({ label: `ticket issuer ${issuer.name}`, pointer: "/ticketIssuer" });
  }
  return old.reduce((now, { label, pointer }) => {
    remainder.addBytes(label);
    return without(now, `${pointer}/config`);
  }, text);
}

function withoutRetired(text: string, together: readonly Upcoming[]): string {
  const gone = new Set(together.flatMap(({ id, to }) => (to === null ? [id] : [])));
  return foldedIds(JSON.parse(text))
    .filter(({ id }) => gone.has(id))
    .map(({ pointer }) => pointer.slice(0, pointer.lastIndexOf("/")))
    .reduceRight((now, pointer) => {
      const isStated = pointer.startsWith("/modules/") || pointer === "/ticketIssuer";
      return isStated ? withValues(now, new Map([[pointer, null]])) : without(now, pointer);
    }, text);
}

/** What is announced of a part that is gone, as its measurement, is about nothing any more. */
function withoutMoot(text: string, remainder: Remainder): string {
  const definition: Definition = JSON.parse(text);
  return withoutAnnouncements(text, (entry) => {
    const moot = !announceableIds(definition, entry.kind).includes(entry.id);
    if (moot) remainder.addMoot(entry);
    return moot;
  });
}
