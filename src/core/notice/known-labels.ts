// The labels of a notice, and how they look.

export const NOTICE_LABEL = "bump-notice";
/** Counts only if an account with write access set it. */
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
    description: "Someone with write access here confirms the notice as it is now",
  },
};
