// Applies announced changes to a definition, all those for one time together. Announcing and carrying out a change
// both use this, so their results are the same.

import { deriveTicketIssuer, recomputeService } from "../derivation/fingerprint.ts";
import { groupBy } from "../group-by.ts";
import { compareText } from "../problem.ts";
import {
  type Definition,
  type Hex,
  type Id,
  MODULE_KINDS,
  type Upcoming,
  type UtcTime,
} from "../registry/definition.ts";
import { announceableIn, partIds } from "../registry/part-ids.ts";
import { type FoldedPart, partsOf, type ServicePart, servicesOf } from "../registry/parts.ts";
import { withSeconds } from "../time.ts";
import { type IdProperty, replaceIds, withUpcoming } from "./replace-ids.ts";

/**
 * Why a service's next fingerprint is not known. "spans": it spans a changed citizen, and its operator publishes no
 * config bytes. "pins": it pins a content hash with no announced successor. "lost": a citizen that it spans is
 * removed. "runs": it runs an image whose measurement changes, which its config may contain.
 */
export type WaitReason = "spans" | "pins" | "lost" | "runs";

/** A definition after announced changes, and their other results. */
export interface Applied {
  /** The known part of the result, under the old declared fingerprint. */
  definition: Definition;
  /** By label, the services whose fingerprint only their operator can give, and the reason. */
  waiting: ReadonlyMap<string, WaitReason>;
  /** By a service's old fingerprint: the one that follows from its config bytes. */
  followed: ReadonlyMap<Id, Id>;
  /** Content hashes of replaced stable ids, with no announced successor. */
  staleHashes: ReadonlySet<Id>;
  /** Labels of the parts whose config bytes were dropped, because they give the old fingerprint. */
  lostBytes: ReadonlySet<string>;
  /** Announcements that were dropped because their subject was removed. */
  moot: readonly Upcoming[];
}

/** The announced changes by the time they take effect, with seconds; the earliest first. */
export function momentsOf(upcoming: readonly Upcoming[]): [at: UtcTime, together: Upcoming[]][] {
  const moments = groupBy(upcoming, ({ effectiveAt }) => withSeconds(effectiveAt));
  return [...moments].sort(([a], [b]) => compareText(a, b));
}

/** A definition to which nothing has been applied yet. */
export function unchanged(definition: Definition): Applied {
  const [followed, waiting] = [new Map(), new Map()];
  return { definition, waiting, followed, staleHashes: new Set(), lostBytes: new Set(), moot: [] };
}

/** A definition after these times, one after the other. */
export function afterMoments(
  definition: Definition,
  moments: readonly [at: UtcTime, together: Upcoming[]][],
): Applied {
  return moments.reduce(
    (before, [, together]) => takeEffect(before, together),
    unchanged(definition),
  );
}

/** `entries` all have the same time, and are as announced for the unchanged definition. */
export function takeEffect(before: Applied, entries: readonly Upcoming[]): Applied {
  const changes = entries.map((it) => ({ ...it, id: before.followed.get(it.id) ?? it.id }));
  const byId = groupBy(changes, ({ id }) => id);
  const isGone = (id: Id) => byId.get(id)?.some(({ to }) => to === null) ?? false;
  const kept = withParts(before.definition, (it) => (isGone(it.id) ? null : it.value));
  const { definition: replaced, derived } = replaceIds(
    kept,
    (id, property) => idAfter(byId, id, property),
    recomputeService,
  );
  const outdated = partsWithOldBytes(replaced, changes);
  const isOutdated = new Set(outdated.map(({ pointer }) => pointer));
  const current = withParts(replaced, ({ pointer, value }) =>
    isOutdated.has(pointer) ? withoutConfig(value) : value,
  );
  const { upcoming = [] } = current;
  const left = upcoming
    .filter(({ id, to }) => !byId.has(id) && (to === null || derived.get(id) !== to))
    .map((it) => ({ ...it, id: derived.get(it.id) ?? it.id }));
  const isAbout = announceableIn(current);
  return {
    definition: withUpcoming(current, left.filter(isAbout)),
    waiting: waitingAfter(before, byId),
    followed: new Map([
      ...[...before.followed].map(([id, now]): [Id, Id] => [id, derived.get(now) ?? now]),
      ...derived,
    ]),
    staleHashes: new Set([...before.staleHashes, ...staleHashes(before.definition, byId)]),
    lostBytes: new Set([...before.lostBytes, ...outdated.map(({ label }) => label)]),
    moot: [...before.moot, ...left.filter((it) => !isAbout(it))],
  };
}

/** The changes of one time, by the id that changes. */
type ChangesById = ReadonlyMap<Hex, readonly Upcoming[]>;

