// Mini & Service (mini.service), from the registry at https://mini.example/registry/
// Entry 3, hash 8dbaf8fc83bbfcedb7b07d93d46f208538ba5c0f41cade34697bee6e39f5fdd4, of
// https://mini.example/registry/mini.service/changes.json
// coalition-pin: https://mini.example/registry/ mini.service #3 603b2df1686d89694f9da1bd980b9083f0a255f09ce4eff9110b4d915d3ce48c
// Ids and bytes are lowercase hex digits, two for each byte.

/** The universe: the id of the mosaik network. */
export const UNIVERSE = "b82b6f3b4a1e53d2d56523f5a7b1974e3842ac37a068cc302286065a8853cf43";

/** Peers of the universe, for a cold start. */
export const PEER_HINTS = [
  {
    peerId: "d1806606b1bea9283e1edc1c121d4d37ef7158e622cd80dcf45b87ce1292a825",
    address: null
  }
] as const satisfies readonly PeerHint[];

/** The coalition to compile in. */
export const COALITION = {
  name: "mini.service",
  derivation: "modules-folded",
  fingerprint: "603b2df1686d89694f9da1bd980b9083f0a255f09ce4eff9110b4d915d3ce48c",
  compositionDigest: "fe174aa2cca5ebed309e7b4359e22aad692e4de79fb2d501f4caf86e0d21904b",
  lattices: [],
  organisms: [
    {
      role: "feed-role",
      name: "feed",
      stableId: "8a3aa694bee62a550781ddb68d6c6327871acff5dfe49e8c581e024e8d2a042f",
      citizenId: "8a3aa694bee62a550781ddb68d6c6327871acff5",
      contentHash: null,
      ticketIssuanceRoot: null,
      mrtds: []
    }
  ],
  confluences: [],
  modules: {
    atlas: null,
    almanac: null,
    chronicle: null,
    compute: null
  },
  ticketIssuer: {
    name: "tickets",
    fingerprint: "e3d7a0cb98c361d2ddc9e4377acde742840820e1e0c0fd45b5d78ef5a5cbda23",
    acl: "ac1d",
    root: "e3e1020d6a2e3a9a9336119c372647e6a5797275164bde262af55e2c36cd12f9"
  }
} as const satisfies CoalitionConfig;

// coalition-code: 1 (the same in every constant with this number; updates replace what is above)

export interface PeerHint {
  readonly peerId: string;
  /** An IP address with a port, or the URL of a relay. */
  readonly address: string | null;
}

export interface CoalitionConfig {
  readonly name: string;
  /** The reading of the derivation that the fingerprint follows. */
  readonly derivation: string;
  /** COALITION_ROOT: what `coalition_id()` returns. */
  readonly fingerprint: string;
  /** The registry's: it commits to what the fingerprint does not. */
  readonly compositionDigest: string;
  readonly lattices: readonly LatticeRef[];
  readonly organisms: readonly OrganismRef[];
  readonly confluences: readonly ConfluenceConfig[];
  /** null for one that is not shipped. */
  readonly modules: Readonly<
    Record<"atlas" | "almanac" | "chronicle" | "compute", ModuleConfig | null>
  >;
  readonly ticketIssuer: TicketIssuerConfig | null;
}

interface Citizen {
  readonly stableId: string;
  /** The first 20 bytes of the stable id: the key in cross-citizen commits. */
  readonly citizenId: string;
  readonly contentHash: string | null;
  readonly ticketIssuanceRoot: string | null;
  readonly mrtds: readonly Mrtd[];
}

export interface LatticeRef extends Citizen {
  readonly name: string;
  readonly chainId: number;
}

export interface OrganismRef extends Citizen {
  readonly role: string;
  /** The organism's own name. */
  readonly name: string;
}

export interface ConfluenceConfig {
  readonly name: string;
  readonly fingerprint: string;
  readonly span: readonly SpannedCitizen[];
  /** null if its operator publishes none. */
  readonly config: ConfigBytes | null;
  readonly mrtds: readonly Mrtd[];
}

export interface ModuleConfig {
  readonly fingerprint: string;
  /** What its handles bind to. */
  readonly root: string;
  /** null if its operator publishes none. */
  readonly span: readonly SpannedCitizen[] | null;
  readonly config: ConfigBytes | null;
  readonly mrtds: readonly Mrtd[];
}

export interface TicketIssuerConfig {
  readonly name: string;
  readonly fingerprint: string;
  /** null if its operator publishes none. */
  readonly acl: string | null;
  /** What tickets are bound to. */
  readonly root: string;
}

/** A citizen that a confluence or module folds. */
export interface SpannedCitizen {
  readonly stableId: string;
  /** The content hash that the span pins. */
  readonly contentHash: string | null;
}

export interface ConfigBytes {
  readonly content: string;
  readonly acl: string;
}

/** The TDX measurement of an image. */
export interface Mrtd {
  readonly unit: string;
  readonly mrtd: string;
}
