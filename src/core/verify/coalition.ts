// Everything that one coalition has published, against itself.

import type { Entry } from "../history/entry.ts";
import { asChain, type IndexRow } from "../published/shapes.ts";
import { checkChain } from "./chain.ts";
import { checkChanges } from "./changes.ts";
import { leaveDeclared } from "./declared.ts";
import { checkDefinitions, checkLostDefinitions } from "./definitions.ts";
import { checkFeed } from "./feeds.ts";
import { Findings } from "./findings.ts";
import { checkPublishedFiles } from "./published-files.ts";
import { type ReadFile, readShaped } from "./read.ts";

export interface VerifiedCoalition {
  findings: Findings;
  /** Its chain as published, whether sound or not. */
  entries: readonly Entry[];
}

export async function verifyCoalition(read: ReadFile, row: IndexRow): Promise<VerifiedCoalition> {
  const { name } = row;
  const findings = new Findings(name);
  findings.counts.coalitions++;
  const file = `${name}/changes.json`;
  const chain = await readShaped(read, file, asChain, findings);
  if (!chain) return { findings, entries: [] };
  const { entries } = chain;
  if (chain.coalition !== name) {
    const message = "The change log is another coalition's.";
    findings.problem(file, message, { expected: name, found: chain.coalition });
  }
  checkChain(file, row, entries, findings);
  const definitions = await checkDefinitions(read, name, entries, findings);
  await checkLostDefinitions(read, name, entries, findings);
  checkChanges(file, entries, definitions, findings);
  const present = await checkPublishedFiles(read, row, entries, definitions, findings);
  await checkFeed(read, `${name}/changes`, entries, findings);
  if (present) leaveDeclared(present, findings);
  return { findings, entries };
}
