// What the style check finds in one file.

import { retiredIn } from "./names.mjs";
import { expressionOf, PATTERNS } from "./patterns.mjs";
import { readProse } from "./prose/passages.mjs";

const CHECKED = PATTERNS.map((pattern) => ({ ...pattern, expression: expressionOf(pattern) }));

/** `style-ignore: reason`, on the line of a finding or on the previous line. */
const IGNORE = /(?:\/\/|\/\*|#|<!--)[ \t]*style-ignore:[ \t]*(.*?)[ \t]*(?:-->|\*\/|$)/gm;

/** The findings in a file, by line and column, and how many passages and names were read. */
export function checkStyle(path, source) {
  const { passages, names } = readProse(path, source);
  const found = [...passages.flatMap(findInPassage), ...names.flatMap(findInName)];
  const placeOf = (at) => placeIn(source, at);
  const placed = found.map((it) => ({ path, ...placeOf(it.at), ...it }));
  const unique = [...new Map(placed.map((it) => [`${it.at} ${it.id}`, it])).values()];
  const findings = withoutIgnored(path, source, placeOf, unique).sort((a, b) => a.at - b.at);
  return { findings, passages: passages.length, names: names.length };
}

function findInPassage({ kind, start, text }) {
  return CHECKED.flatMap(({ id, expression, reason, write }) =>
    [...text.matchAll(expression)].map(({ 0: match, index }) => {
      const at = start + index + match.search(/\S/);
      return { at, id, kind, match: match.trim().replace(/\s+/g, " "), reason, write };
    }),
  );
}

function findInName({ name, start }) {
  const found = retiredIn(name);
  if (!found) return [];
  const reason = `“${found.retired}” does not say what it is or does.`;
  return [{ at: start, id: "name", kind: "name", match: name, reason, write: found.write }];
}

/** An exception takes out what is on its line or the next one, and is a finding itself if there is none, or no reason. */
function withoutIgnored(path, source, placeOf, findings) {
  const left = new Set(findings);
  const faults = [];
  for (const { 1: reason, index } of source.matchAll(IGNORE)) {
    const { line, column } = placeOf(index);
    const ignored = findings.filter((it) => it.line === line || it.line === line + 1);
    const fault = faultOf(reason, ignored.length);
    if (fault)
      faults.push({ path, line, column, at: index, id: "style-ignore", kind: "comment", ...fault });
    for (const finding of reason === "" ? [] : ignored) left.delete(finding);
  }
  return [...left, ...faults];
}

function faultOf(reason, ignored) {
  const match = "style-ignore";
  if (reason === "")
    return { match, reason: "It has no reason.", write: "style-ignore: why the words must stay" };
  if (ignored > 0) return undefined;
  return {
    match,
    reason: "Nothing is found on its line or the next one.",
    write: "nothing: remove it",
  };
}

function placeIn(source, at) {
  const before = source.slice(0, at);
  return { line: before.split("\n").length, column: at - before.lastIndexOf("\n") };
}
