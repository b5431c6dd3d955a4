// git's ids of commits and contents.

/** SHA-1 or SHA-256 in full, as git writes them. */
export const GIT_ID = /^([0-9a-f]{40}|[0-9a-f]{64})$/;

export function isGitId(value: unknown): value is string {
  return typeof value === "string" && GIT_ID.test(value);
}
