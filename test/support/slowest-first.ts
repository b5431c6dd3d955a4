// Runs the slowest test files first, so that none of them is left alone at the end. Vitest's own order comes from an
// earlier run, which a fresh clone does not have.

import type { TestSpecification } from "vitest/node";
import { BaseSequencer } from "vitest/node";

/** Folders, and what is long beside them. */
const SLOWEST = ["/browser/", "/github/", "/upgrade/", "/cli/", "properties", "hostile", "/site/"];

function rankOf({ moduleId }: TestSpecification): number {
  const rank = SLOWEST.findIndex((part) => moduleId.includes(part));
  return rank < 0 ? SLOWEST.length : rank;
}

export class SlowestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return [...(await super.sort(files))].sort((a, b) => rankOf(a) - rankOf(b));
  }
}
