// Every id of a definition in one list: what it is, where it is, and the part that has it. All searches for ids
// filter this list.

import type { Definition, Hex, Id, Mrtd, SpannedCitizen, Upcoming } from "./definition.ts";
import { citizensOf, type FoldedPart, type Part, type Parts, partsOf } from "./parts.ts";

/** What an id identifies. A confluence's, module's or issuer's own id is its fingerprint. */
export type PartIdKind =
  | "stable-id"
  | "content-hash"
  | "ticket-issuance-root"
  | "mrtd"
  | "confluence"
  | "module"
  | "ticket-issuer"
  /** A content hash in the span of a confluence or module. */
  | "pinned-content-hash"
  /** A citizen in the span of a confluence or module. */
  | "spanned-citizen";

/** One id of a part, at its place. */
export interface PartId {
  kind: PartIdKind;
  /** 64 hex digits, or the 96 of an MR_TD. */
  id: Hex;
  /** RFC 6901 pointer to the id. */
  pointer: string;
  part: FoldedPart;
  /** For an MR_TD: what was measured. */
  unit?: string;
  /** For an id in a span: the stable id of the spanned citizen. */
  citizen?: Id;
}

/** Definitions never change, so ids are gathered once. */
const KNOWN_IDS = new WeakMap<Parts, readonly PartId[]>();

/** Every id of every part of a valid definition, part by part, the folded id first. */
export function partIds(parts: Parts): readonly PartId[] {
  const known = KNOWN_IDS.get(parts);
  if (known) return known;
  const ids = partsOf(parts).flatMap((part) => [...idsOfPart(part)]);
  KNOWN_IDS.set(parts, ids);
  return ids;
}

function* idsOfPart(part: FoldedPart): Generator<PartId> {
  const { id, idPointer, pointer } = part;
  if (part.class === "lattice" || part.class === "organism") {
    const { contentHash, ticketIssuanceRoot } = part.value;
    yield { kind: "stable-id", id, pointer: idPointer, part };
    const hash = `${pointer}/contentHash`;
    if (contentHash) yield { kind: "content-hash", id: contentHash, pointer: hash, part };
    const root = `${pointer}/ticketIssuanceRoot`;
    if (ticketIssuanceRoot) {
      yield { kind: "ticket-issuance-root", id: ticketIssuanceRoot, pointer: root, part };
    }
  } else {
    yield { kind: part.class, id, pointer: idPointer, part };
    if (part.class !== "ticket-issuer") yield* spannedIds(part, part.value.span ?? []);
  }
  if (part.class !== "ticket-issuer") yield* measurements(part, part.value.mrtds ?? []);
}

function* spannedIds(part: FoldedPart, span: readonly SpannedCitizen[]): Generator<PartId> {
  for (const [at, { stableId: citizen, contentHash }] of span.entries()) {
    const place = { part, citizen };
    const pointer = `${part.pointer}/span/${at}`;
    yield { kind: "spanned-citizen", id: citizen, pointer: `${pointer}/stableId`, ...place };
    if (!contentHash) continue;
    const hash = `${pointer}/contentHash`;
    yield { kind: "pinned-content-hash", id: contentHash, pointer: hash, ...place };
  }
}

function* measurements(part: FoldedPart, mrtds: readonly Mrtd[]): Generator<PartId> {
  for (const [at, { unit, mrtd }] of mrtds.entries()) {
    yield { kind: "mrtd", id: mrtd, pointer: `${part.pointer}/mrtds/${at}/mrtd`, part, unit };
  }
}

/**
 * Every id of a definition's parts, citizens first. An id that appears twice in the same role is listed twice. Of the
 * citizens in a span, only those that the coalition does not refer to itself.
 */
export function idsOfParts(
  definition: Definition,
): (Pick<PartId, "id" | "kind"> & { part: Part })[] {
  const own = new Set(citizensOf(definition).map(({ id }) => id));
  return partIds(definition)
    .filter(({ kind, id }) => kind !== "spanned-citizen" || !own.has(id))
    .map(({ id, kind, part: { class: partClass, name } }) => ({
      id,
      kind,
      part: { class: partClass, name },
    }));
}

/** The id of a peer hint, which does not belong to a part. */
export interface PeerId {
  kind: "peer-id";
  id: Id;
  pointer: string;
  part?: undefined;
}

/** Every id of a definition except announced ones and its own fingerprint, which follows from the others. */
export function placedIds(definition: Definition): (PartId | PeerId)[] {
  const peers = definition.peerHints.map(
    ({ peerId: id }, at): PeerId => ({ kind: "peer-id", id, pointer: `/peerHints/${at}/peerId` }),
  );
  return [...partIds(definition), ...peers];
}

/** "stable id of lattice op.mainnet", "content hash that confluence router pins". */
export function idWords(placed: PartId | PeerId): string {
  if (placed.kind === "peer-id") return "id of a peer hint";
  const { kind, unit } = placed;
  const { label } = placed.part;
  switch (kind) {
    case "stable-id":
      return `stable id of ${label}`;
    case "content-hash":
      return `content hash of ${label}`;
    case "ticket-issuance-root":
      return `ticket-issuance root of ${label}`;
    case "mrtd":
      return `MR_TD of ${unit}, ${label}`;
    case "spanned-citizen":
      return `citizen that ${label} spans`;
    case "pinned-content-hash":
      return `content hash that ${label} pins`;
    default:
      return `fingerprint of ${label}`;
  }
}

/** What an announcement of each kind can be about. */
const ANNOUNCED_OF: Record<Upcoming["kind"], readonly PartIdKind[]> = {
  "stable-id": ["stable-id"],
  "content-hash": ["content-hash", "pinned-content-hash"],
  fingerprint: ["confluence", "module", "ticket-issuer"],
  mrtd: ["mrtd"],
  "ticket-issuance-root": ["ticket-issuance-root"],
  retirement: ["stable-id", "confluence", "module", "ticket-issuer"],
};

/** A test of whether an announcement can be about an id of this definition, for repeated use. */
export function announceableIn(
  definition: Definition,
): (announcement: Pick<Upcoming, "kind" | "id">) => boolean {
  const known = new Set(partIds(definition).map(({ kind, id }) => `${kind} ${id}`));
  return ({ kind, id }) => ANNOUNCED_OF[kind].some((it) => known.has(`${it} ${id}`));
}

/** The ids of a definition that an announcement of this kind can be about. */
export function announceableIds(definition: Definition, kind: Upcoming["kind"]): Hex[] {
  const kinds = ANNOUNCED_OF[kind];
  return partIds(definition).flatMap((it) => (kinds.includes(it.kind) ? [it.id] : []));
}

/** What an announced change of each kind affects: the id itself, and whatever refers to it in a span. */
export const AFFECTED_KINDS: Record<Upcoming["kind"], readonly PartIdKind[]> = {
  ...ANNOUNCED_OF,
  "stable-id": ["stable-id", "spanned-citizen"],
  retirement: [...ANNOUNCED_OF.retirement, "spanned-citizen"],
};
