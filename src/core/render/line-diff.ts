// What an edit changes in a text, line by line.

import { cleanText } from "../text.ts";

export interface DiffLine {
  /** " " for an unchanged line, shown as context. */
  mark: " " | "-" | "+";
  text: string;
}

/** A run of lines, from the first change to the last. */
export interface LineDiff {
  /** The number of its first line in the old text, from 1. */
  line: number;
  lines: DiffLine[];
}

/** Unchanged lines shown above and below. */
const CONTEXT_LINES = 2;
/** If more lines than this lie between the first and last change, lines are not paired. */
const MOST_PAIRED = 1000;

/** Undefined if nothing changes. Line endings are ignored. */
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

/** Keeps as many lines as possible. */
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

/** `[i][j]`: the length of the longest common subsequence of one text from `i` on and the other from `j` on. */
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

/** Like a unified diff, with the place above it. Control characters in definitions cannot affect the terminal. */
export function diffText(file: string, { line, lines }: LineDiff): string[] {
  return [`${file}, line ${line}:`, ...lines.map(({ mark, text }) => mark + cleanText(text))];
}
