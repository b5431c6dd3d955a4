// Whether tests with hundreds of cases run all of them, as in CI. Otherwise they run a sample, because people wait
// for `npm test`.

export const isThorough = process.env.COALITIONS_TEST_THOROUGH === "1";

/** All of them; or every `nth`, from the first. */
export function sampleOf<T>(all: readonly T[], nth: number): T[] {
  return isThorough ? [...all] : all.filter((_, index) => index % nth === 0);
}

/** How often a property is tried on something random, of so many times in CI. */
export function runsOf(most: number): number {
  return isThorough ? most : Math.ceil(most / 5);
}
