// Mini Ecosystem (mini.ecosystem), from the registry at https://mini.example/registry/
// Entry 2, hash f00a252b203e034eacfd48dca1a60f17825e661c0266a7da8c849acedf1e60cd, of
// https://mini.example/registry/mini.ecosystem/changes.json
// coalition-pin: https://mini.example/registry/ mini.ecosystem #2 d6587bf0e6ff74b70fb8a6ab89bb0329dad7600e42929bbf54c758c312bf446e
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
  name: "mini.ecosystem",
  derivation: "modules-folded",
  fingerprint: "d6587bf0e6ff74b70fb8a6ab89bb0329dad7600e42929bbf54c758c312bf446e",
  compositionDigest: "4f7e1a00460934fae4e8a1b5b041fe174c182f479a1cbbb70ae96269d64677ae",
  lattices: [
    {
      name: "a.mainnet",
      chainId: 10,
      stableId: "84ba69ca95232e4784d5f991c21aa90c90ca5589f7f566d45911b35eef13a109",
      citizenId: "84ba69ca95232e4784d5f991c21aa90c90ca5589",
      contentHash: null,
      ticketIssuanceRoot: null,
      mrtds: []
    },
    {
      name: "b.mainnet",
      chainId: 11,
      stableId: "d28619dd04399c123713d69b30ed50c50bad6b14de37d0f02c4b27a7c9ec92d5",
      citizenId: "d28619dd04399c123713d69b30ed50c50bad6b14",
      contentHash: "16fc474141d4d27a7f94eac5ee63ee29cb7bcafab484d4e2b90cbc78a636eca2",
      ticketIssuanceRoot: null,
      mrtds: []
    }
  ],
  organisms: [],
  confluences: [
    {
      name: "router",
      fingerprint: "c875791dc88989f1911187240080a0d97c0cfa01d8f35760471b5b77520c6135",
      span: [
        {
          stableId: "84ba69ca95232e4784d5f991c21aa90c90ca5589f7f566d45911b35eef13a109",
          contentHash: null
        },
        {
          stableId: "76ea1cfe2346880aa77a3909ef798014533fa81db07a990ab98f2fba83f47a8f",
          contentHash: null
        },
        {
          stableId: "d28619dd04399c123713d69b30ed50c50bad6b14de37d0f02c4b27a7c9ec92d5",
          contentHash: "16fc474141d4d27a7f94eac5ee63ee29cb7bcafab484d4e2b90cbc78a636eca2"
        }
      ],
      config: {
        content: "c0ffee",
        acl: "ac1d"
      },
      mrtds: []
    }
  ],
  modules: {
    atlas: {
      fingerprint: "55efd69f02013ddb23676e763f21bacf889eea9d407c61057ba6edf4084fa698",
      root: "143526f2d0b98138bc9b92f4a5ba2b6ef298a26db2dcf6f2c3acf80a120f541e",
      span: null,
      config: null,
      mrtds: []
    },
    almanac: null,
    chronicle: {
      fingerprint: "0a4e22696ddb10826caabfd921071b5b8893ce2af7a604a02d7461564014ae49",
      root: "b141a1e7a41f369eec9979475a069509054e6c3ba458ba4d7abdbb415788ad3a",
      span: null,
      config: null,
      mrtds: []
    },
    compute: null
  },
  ticketIssuer: null
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
