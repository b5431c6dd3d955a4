// Turns generated facts into parts of a definition: ids by position and salt, fingerprints that follow
// from the config bytes, pins that agree with the citizens.

import { deriveLattice } from "../../src/core/derivation/fingerprint.ts";
import {
  type Confluence,
  type Definition,
  type Id,
  type Lattice,
  MODULE_KINDS,
  type Module,
  type Organism,
  type SpannedCitizen,
  type TicketIssuer,
} from "../../src/core/registry/definition.ts";
import type {
  citizenFacts,
  confluenceFacts,
  Facts,
  issuerFacts,
  moduleFacts,
} from "./arbitrary-parts.ts";
import { confluence, shippedModule, ticketIssuer } from "./definitions.ts";
import { idOf, mrtdOf } from "./ids.ts";

/** What the parts of one definition are made from. */
export interface PartFacts {
  /** Makes the ids of one definition differ from those of another. */
  salt: number;
  lattices: Facts<typeof citizenFacts>[];
  organisms: Facts<typeof citizenFacts>[];
  /** The lattice of a definition that would have no citizen. */
  lonely: Facts<typeof citizenFacts>;
  confluences: Facts<typeof confluenceFacts>[];
  /** In the order of MODULE_KINDS. */
  modules: (Facts<typeof moduleFacts> | null)[];
  ticketIssuer: Facts<typeof issuerFacts> | null;
}

type Span = NonNullable<Facts<typeof moduleFacts>["span"]>;
type Citizen = Lattice | Organism;

/** A record without the members that are null: the schema wants those absent. */
export function present<T extends object>(record: T): { [K in keyof T]?: NonNullable<T[K]> } {
  const entries = Object.entries(record).filter(([, value]) => value !== null);
  return Object.fromEntries(entries) as { [K in keyof T]?: NonNullable<T[K]> };
}

function mrtdsOf(seed: string, count: number | null) {
  if (count === null) return null;
  return Array.from({ length: count }, (_, index) => ({
    unit: `unit ${index}`,
    mrtd: mrtdOf(`${seed} ${index}`),
  }));
}

function citizenOf(seed: string, index: number, given: Facts<typeof citizenFacts>) {
  return {
    name: `${given.name}.${index}`,
    stableId: idOf(seed),
    handshake: given.handshake,
    operator: given.operator,
    ...present({
      contentHash: given.contentHash ? idOf(`${seed} content`) : null,
      ticketIssuanceRoot: given.ticketIssuanceRoot ? idOf(`${seed} tickets`) : null,
      mrtds: mrtdsOf(seed, given.mrtds),
      redFlags: given.redFlags,
    }),
  };
}

function latticeOf(seed: string, index: number, given: Facts<typeof citizenFacts>): Lattice {
  const citizen = { ...citizenOf(seed, index, given), chainId: given.chainId };
  return given.reproducible ? { ...citizen, stableId: deriveLattice(citizen) } : citizen;
}

/** A pin of a citizen that the definition holds is the content hash that it gives. */
function spanOf(seed: string, span: Span, citizens: Citizen[]): SpannedCitizen[] {
  const spanned = span.map(({ citizen, foreign, pinned, label }, index): SpannedCitizen => {
    const own = foreign ? undefined : citizens[citizen % citizens.length];
    const contentHash = own ? own.contentHash : idOf(`${seed} foreign content ${index}`);
    return {
      stableId: own?.stableId ?? idOf(`${seed} foreign ${index}`),
      ...present({ name: label, contentHash: pinned ? (contentHash ?? null) : null }),
    };
  });
  const first = new Map(spanned.map((it): [Id, SpannedCitizen] => [it.stableId, it]).reverse());
  return [...first.values()];
}

/** No confluence spans fewer; what is missing is elsewhere. */
function atLeastTwo(seed: string, span: SpannedCitizen[]): SpannedCitizen[] {
  const others = [1, 2].map((it) => ({ stableId: idOf(`${seed} elsewhere ${it}`) }));
  return [...span, ...others.slice(Math.min(span.length, 2))];
}

export function partsOf(given: PartFacts): Partial<Definition> {
  const { salt } = given;
  const lonely = given.lattices.length + given.organisms.length === 0 ? [given.lonely] : [];
  const lattices = [...given.lattices, ...lonely].map((it, index) =>
    latticeOf(`${salt} lattice ${index}`, index, it),
  );
  const organisms = given.organisms.map(
    (it, index): Organism => ({
      ...citizenOf(`${salt} organism ${index}`, index, it),
      role: it.role,
    }),
  );
  const citizens = [...lattices, ...organisms];
  const confluences = given.confluences.map(({ name, span, mrtds, ...rest }, index): Confluence => {
    const seed = `${salt} ${name}.${index}`;
    const more = {
      span: atLeastTwo(seed, spanOf(seed, span, citizens)),
      mrtds: mrtdsOf(seed, mrtds),
    };
    return confluence(`${name}.${index}`, present({ ...rest, ...more }));
  });
  const modules = MODULE_KINDS.map((kind, index): [string, Module | null] => {
    const it = given.modules[index];
    if (!it) return [kind, null];
    const seed = `${salt} ${kind}`;
    const span = it.span && spanOf(seed, it.span, citizens);
    return [kind, shippedModule(kind, present({ ...it, span, mrtds: mrtdsOf(seed, it.mrtds) }))];
  });
  return {
    lattices,
    organisms,
    confluences,
    modules: Object.fromEntries(modules) as Definition["modules"],
    ticketIssuer: given.ticketIssuer && issuerOf(given.ticketIssuer),
  };
}

function issuerOf({ name, ...rest }: Facts<typeof issuerFacts>): TicketIssuer {
  return ticketIssuer(name, present(rest));
}
