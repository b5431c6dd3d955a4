// A coalition's current definition, and which of its ids cannot be recomputed.

import { leavesOf } from "../derivation/tree-leaves.ts";
import type { Entry } from "../history/entry.ts";
import type { IndexRow } from "../published/shapes.ts";
import type { Definition } from "../registry/definition.ts";
import { checkDigest, checkFingerprint, openDefinition } from "./definitions.ts";
import type { Findings } from "./findings.ts";
import { type ReadFile, readBytes } from "./read.ts";

export interface Present {
  definition: Definition;
  bytes: Uint8Array;
}

/** The currently published definition, if it is valid. */
export async function checkPresent(
  read: ReadFile,
  { name, fingerprint }: IndexRow,
  last: Entry | undefined,
  findings: Findings,
): Promise<Present | undefined> {
  const file = `${name}/coalition.json`;
  const place = findings.at(file, last);
  const bytes = await readBytes(read, place);
  const definition = bytes && openDefinition(name, bytes, place);
  if (!definition) return undefined;
  checkFingerprint(definition, fingerprint, findings.at("api/v1/index.json", last));
  if (last) checkDigest(definition, last.compositionDigest, place);
  leaveDeclared(definition, findings);
  return { definition, bytes };
}

/** Reports the ids that cannot be recomputed from what is published. */
function leaveDeclared(definition: Definition, findings: Findings): void {
  const declared = leavesOf(definition).filter(({ provenance }) => provenance === "declared");
  if (declared.length === 0) return;
  findings.leave(
    `the ids of ${declared.map(({ title }) => title).join(", ")}`,
    "their operators declare them and do not publish the data behind them.",
  );
}
