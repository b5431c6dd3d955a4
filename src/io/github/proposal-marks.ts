// The last lines of a proposal's description, by which it is known as ours, and what it proposes. Whatever
// is written above them, by a notice or a person, is none of them.

export const WITHDRAWN = "<!-- coalition registry: withdrawn -->";

export function keyMark(key: string): string {
  return `<!-- coalition registry: proposes ${key} -->`;
}

/** From the last line upwards, as far as lines are comments of HTML. */
export function marksAtEnd(body: string | null): string[] {
  const lines = (body ?? "").split(/\r?\n/).filter((line) => line.trim() !== "");
  const above = lines.findLastIndex((line) => !/^<!-- .* -->$/.test(line));
  return lines.slice(above + 1);
}

export function isOurs(body: string | null): boolean {
  return marksAtEnd(body).some((it) => it.startsWith("<!-- coalition registry: "));
}
