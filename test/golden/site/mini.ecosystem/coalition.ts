// Mini Ecosystem (mini.ecosystem), from the registry at https://mini.example/registry/
// Entry 2, hash ecb6a4ee05882f02094b93ddac62c4350317895b8463af3b1378c8a5def66a70, of
// https://mini.example/registry/mini.ecosystem/changes.json
// Ids and bytes are lowercase hex digits, two for each byte.

/** The universe: the id of mosaik's network. */
export const UNIVERSE = "b82b6f3b4a1e53d2d56523f5a7b1974e3842ac37a068cc302286065a8853cf43";

/** Peers of the universe, for a cold start. */
export const PEER_HINTS = [
  {
    peerId: "7d843d61f4860b30170f0ce098b9f067f9e7d18e786d2c006fcd3e1808352d3b",
    address: null
  }
] as const satisfies readonly PeerHint[];

/** The coalition to compile in. */
export const COALITION = {
  name: "mini.ecosystem",
  fingerprint: "ed7eec4600fc68e256f155516efe89d396d6c529d76928220561e4c5067a7777",
  compositionDigest: "eeca807e4f3e6c51f2334265a0dc1fa9f7fd421cbf20bf19523416889f386acc",
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
      fingerprint: "e0bd6404c08130306c9db7821ae1ebed02bde630d1b708da7e4a0ec20a7d18f0",
      span: [
        {
          stableId: "84ba69ca95232e4784d5f991c21aa90c90ca5589f7f566d45911b35eef13a109",
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
      root: "6fd47e4406f6064a7e0ee2d31a31be9962f62f06473e21767c0cc9092b789597",
      span: null,
      config: null,
      mrtds: []
    },
    almanac: null,
    chronicle: {
      fingerprint: "0a4e22696ddb10826caabfd921071b5b8893ce2af7a604a02d7461564014ae49",
      root: "73727e9e9bedee8c8c3d5da36b9657d0b781a0238ddea5b42a6699a125acf9b5",
      span: null,
      config: null,
      mrtds: []
    },
    compute: null
  },
  ticketIssuer: null
} as const satisfies CoalitionConfig;

export interface PeerHint {
  readonly peerId: string;
  /** An IP address with a port, or the URL of a relay. */
  readonly address: string | null;
}

export interface CoalitionConfig {
  readonly name: string;
  /** COALITION_ROOT: what `coalition_id()` gives. */
  readonly fingerprint: string;
  /** The registry's: it commits to what the fingerprint does not. */
  readonly compositionDigest: string;
  readonly lattices: readonly LatticeRef[];
  readonly organisms: readonly OrganismRef[];
  readonly confluences: readonly ConfluenceConfig[];
  /** null is one that is not shipped. */
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
  /** null where its operator publishes none. */
  readonly config: ConfigBytes | null;
  readonly mrtds: readonly Mrtd[];
}

export interface ModuleConfig {
  readonly fingerprint: string;
  /** What its handles bind to. */
  readonly root: string;
  /** null where its operator publishes none. */
  readonly span: readonly SpannedCitizen[] | null;
  readonly config: ConfigBytes | null;
  readonly mrtds: readonly Mrtd[];
}

export interface TicketIssuerConfig {
  readonly name: string;
  readonly fingerprint: string;
  /** null where its operator publishes none. */
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
