// The last lines of a proposal's description. They show that the registry opened it, and what it proposes. Text above
// them, from a notice or a person, never counts.

export const WITHDRAWN = "<!-- coalition registry: withdrawn -->";

export function keyMark(key: string): string {
  return `<!-- coalition registry: proposes ${key} -->`;
}

/** The HTML comments at the end, without empty lines. */
export function marksAtEnd(body: string | null): string[] {
  const lines = (body ?? "").split(/\r?\n/).filter((line) => line.trim() !== "");
  const above = lines.findLastIndex((line) => !/^<!-- .* -->$/.test(line));
  return lines.slice(above + 1);
}

export function isOurs(body: string | null): boolean {
  return marksAtEnd(body).some((it) => it.startsWith("<!-- coalition registry: "));
}
