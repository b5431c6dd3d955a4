// Files that are read whole, with the marks of their comments blanked: shell, Python, Rust, CSS, settings.

import { passageWithout } from "./passage.mjs";

/** The marks of comments at the beginning of a line, and those around a block. */
const MARKS = /^[ \t]*(?:#+|\/\/[/!]?|\*(?!\/))|\/\*+|\*+\//gm;

export function plainPassages(source) {
  return [passageWithout(source, "text", 0, source.length, MARKS)];
}

/** The comments of a style sheet alone. */
export function styleSheetPassages(source) {
  return [...source.matchAll(/\/\*.*?\*\//gs)].map(({ 0: comment, index }) =>
    passageWithout(source, "comment", index, index + comment.length, MARKS),
  );
}
