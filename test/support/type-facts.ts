// Which properties of the types are optional or nullable: tables that the compiler checks against
// src/core/registry/definition.ts, so that a test can compare the schemas with them.

import type {
  ConfigBytes,
  Confluence,
  Definition,
  GithubAccount,
  Lattice,
  Module,
  Mrtd,
  Operator,
  Organism,
  PeerHint,
  Retirement,
  SpannedCitizen,
  TicketIssuer,
  Upcoming,
  Urgent,
} from "../../src/core/registry/definition.ts";

type Optional<T> = {
  [Key in keyof T]-?: Record<never, never> extends Pick<T, Key> ? Key : never;
}[keyof T];
type Nullable<T> = { [Key in keyof T]-?: null extends T[Key] ? Key : never }[keyof T];
/** Exactly these keys: the compiler refuses one too many and one too few. */
type Keys<T extends PropertyKey> = Record<T, true>;
interface Facts<T> {
  optional: Keys<Optional<T>>;
  nullable: Keys<Nullable<T>>;
}

const CITIZEN = {
  contentHash: true,
  ticketIssuanceRoot: true,
  mrtds: true,
  redFlags: true,
} as const;
const DEFINITION: Facts<Definition> = {
  optional: { derivation: true, urgent: true, upcoming: true, retirement: true },
  nullable: { ticketIssuer: true },
};
const ALL_MODULES = { atlas: true, almanac: true, chronicle: true, compute: true } as const;
const MODULES: Facts<Definition["modules"]> = { optional: {}, nullable: ALL_MODULES };
const OPERATOR: Facts<Operator> = { optional: { url: true }, nullable: {} };
const ACCOUNT: Facts<GithubAccount> = { optional: {}, nullable: {} };
const LATTICE: Facts<Lattice> = { optional: CITIZEN, nullable: {} };
const ORGANISM: Facts<Organism> = { optional: CITIZEN, nullable: {} };
const CONFLUENCE: Facts<Confluence> = {
  optional: { config: true, mrtds: true, crate: true, verbs: true },
  nullable: {},
};
const MODULE: Facts<Module> = {
  optional: { span: true, config: true, mrtds: true, crate: true, verbs: true },
  nullable: {},
};
const ISSUER: Facts<TicketIssuer> = { optional: { config: true, docs: true }, nullable: {} };
const BYTES: Facts<ConfigBytes> = { optional: {}, nullable: {} };
const ACL: Facts<NonNullable<TicketIssuer["config"]>> = { optional: {}, nullable: {} };
const MRTD: Facts<Mrtd> = { optional: {}, nullable: {} };
const SPANNED: Facts<SpannedCitizen> = {
  optional: { name: true, contentHash: true },
  nullable: {},
};
const HINT: Facts<PeerHint> = { optional: { address: true, note: true }, nullable: {} };
const UPCOMING: Facts<Upcoming> = { optional: {}, nullable: { to: true } };
const URGENT: Facts<Urgent> = { optional: {}, nullable: {} };
const RETIREMENT: Facts<Retirement> = { optional: {}, nullable: { replacement: true } };

const BY_STEP: Record<string, Facts<object>> = {
  "": DEFINITION,
  modules: MODULES,
  operator: OPERATOR,
  github: ACCOUNT,
  lattices: LATTICE,
  organisms: ORGANISM,
  confluences: CONFLUENCE,
  ticketIssuer: ISSUER,
  config: BYTES,
  mrtds: MRTD,
  span: SPANNED,
  peerHints: HINT,
  upcoming: UPCOMING,
  urgent: URGENT,
  retirement: RETIREMENT,
};

/** By the last named step of the pointer, but where two parts call different things the same. */
export function factsOf(pointer: string): Facts<object> {
  if (pointer === "/ticketIssuer/config") return ACL;
  if (/^\/modules\/\w+$/.test(pointer)) return MODULE;
  const step = pointer.replace(/\/\*$/, "").split("/").at(-1) ?? "";
  const facts = BY_STEP[step];
  if (!facts) throw new Error(`No facts of ${pointer}`);
  return facts;
}
