// Choices that follow from a seed alone.

import { uniformInt } from "pure-rand/distribution/uniformInt";
import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";
import type { RandomGenerator } from "pure-rand/types/RandomGenerator";

export class Random {
  readonly #generator: RandomGenerator;

  constructor(seed: number) {
    this.#generator = xoroshiro128plus(seed);
  }

  /** From 0 on, less than `bound`, which is at least 1. */
  below(bound: number): number {
    return uniformInt(this.#generator, 0, bound - 1);
  }

  /** With a chance of one in `of`. */
  once(of: number): boolean {
    return this.below(of) === 0;
  }

  of<T>(all: readonly T[]): T {
    if (all.length === 0) throw new Error("There is nothing to choose from.");
    return all[this.below(all.length)] as T;
  }
}
