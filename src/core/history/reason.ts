// Why a commit was made, in one line: what its author wrote, not what a button generated.

/** The first lines that GitHub and git give to merge commits. */
const MERGED = /^Merge (?:pull request #(\d+) from|branch|remote-tracking branch|tag|commit) /;
/** Lines such as "Co-authored-by: Ada <ada@example.org>" say who, not why. */
const TRAILER = /^[A-Za-z-]+-by: /;
/** These start the list of merged commits, the list of conflicts, or GitLab's reference. No title follows them. */
const NO_TITLE = /^(?:\* |# |Conflicts:$|See merge request )/;

/** The first line of a commit's message. For a merge commit with a generated one, the title of what was merged. */
export function reasonOf(subject: string, body: string): string {
  const merged = MERGED.exec(subject);
  if (!merged) return subject;
  const title = body
    .split("\n")
    .map((line) => line.trim())
    .find((line) => line !== "" && !TRAILER.test(line));
  if (title === undefined || NO_TITLE.test(title)) return subject;
  return merged[1] === undefined ? title : `${title} (#${merged[1]})`;
}
