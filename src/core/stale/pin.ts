// The pin: the line at the top of a constant that lets programs check whether it is stale.

import type { Id } from "../registry/definition.ts";

export interface Pin {
  /** The registry's address, with a final slash. */
  registry: string;
  coalition: string;
  /** The entry with this definition; 0 if no entry had it yet. */
  seq: number;
  fingerprint: Id;
}

/** The line's text before its values. */
export const PIN_MARK = "coalition-pin:";

/** Without the comment's own slashes. */
export function renderPin({ registry, coalition, seq, fingerprint }: Pin): string {
  return `${PIN_MARK} ${registry} ${coalition} #${seq} ${fingerprint}`;
}
