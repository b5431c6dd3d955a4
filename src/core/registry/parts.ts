// The parts of a definition in one list: what each is, where it is, and who operates it.

import {
  type Confluence,
  type Definition,
  type Id,
  type Lattice,
  MODULE_KINDS,
  type Module,
  type ModuleKind,
  type Operator,
  type Organism,
  type TicketIssuer,
} from "./definition.ts";

export type PartClass =
  | "coalition"
  | "lattice"
  | "organism"
  | "confluence"
  | "module"
  | "ticket-issuer";

/** The coalition itself, or one of its parts, by name; a module's name is its kind. */
export interface Part {
  class: PartClass;
  name: string;
}

interface PartFacts {
  name: string;
  /** "lattice base.mainnet". */
  label: string;
  /** The same, but with an organism's role, which the composition digest commits to. For comparing, not for texts. */
  roleLabel: string;
  /** RFC 6901 pointer to the part. */
  pointer: string;
  /** The id that the fingerprint folds: a citizen's stable id, or else a fingerprint. */
  id: Id;
  /** RFC 6901 pointer to that id. */
  idPointer: string;
}

/** A part whose id the fingerprint folds, by class. */
export type FoldedPart = PartFacts &
  (
    | { class: "lattice"; value: Lattice }
    | { class: "organism"; value: Organism }
    | { class: "confluence"; value: Confluence }
    | { class: "module"; name: ModuleKind; value: Module }
    | { class: "ticket-issuer"; value: TicketIssuer }
  );

export type Citizen = Extract<FoldedPart, { class: "lattice" | "organism" }>;
export type ServicePart = Extract<FoldedPart, { class: "confluence" | "module" }>;

/** The properties of a definition that contain parts. */
export type Parts = Pick<
  Definition,
  "lattices" | "organisms" | "confluences" | "modules" | "ticketIssuer"
>;

/**
 * The parts in the order in which the fingerprint folds their ids. Reads only the name or role and the folded id of
 * each, so that a fault elsewhere in a part does not matter.
 */
export function partsOf(parts: Parts): readonly FoldedPart[] {
  const known = KNOWN_PARTS.get(parts);
  if (known) return known;
  const listed = [...citizensOf(parts), ...servicesOf(parts), ...issuerOf(parts)];
  KNOWN_PARTS.set(parts, listed);
  return listed;
}

/** Definitions never change, so parts are listed once. */
const KNOWN_PARTS = new WeakMap<Parts, readonly FoldedPart[]>();

/** Lattices, then organisms. */
export function citizensOf({
  lattices,
  organisms,
}: Pick<Parts, "lattices" | "organisms">): Citizen[] {
  return [
    ...lattices.map((value, at): Citizen => {
      const { name, stableId } = value;
      return { class: "lattice", value, ...facts("lattice", name, `/lattices/${at}`, stableId) };
    }),
    ...organisms.map((value, at): Citizen => {
      const { name, role, stableId } = value;
      const named = facts("organism", name, `/organisms/${at}`, stableId);
      return { class: "organism", value, ...named, roleLabel: `organism ${role}` };
    }),
  ];
}

/** Confluences, then the shipped modules: the parts that span citizens. */
export function servicesOf({
  confluences,
  modules,
}: Pick<Parts, "confluences" | "modules">): ServicePart[] {
  return [
    ...confluences.map((value, at): ServicePart => {
      const { name, fingerprint } = value;
      const named = facts("confluence", name, `/confluences/${at}`, fingerprint);
      return { class: "confluence", value, ...named };
    }),
    ...MODULE_KINDS.flatMap((name): ServicePart[] => {
      const value = modules[name];
      if (!value) return [];
      const named = facts("module", name, `/modules/${name}`, value.fingerprint);
      return [{ class: "module", value, ...named, name }];
    }),
  ];
}

function issuerOf({ ticketIssuer: value }: Pick<Parts, "ticketIssuer">): FoldedPart[] {
  if (!value) return [];
  const named = facts("ticket-issuer", value.name, "/ticketIssuer", value.fingerprint);
  return [{ class: "ticket-issuer", value, ...named }];
}

function facts(partClass: PartClass, name: string, pointer: string, id: Id): PartFacts {
  const label = partLabel({ class: partClass, name });
  const key = partClass === "lattice" || partClass === "organism" ? "stableId" : "fingerprint";
  return { name, label, roleLabel: label, pointer, id, idPointer: `${pointer}/${key}` };
}

/** "lattice base.mainnet", "ticket issuer tickets", "the coalition". */
export function partLabel({ class: partClass, name }: Part): string {
  if (partClass === "coalition") return "the coalition";
  return `${partClass === "ticket-issuer" ? "ticket issuer" : partClass} ${name}`;
}

/** The operator of a part. Modules and ticket issuers belong to the coalition itself. */
export function operatorOf(part: FoldedPart, { operator }: Pick<Definition, "operator">): Operator {
  return part.class === "module" || part.class === "ticket-issuer" ? operator : part.value.operator;
}
