// The labels of a notice.

import type { Judgement } from "./judge.ts";
import { ACCEPTED_LABEL, NOTICE_LABEL, NOTICE_LABELS } from "./known-labels.ts";
import { isBumpNotice } from "./read-form.ts";

export { ACCEPTED_LABEL, NOTICE_LABEL, NOTICE_LABELS } from "./known-labels.ts";

/** GitHub ignores the case of labels. */
export function hasLabel(labels: readonly string[], wanted: string): boolean {
  return labels.some((it) => it.toLowerCase() === wanted);
}

/** An issue is a notice if it has the label, or the form's headings before it gets the label. */
export function isNotice({ labels, body }: { labels: readonly string[]; body: string }): boolean {
  return hasLabel(labels, NOTICE_LABEL) || isBumpNotice(body);
}

/**
 * The labels that it should have. `accepted` is only ever removed, from a notice that is not accepted: only people
 * may set it.
 */
export function labelsOfNotice({ stage, authority, accepted }: Judgement): {
  known: typeof NOTICE_LABELS;
  wanted: string[];
} {
  const missing =
    stage === "unverified" ||
    ((stage === "going" || stage === "blocked") &&
      authority.some(({ isAuthorized }) => !isAuthorized));
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
