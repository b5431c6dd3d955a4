// The derivation of the fingerprint, spelled out: what is hashed to COALITION_ROOT, one id a line.

import { rootParts } from "../derivation/fingerprint.ts";
import type { Definition } from "../registry/definition.ts";

export function renderFold(definition: Definition): string {
  const folded = rootParts(definition);
  return [
    `${definition.fingerprint}  COALITION_ROOT, the BLAKE3 hash of the following`,
    ...folded.map(({ label, id }) => `${id}  ${label}`),
    "",
  ].join("\n");
}
