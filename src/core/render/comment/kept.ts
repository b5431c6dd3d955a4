// The marks in an existing comment say what it compared with. A result without a base does not replace one that had a
// base: it goes above it.

const COMPARED = /^<!-- compared with (\S+) -->$/m;
const NOTE = /<!-- note -->[\s\S]*?<!-- end of note -->\n+/;
const RUN = /^<!-- run \S+ -->\n/m;

/** Goes below the marker. */
export function comparedMark(base: string | null): string {
  return `<!-- compared with ${base ?? "nothing"} -->`;
}

/** Comments without the mark are older than it. */
export function wasCompared(comment: string): boolean {
  const [, base] = COMPARED.exec(comment) ?? [];
  return base !== "nothing";
}

/** The comment with a note at its top, replacing an earlier note, and without its run. */
export function withNote(comment: string, note: string, limit: number): string {
  const plain = comment.replace(RUN, "").replace(NOTE, "");
  const [marks = ""] = /^(?:<!-- .* -->\n)+/.exec(plain) ?? [];
  const noted = `${marks}<!-- note -->\n${note}\n\n---\n\n<!-- end of note -->\n\n${plain.slice(marks.length)}`;
  if (noted.length <= limit) return noted;
  return `${noted.slice(0, noted.lastIndexOf("\n", limit - 2))}\n…`;
}