/** The property that an announcement of each kind changes. */
const CHANGED: Record<Upcoming["kind"], IdProperty | undefined> = {
  "stable-id": "stableId",
  "content-hash": "contentHash",
  fingerprint: "fingerprint",
  mrtd: "mrtd",
  "ticket-issuance-root": "ticketIssuanceRoot",
  retirement: undefined,
};

function idAfter(byId: ChangesById, id: Hex, property: IdProperty): Hex | undefined {
  return byId.get(id)?.find(({ kind }) => CHANGED[kind] === property)?.to ?? undefined;
}

/** Parts whose published config bytes do not give the fingerprint announced for them. */
function partsWithOldBytes(definition: Definition, changes: readonly Upcoming[]): FoldedPart[] {
  const announced = new Set(changes.map(({ kind, to }) => kind === "fingerprint" && to));
  return partsOf(definition).filter((part) => {
    if (!announced.has(part.id)) return false;
    if (part.class === "confluence" || part.class === "module") {
      return (recomputeService(part) ?? part.id) !== part.id;
    }
    if (part.class !== "ticket-issuer" || !part.value.config) return false;
    return deriveTicketIssuer({ name: part.name, ...part.value.config }) !== part.id;
  });
}

function withoutConfig({ config: _, ...rest }: { config?: unknown; name?: string }): object {
  return rest;
}

/**
 * The definition with other parts. null: a module or issuer is set to null; any other part is removed from its list.
 */
function withParts(
  definition: Definition,
  valueAfter: (part: FoldedPart) => object | null,
): Definition {
  const parts = partsOf(definition);
  const values = new Map(parts.map((it) => [it.pointer, valueAfter(it)]));
  if (parts.every(({ pointer, value }) => values.get(pointer) === value)) return definition;
  const listed = (name: "lattices" | "organisms" | "confluences") =>
    definition[name].flatMap((_, at) => values.get(`/${name}/${at}`) ?? []);
  const modules = MODULE_KINDS.map((kind) => [kind, values.get(`/modules/${kind}`) ?? null]);
  return {
    ...definition,
    lattices: listed("lattices"),
    organisms: listed("organisms"),
    confluences: listed("confluences"),
    modules: Object.fromEntries(modules),
    ticketIssuer: values.get("/ticketIssuer") ?? null,
  } as Definition;
}

/** A service no longer waits once its own change is announced. */
function waitingAfter(
  { definition, waiting }: Applied,
  byId: ChangesById,
): ReadonlyMap<string, WaitReason> {
  const after = new Map(waiting);
  for (const service of servicesOf(definition)) {
    const reason = byId.has(service.id) ? undefined : reasonToWait(service, byId);
    if (byId.has(service.id)) after.delete(service.label);
    else if (reason) after.set(service.label, reason);
  }
  return after;
}

function reasonToWait({ value }: ServicePart, byId: ChangesById): WaitReason | undefined {
  const { span = [], mrtds = [], config } = value;
  const kindsOf = (id: Hex | undefined) => (byId.get(id ?? "") ?? []).map(({ kind }) => kind);
  if (span.some(({ stableId }) => kindsOf(stableId).includes("retirement"))) return "lost";
  if (mrtds.some(({ mrtd }) => kindsOf(mrtd).includes("mrtd"))) return "runs";
  const moved = span.filter(
    ({ stableId: id, contentHash: pin = "" }) => byId.has(id) || byId.has(pin),
  );
  if (moved.length > 0 && !config) return "spans";
  const isPinned = moved.some(({ contentHash: pin }) => pin !== undefined && !byId.has(pin));
  return isPinned ? "pins" : undefined;
}

/** Whether the service spans the citizen of this stable id, or pins this content hash. */
export function spans({ value: { span = [] } }: ServicePart, id: Hex): boolean {
  return span.some(({ stableId, contentHash }) => stableId === id || contentHash === id);
}

/** Whether the service runs the image of this MR_TD. */
export function runs({ value: { mrtds = [] } }: ServicePart, id: Hex): boolean {
  return mrtds.some(({ mrtd }) => mrtd === id);
}

function staleHashes(definition: Definition, byId: ChangesById): Id[] {
  const bumped = [...byId.values()].flat().filter(({ kind }) => kind === "stable-id");
  const hashes = contentHashesOf(
    definition,
    bumped.map(({ id }) => id),
  );
  return hashes.filter((hash) => !byId.has(hash));
}

/** A citizen with a new stable id also gets a new content hash, so a given or pinned one is outdated. */
export function contentHashesOf(definition: Definition, stableIds: readonly Id[]): Id[] {
  const hashes = partIds(definition).filter(({ kind }) => kind.endsWith("content-hash"));
  const byCitizen = groupBy(hashes, ({ part, citizen = part.id }) => citizen);
  return [...new Set(stableIds.flatMap((id) => byCitizen.get(id) ?? []).map(({ id }) => id))];
}
