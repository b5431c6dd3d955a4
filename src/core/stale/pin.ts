// The pin: the line in the head of a constant by which programs find out whether it is stale.

import type { Id } from "../registry/definition.ts";

export interface Pin {
  /** The registry's address, with a final slash. */
  registry: string;
  coalition: string;
  /** Of the entry whose definition it is; 0 where no entry had it yet. */
  seq: number;
  fingerprint: Id;
}

/** What the line has before its values. */
export const PIN_MARK = "coalition-pin:";

/** Without the comment's own slashes. */
export function renderPin({ registry, coalition, seq, fingerprint }: Pin): string {
  return `${PIN_MARK} ${registry} ${coalition} #${seq} ${fingerprint}`;
}
