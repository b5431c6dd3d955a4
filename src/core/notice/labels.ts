// The labels of a notice.

import type { Judgement } from "./judge.ts";
import { isBumpNotice } from "./read-form.ts";

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
  blocked: {
    color: "b60205",
    description: "A definition must be fixed before the notice goes on",
  },
  [ACCEPTED_LABEL]: {
    color: "0e8a16",
    description: "Somebody who may write here vouches for the notice as it is now",
  },
};

/** GitHub tells labels apart without regard to case. */
export function hasLabel(labels: readonly string[], wanted: string): boolean {
  return labels.some((it) => it.toLowerCase() === wanted);
}

/** An issue is a notice by its label, or, before it has that, by the form's headings. */
export function isNotice({ labels, body }: { labels: readonly string[]; body: string }): boolean {
  return hasLabel(labels, NOTICE_LABEL) || isBumpNotice(body);
}

/**
 * Those that it should have. `accepted` is only ever taken away, from a notice that is not: who sets it
 * vouches for it, and no run may do that for them.
 */
export function labelsOfNotice({ stage, authority, accepted }: Judgement): {
  known: typeof NOTICE_LABELS;
  wanted: string[];
} {
  const missing =
    stage === "unverified" ||
    ((stage === "going" || stage === "blocked") && authority.some(({ speaks }) => !speaks));
  const { [ACCEPTED_LABEL]: _, ...others } = NOTICE_LABELS;
  return {
    known: accepted ? others : NOTICE_LABELS,
    wanted: [
      NOTICE_LABEL,
      ...(missing && !accepted ? ["needs-verification"] : []),
      ...(stage === "blocked" ? ["blocked"] : []),
    ],
  };
}
