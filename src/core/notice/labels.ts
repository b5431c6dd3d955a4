// The labels of a notice.

import type { Judgement } from "./judge.ts";
import { ACCEPTED_LABEL, NOTICE_LABEL, NOTICE_LABELS } from "./known-labels.ts";
import { isBumpNotice } from "./read-form.ts";

export { ACCEPTED_LABEL, NOTICE_LABEL, NOTICE_LABELS } from "./known-labels.ts";

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
