// A passage is a piece of prose in a file: its text, as long as the source that it comes from, so that a place in it
// is a place in the file. Markup is blanked; what is filled in at run time becomes HOLE.

/** Ends a phrase: no pattern matches across it, and it is not a letter. */
export const HOLE = "▪";

/** Builds a passage for `source` from `start` to `end`, blank at first. */
export function blankPassage(source, kind, start, end) {
  const chars = new Array(end - start).fill(" ");
  return {
    keep(from, to) {
      for (let at = from; at < to; at += 1) chars[at - start] = source[at];
    },
    blank(from, to) {
      chars.fill(" ", from - start, to - start);
    },
    hole(from, to) {
      if (to > from) chars[from - start] = HOLE;
    },
    /** Blanks each match of a pattern in what is kept. */
    blankAll(pattern) {
      for (const { 0: match, index } of chars.join("").matchAll(pattern)) {
        chars.fill(" ", index, index + match.length);
      }
    },
    passage: () => ({ kind, start, text: chars.join("") }),
  };
}

/** The source from `start` to `end` with every match of `markup` blanked. */
export function passageWithout(source, kind, start, end, markup) {
  const builder = blankPassage(source, kind, start, end);
  builder.keep(start, end);
  builder.blankAll(markup);
  return builder.passage();
}
