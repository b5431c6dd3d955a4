// A definition's statement about an id, with the proof it publishes and what it published before.

import type { Definition, Hex } from "../registry/definition.ts";
import { compareText } from "../text.ts";
import type { ChangeableFact } from "./changeable-facts.ts";
import type { Claimed } from "./claim.ts";
import type { Evidence } from "./evidence.ts";

/** Announced replacements of ids. */
export interface Announced {
  /** What replaces an id; null if it retires. */
  after: ReadonlyMap<Hex, Hex | null>;
  /** Which ids an id replaces. */
  before: ReadonlyMap<Hex, readonly Hex[]>;
}

export interface Statement {
  file: string;
  definition: Definition;
  claim: Claimed;
  /** Whether the file is checked: faults in other files are never errors. */
  isChecked: boolean;
  /** Whether it is not published yet; true for all if there is no base. */
  isNew: boolean;
  /** From the definition, or from its last published version. */
  announced: Announced;
  /** Changeable facts about the id, and whether the coalition already published each. */
  facts(): readonly (ChangeableFact & { isNew: boolean })[];
  evidence(): Evidence;
  /** For a span: whether the service provably runs with it, so that the coalition only reports it. */
  isSpanProven(): boolean;
}

/** "confluence ledger", "coalition mev.mainnet-q2", "citizen that confluence ledger spans". */
export function claimLabel({ claim, definition }: Pick<Statement, "claim" | "definition">): string {
  if (claim.class === "coalition") return `coalition ${definition.name}`;
  if (claim.class === "citizen") return `citizen that ${claim.part.label} spans`;
  return claim.part.label;
}

/** By coalition name. */
export function byName(a: Statement, b: Statement): number {
  return compareText(a.definition.name, b.definition.name) || compareText(a.file, b.file);
}

/** Whether an unchecked file could be published as it is. */
export type IsValid = (file: string) => boolean;
