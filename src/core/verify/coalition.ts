// Checks everything that one coalition published against itself.

import type { Entry } from "../history/entry.ts";
import { type IndexRow, parseChain } from "../published/shapes.ts";
import type { Definition, Hex } from "../registry/definition.ts";
import { checkChain } from "./chain.ts";
import { checkChanges } from "./changes.ts";
import { checkDefinitions, checkLostDefinitions } from "./definitions.ts";
import { Findings } from "./findings.ts";
import { checkPresent, type Present } from "./present.ts";
import { type ReadFile, readShaped } from "./read.ts";

export interface VerifiedCoalition {
  name: string;
  findings: Findings;
  /** Its published chain, whether valid or not. */
  entries: readonly Entry[];
  /** Its valid definitions, by git's id of their text. */
  definitions: ReadonlyMap<Hex, Definition>;
  /** The current definition, if it is valid. */
  present: Present | undefined;
}

export async function verifyCoalition(read: ReadFile, row: IndexRow): Promise<VerifiedCoalition> {
  const { name } = row;
  const findings = new Findings(name);
  findings.counts.coalitions++;
  const file = `${name}/changes.json`;
  const chain = await readShaped(read, file, parseChain, findings);
  if (!chain) return { name, findings, entries: [], definitions: new Map(), present: undefined };
  const { entries } = chain;
  findings.at(file).same("The change log belongs to another coalition.", name, chain.coalition);
  checkChain(file, row, entries, findings);
  const definitions = await checkDefinitions(read, name, entries, findings);
  await checkLostDefinitions(read, name, entries, findings);
  checkChanges(file, entries, definitions, findings);
  const present = await checkPresent(read, row, entries.at(-1), findings);
  return { name, findings, entries, definitions, present };
}
