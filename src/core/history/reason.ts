// Why a commit was made, in one line: what its author says, not what a button has written.

/** What GitHub, and git itself, give merge commits for a first line. */
const MERGED = /^Merge (?:pull request #(\d+) from|branch|remote-tracking branch|tag|commit) /;
/** Lines such as "Co-authored-by: Ada <ada@example.org>" tell who, and not why. */
const TRAILER = /^[A-Za-z-]+-by: /;
/** Where the list of merged commits begins, that of conflicts, or GitLab's reference: no title comes behind. */
const NO_TITLE = /^(?:\* |# |Conflicts:$|See merge request )/;

/** The first line of a commit's message; of a merge that says nothing, the title of what was merged. */
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
