// What an edit changes in a text, line by line, as people expect to see it.

import { cleanText } from "../text.ts";

export interface DiffLine {
  /** " " of a line that stays, which stands there for orientation. */
  mark: " " | "-" | "+";
  text: string;
}

/** One run of lines, from the first that changes to the last. */
export interface LineDiff {
  /** Its first line, counted from 1, in the text before. */
  line: number;
  lines: DiffLine[];
}

/** Lines that stay, above and below. */
const CONTEXT_LINES = 2;
/** Of more lines than that, between the first and last change, no pairs are looked for. */
const MOST_PAIRED = 1000;

/** Undefined where nothing changes. Ends of lines count for nothing. */
export function lineDiff(before: string, after: string): LineDiff | undefined {
  const [old, now] = [before, after].map((it) => it.split(/\r?\n/)) as [string[], string[]];
  const shorter = Math.min(old.length, now.length);
  let top = 0;
  while (top < shorter && old[top] === now[top]) top++;
  let end = 0;
  while (end < shorter - top && old.at(-1 - end) === now.at(-1 - end)) end++;
  const [gone, come] = [old.slice(top, old.length - end), now.slice(top, now.length - end)];
  if (gone.length === 0 && come.length === 0) return undefined;
  const stays = (lines: string[]) => lines.map((text): DiffLine => ({ mark: " ", text }));
  const first = Math.max(0, top - CONTEXT_LINES);
  return {
    line: first + 1,
    lines: [
      ...stays(old.slice(first, top)),
      ...paired(gone, come),
      ...stays(old.slice(old.length - end, old.length - end + CONTEXT_LINES)),
    ],
  };
}

/** As many lines as can stay, stay. */
function paired(gone: readonly string[], come: readonly string[]): DiffLine[] {
  const all = (mark: "-" | "+", lines: readonly string[]) =>
    lines.map((text): DiffLine => ({ mark, text }));
  if (Math.max(gone.length, come.length) > MOST_PAIRED)
    return [...all("-", gone), ...all("+", come)];
  const stay = commonLengths(gone, come);
  const lines: DiffLine[] = [];
  let [i, j] = [0, 0];
  while (i < gone.length && j < come.length) {
    const at = (a: number, b: number) => stay[a]?.[b] ?? 0;
    if (gone[i] === come[j]) {
      lines.push({ mark: " ", text: gone[i] ?? "" });
      i++;
      j++;
    } else if (at(i + 1, j) >= at(i, j + 1)) lines.push(...all("-", gone.slice(i, ++i)));
    else lines.push(...all("+", come.slice(j, ++j)));
  }
  return [...lines, ...all("-", gone.slice(i)), ...all("+", come.slice(j))];
}

/** `[i][j]`: how many lines of the one from `i` on are, in their order, in the other from `j` on. */
function commonLengths(one: readonly string[], other: readonly string[]): number[][] {
  const lengths = Array.from({ length: one.length + 1 }, () =>
    new Array<number>(other.length + 1).fill(0),
  );
  for (let i = one.length - 1; i >= 0; i--) {
    for (let j = other.length - 1; j >= 0; j--) {
      const [row = [], below = []] = [lengths[i], lengths[i + 1]];
      row[j] =
        one[i] === other[j] ? (below[j + 1] ?? 0) + 1 : Math.max(below[j] ?? 0, row[j + 1] ?? 0);
    }
  }
  return lengths;
}

/** As a unified diff has it, with where it stands above; what definitions say steers no terminal. */
export function diffText(file: string, { line, lines }: LineDiff): string[] {
  return [`${file}, line ${line}:`, ...lines.map(({ mark, text }) => mark + cleanText(text))];
}
