// What the core has for the button of the derivation, as one file that is loaded when it is pressed.

export { recompute } from "../../src/core/recompute/outcome.ts";
export { describeOutcome } from "../../src/core/recompute/words.ts";
