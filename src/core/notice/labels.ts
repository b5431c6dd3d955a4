// The labels of a notice.

import type { Judgement } from "./judge.ts";

export const NOTICE_LABEL = "bump-notice";
/** Set by somebody who may write to the registry, and believed only of them. */
export const ACCEPTED_LABEL = "accepted";

export const NOTICE_LABELS: Record<string, { color: string; description: string }> = {
  [NOTICE_LABEL]: {
    color: "1d76db",
    description: "An operator announces that an id of theirs will change",
  },
  "needs-verification": {
    color: "fbca04",
    description: "Its author is not an account that the definitions name for it",
  },
  [ACCEPTED_LABEL]: {
    color: "0e8a16",
    description: "Somebody who may write here vouches for the notice as it is now",
  },
};

/**
 * Those that it should have. `accepted` is only ever taken away, from a notice that is not: who sets it
 * vouches for it, and no run may do that for them.
 */
export function labelsOfNotice({ stage, authority, accepted }: Judgement): {
  known: typeof NOTICE_LABELS;
  wanted: string[];
} {
  const missing =
    stage === "unverified" || (stage === "going" && authority.some(({ speaks }) => !speaks));
  const { [ACCEPTED_LABEL]: _, ...others } = NOTICE_LABELS;
  return {
    known: accepted ? others : NOTICE_LABELS,
    wanted: [NOTICE_LABEL, ...(missing && !accepted ? ["needs-verification"] : [])],
  };
}
