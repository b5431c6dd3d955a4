// What is said of a changed file where there are no changes of a coalition to tell.

import type { CoalitionReview } from "./review.ts";

export const STATE_WORDS: Record<Exclude<CoalitionReview["state"], "changed">, string> = {
  unchanged: "nothing changes that concerns an integrator.",
  gone: "its definition is deleted.",
  faulty: "the definition cannot be read yet, so what it changes cannot be said.",
};
