// What is fuzzed: one part of the product, with inputs of one kind.

import type { Random } from "./random.ts";

export interface Outcome {
  /** Whether the product found nothing wrong. */
  green: boolean;
  /** What must not happen, such as accepting something that the oracle rejects. */
  fault?: string | undefined;
}

/** What the product does with one input, which can be repeated. */
export interface Act {
  /** Bytes of the input: what time is in proportion to. */
  size: number;
  run(): Outcome;
}

export interface Target {
  name: string;
  /** Makes the input of one case. */
  make(random: Random): Act;
}
