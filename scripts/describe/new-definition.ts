// Gathers the values of a new definition from flags.

import { existsSync } from "node:fs";
import { software } from "../../generated/software.js";
import { PART_LISTS } from "../../src/core/edit/part-kinds.ts";
import {
  type Basics,
  type GivenParts,
  inSchemaOrder,
  newDefinition,
} from "../../src/core/edit/template.ts";
import type { Definition } from "../../src/core/registry/definition.ts";
import type { Snapshot } from "../../src/core/registry/snapshot.ts";
import { repositoryName } from "../../src/core/repository-name.ts";
import {
  addressIn,
  definitionSchemaIn,
  relativeSchema,
  schemasOf,
} from "../../src/core/schema/address.ts";
import { UsageError } from "../terminal.ts";
import { type FirstKind, firstFields } from "./field-options.ts";
import { BASIC_FIELDS, placeOf } from "./fields.ts";
import { type Flags, gather, isGiven, refuseForeign, type Values } from "./gather.ts";

const NO_PARTS: GivenParts = { lattices: [], organisms: [], peerHints: [] };

/** The definition for `file`. UsageError says which flags are missing or not valid. */
export function gatherDefinition(
  registry: Snapshot,
  file: string,
  name: string,
  flags: Flags,
): Definition {
  const kinds = kindsGiven(flags);
  const within = { registry, file };
  const basics = gatherBasics(within, name, flags);
  let parts = NO_PARTS;
  for (const kind of kinds) {
    const list = PART_LISTS[kind];
    const known = kind === "peer-hint" ? {} : operatorOf(basics, flags);
    const withPart = (values: Values): GivenParts => ({
      ...parts,
      [list]: [{ ...values, ...known }],
    });
    const put = (values: Values) => ({
      definition: newDefinition(file, basics, withPart(values)),
      pointer: `/${list}/0`,
    });
    const fields = firstFields(kind).filter(
      ({ pointer }) => !("operator" in known && pointer.startsWith("/operator/")),
    );
    const frame = { noun: kind, place: placeOf(kind), fields, put, open: true };
    const values = { ...gather({ ...frame, ...within }, flags), ...known };
    parts = withPart(inSchemaOrder(values, placeOf(kind)));
  }
  return newDefinition(file, basics, parts);
}

/** The first citizen's operator: the coalition's own, unless it is multi-operator or flags name another. */
function operatorOf({ archetype, operator }: Basics, flags: Flags): Partial<Basics> {
  const { citizenOperator, citizenOperatorUrl, citizenGithub } = flags;
  const given = citizenOperator ?? citizenOperatorUrl ?? citizenGithub;
  return archetype === "multi-operator" || given !== undefined ? {} : { operator };
}

function gatherBasics(
  within: { registry: Snapshot; file: string },
  name: string,
  flags: Flags,
): Basics {
  const nobody = { name: "", github: [] };
  const empty: Basics = {
    $schema: schemaFor(within.registry, within.file),
    ...{ name, title: "", archetype: "service", summary: "", operator: nobody },
  };
  const put = (values: Values) => ({
    definition: { ...newDefinition(within.file, empty, NO_PARTS), ...values },
    pointer: "",
  });
  const frame = { noun: "coalition", place: "", fields: BASIC_FIELDS, put, open: false };
  return { ...empty, ...gather({ ...frame, ...within }, flags) };
}

/** The schema's address: from the registry's config, else its own schemas/, else the software's. */
function schemaFor(registry: Snapshot, file: string): string {
  const relative = existsSync(SCHEMA) ? relativeSchema(file) : undefined;
  const { name, version, repository } = software;
  return (
    addressIn(registry) ??
    relative ??
    definitionSchemaIn(schemasOf({ name, version, repository: repositoryName(repository) }))
  );
}

const SCHEMA = "schemas/coalition.schema.json";

/** The parts that flags describe. */
function kindsGiven(flags: Flags): FirstKind[] {
  const { lattice, organism, peerId } = flags;
  if (lattice !== undefined && organism !== undefined) {
    throw new UsageError(
      `Give only one of --lattice and --organism. Add the other one later: npx mosaik-coalitions add`,
    );
  }
  const fields = [...firstFields("lattice"), ...firstFields("organism")];
  const citizen = lattice !== undefined ? "lattice" : organism !== undefined ? "organism" : null;
  if (citizen !== null) refuseForeign(citizen, firstFields(citizen), fields, flags);
  else if (fields.some((it) => isGiven(flags, it))) {
    throw new UsageError("A first citizen needs --lattice <name> or --organism <name>.");
  }
  if (peerId === undefined && firstFields("peer-hint").some((it) => isGiven(flags, it))) {
    throw new UsageError("A first peer hint needs --peer-id <id>.");
  }
  const citizens: FirstKind[] = citizen === null ? [] : [citizen];
  return peerId === undefined ? citizens : [...citizens, "peer-hint"];
}
