// The values of a new definition, from flags, and at a terminal by asking.

import { PART_LISTS } from "../../src/core/edit/part-kinds.ts";
import {
  type Basics,
  inSchemaOrder,
  newDefinition,
  type Parts,
} from "../../src/core/edit/template.ts";
import type { Archetype, Definition, Operator } from "../../src/core/registry/definition.ts";
import type { Snapshot } from "../../src/core/registry/snapshot.ts";
import { agree, choose, isInteractive } from "../ask.ts";
import { UsageError } from "../terminal.ts";
import { type FirstKind, firstFields } from "./field-options.ts";
import { BASIC_FIELDS, type Field, isNeeded, placeOf } from "./fields.ts";
import { type Flags, gather, keyOfFlag, refuseForeign, type Values } from "./gather.ts";

/**
 * The definition that will stand in `file`. Where flags say all that a coalition needs, nothing is
 * asked; where they do not, and nobody can be asked, UsageError says what is missing.
 */
export async function gatherDefinition(
  registry: Snapshot,
  file: string,
  name: string,
  flags: Flags,
): Promise<Definition> {
  const silent = BASIC_FIELDS.every((it) => !isNeeded("", it) || flags[it.flag] !== undefined);
  const kinds = kindsGiven(flags);
  const draft = new Draft(registry, file, await gatherBasics(registry, file, name, flags));
  for (const kind of kinds) await draft.add(kind, flags);
  if (isInteractive() && !silent) await askForParts(draft);
  return draft.definition;
}

/** The definition as far as it is known. */
class Draft {
  readonly #registry: Snapshot;
  readonly #file: string;
  readonly #basics: Basics;
  readonly #parts: Parts = { lattices: [], organisms: [], peerHints: [] };

  constructor(registry: Snapshot, file: string, basics: Basics) {
    this.#registry = registry;
    this.#file = file;
    this.#basics = basics;
  }

  get definition(): Definition {
    return newDefinition(this.#file, this.#basics, this.#parts);
  }

  get archetype(): Archetype {
    return this.#basics.archetype;
  }

  async add(kind: FirstKind, flags: Flags): Promise<void> {
    const list = PART_LISTS[kind];
    const before = this.#parts[list] as unknown as Values[];
    const operator = kind === "peer-hint" ? {} : await this.#operatorOf(kind, flags);
    const put = (values: Values) => ({
      definition: { ...this.definition, [list]: [...before, { ...values, ...operator }] },
      pointer: `/${list}/${before.length}`,
    });
    const fields = firstFields(kind).filter(
      ({ pointer }) => !("operator" in operator && pointer.startsWith("/operator/")),
    );
    const frame = { noun: kind, place: placeOf(kind), fields, put, open: true };
    const values = await gather({ ...frame, registry: this.#registry, file: this.#file }, flags);
    before.push(inSchemaOrder({ ...values, ...operator }, placeOf(kind)));
  }

  /** Where one team runs it all, it runs the citizens, too. Of several, none is taken for granted. */
  async #operatorOf(kind: string, flags: Flags): Promise<{ operator?: Operator }> {
    const { archetype, operator } = this.#basics;
    if (archetype === "multi-operator" || flags.citizenOperator !== undefined) return {};
    const asking = isInteractive() && flags[kind] === undefined;
    if (asking && !(await agree(`Is this ${kind} run by ${operator.name}, too?`))) return {};
    return { operator };
  }
}

async function gatherBasics(
  registry: Snapshot,
  file: string,
  name: string,
  flags: Flags,
): Promise<Basics> {
  const nobody = { name: "", github: [] };
  const empty = { name, title: "", archetype: "service" as const, summary: "", operator: nobody };
  const nothing: Parts = { lattices: [], organisms: [], peerHints: [] };
  const put = (values: Values) => ({
    definition: { ...newDefinition(file, empty, nothing), ...values },
    pointer: "",
  });
  const frame = { noun: "coalition", place: "", fields: BASIC_FIELDS, put, open: false };
  const values = await gather({ ...frame, registry, file }, flags);
  return { ...empty, ...values };
}

/** The parts that flags describe. */
function kindsGiven(flags: Flags): FirstKind[] {
  const { lattice, organism, peerId } = flags;
  if (lattice !== undefined && organism !== undefined) {
    throw new UsageError("Give a first --lattice or a first --organism; add the other one after.");
  }
  const isGiven = ({ flag }: Field) => flags[keyOfFlag(flag)] !== undefined;
  const fields = [...firstFields("lattice"), ...firstFields("organism")];
  const citizen = lattice !== undefined ? "lattice" : organism !== undefined ? "organism" : null;
  if (citizen !== null) refuseForeign(citizen, firstFields(citizen), fields, flags);
  else if (fields.some(isGiven)) {
    throw new UsageError("A first citizen begins with --lattice <name> or --organism <name>.");
  }
  if (peerId === undefined && firstFields("peer-hint").some(isGiven)) {
    throw new UsageError("A first peer hint begins with --peer-id <id>.");
  }
  const citizens: FirstKind[] = citizen === null ? [] : [citizen];
  return peerId === undefined ? citizens : [...citizens, "peer-hint"];
}

async function askForParts(draft: Draft): Promise<void> {
  const kinds = [
    { value: "lattice", hint: "a block-building composition for one EVM chain" },
    { value: "organism", hint: "a standalone service: oracle feed, identity substrate, …" },
  ] as const;
  const inOrder = draft.archetype === "service" ? [...kinds].reverse() : kinds;
  const none = {
    value: "none",
    label: "no more now",
    hint: "npx coalitions add adds them later",
  } as const;
  for (;;) {
    const { lattices, organisms } = draft.definition;
    const which = lattices.length + organisms.length === 0 ? "first" : "next";
    const help = "Their order is part of the fingerprint. At least one belongs in a coalition.";
    const kind = await choose({ title: `The ${which} citizen`, help }, [...inOrder, none]);
    if (kind === "none") break;
    await draft.add(kind, {});
  }
  if (draft.definition.peerHints.length > 0) return;
  if (await agree("Do you know a bootstrap peer of the universe for cold starts?")) {
    await draft.add("peer-hint", {});
  }
}
