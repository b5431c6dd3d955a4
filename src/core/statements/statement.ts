// What a definition states of an id, beside what it publishes to prove it and what it published before.

import type { Definition, Hex } from "../registry/definition.ts";
import { compareText } from "../text.ts";
import type { ChangeableFact } from "./changeable-facts.ts";
import type { Claimed } from "./claim.ts";
import type { Evidence } from "./evidence.ts";

/** What is announced of ids. */
export interface Announced {
  /** What takes an id's place; null where nothing does. */
  after: ReadonlyMap<Hex, Hex | null>;
  /** Whose place an id takes. */
  before: ReadonlyMap<Hex, readonly Hex[]>;
}

export interface Statement {
  file: string;
  definition: Definition;
  claim: Claimed;
  /** Whether the file is checked: what another file has wrong is never an error. */
  isChecked: boolean;
  /** Whether it was not published yet; without a base to compare with, nothing was. */
  isNew: boolean;
  /** In the definition, or in its version that was published last. */
  announced: Announced;
  /** What may change under the id, and whether the coalition published just that before. */
  facts(): readonly (ChangeableFact & { isNew: boolean })[];
  evidence(): Evidence;
  /** Of a span: whether the service runs with it, so that the coalition can only report it. */
  isSpanProven(): boolean;
}

/** "confluence ledger", "coalition mev.mainnet-q2", "citizen that confluence ledger spans". */
export function claimLabel({ claim, definition }: Pick<Statement, "claim" | "definition">): string {
  if (claim.class === "coalition") return `coalition ${definition.name}`;
  if (claim.class === "citizen") return `citizen that ${claim.part.label} spans`;
  return claim.part.label;
}

/** By the coalition's name. */
export function byName(a: Statement, b: Statement): number {
  return compareText(a.definition.name, b.definition.name) || compareText(a.file, b.file);
}

/** Whether what a file has, though it is not checked, could have been published. */
export type IsSound = (file: string) => boolean;
