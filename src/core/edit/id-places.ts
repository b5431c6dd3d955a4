// Every id of a definition, at its place and by what it is the id of.

import {
  type Definition,
  type Hex,
  type Mrtd,
  type SpannedCitizen,
  shippedModules,
} from "../registry/definition.ts";

export interface IdPlace {
  /** RFC 6901 pointer to the id. */
  pointer: string;
  /** 64 hex digits, or the 96 of an MR_TD. */
  id: Hex;
  /** "stable id of lattice op.mainnet". */
  what: string;
  /** The name of the part that has it; undefined of a peer. */
  name?: string;
}

/** All but what is announced, and the coalition's own fingerprint, which follows from the others. */
export function idPlaces(definition: Definition): IdPlace[] {
  const { lattices, organisms, confluences, ticketIssuer, peerHints } = definition;
  const part = (label: string, pointer: string, name: string, it: AnyPart) =>
    partPlaces(it, pointer, label).map((place) => ({ ...place, name }));
  return [
    ...lattices.flatMap((it, at) => part(`lattice ${it.name}`, `/lattices/${at}`, it.name, it)),
    ...organisms.flatMap((it, at) => part(`organism ${it.name}`, `/organisms/${at}`, it.name, it)),
    ...confluences.flatMap((it, at) =>
      part(`confluence ${it.name}`, `/confluences/${at}`, it.name, it),
    ),
    ...shippedModules(definition).flatMap(([kind, it]) =>
      part(`module ${kind}`, `/modules/${kind}`, kind, it),
    ),
    ...(ticketIssuer
      ? part(`ticket issuer ${ticketIssuer.name}`, "/ticketIssuer", ticketIssuer.name, ticketIssuer)
      : []),
    ...peerHints.map(({ peerId }, at) => ({
      pointer: `/peerHints/${at}/peerId`,
      id: peerId,
      what: "id of a peer hint",
    })),
  ];
}

interface AnyPart {
  stableId?: string;
  contentHash?: string;
  ticketIssuanceRoot?: string;
  fingerprint?: string;
  span?: SpannedCitizen[];
  mrtds?: Mrtd[];
}

const OWN_IDS = {
  stableId: "stable id",
  contentHash: "content hash",
  ticketIssuanceRoot: "ticket-issuance root",
  fingerprint: "fingerprint",
} as const;

function partPlaces(part: AnyPart, pointer: string, label: string): IdPlace[] {
  const own = Object.entries(OWN_IDS).map(([key, word]) => ({
    pointer: `${pointer}/${key}`,
    id: part[key as keyof typeof OWN_IDS],
    what: `${word} of ${label}`,
  }));
  const spanned = (part.span ?? []).flatMap(({ stableId, contentHash }, at) => [
    {
      pointer: `${pointer}/span/${at}/stableId`,
      id: stableId,
      what: `citizen that ${label} spans`,
    },
    {
      pointer: `${pointer}/span/${at}/contentHash`,
      id: contentHash,
      what: `content hash that ${label} pins`,
    },
  ]);
  const measured = (part.mrtds ?? []).map(({ mrtd, unit }, at) => ({
    pointer: `${pointer}/mrtds/${at}/mrtd`,
    id: mrtd,
    what: `MR_TD of ${unit}, ${label}`,
  }));
  return [...own, ...spanned, ...measured].flatMap(({ id, ...place }) =>
    id === undefined ? [] : [{ ...place, id }],
  );
}
