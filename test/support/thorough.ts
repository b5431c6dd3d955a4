// Whether tests that visit hundreds of pages in a browser visit all of them, as CI has them do in a step of their own.
// Else they visit a sample: people wait for `npm test`.

export const isThorough = process.env.COALITIONS_TEST_THOROUGH === "1";

/** All of them; or every `nth`, from the first. */
export function sampleOf<T>(all: readonly T[], nth: number): T[] {
  return isThorough ? [...all] : all.filter((_, index) => index % nth === 0);
}
