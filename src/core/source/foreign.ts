// Files that are something other than JSON: a Git LFS pointer, conflict markers, a web page, YAML or TOML. Reported as
// what they are, wherever a parser would fail first.

import type { PlacedFinding } from "../problem.ts";
import { someOf } from "../text.ts";

/** `text` is known not to be JSON. */
export function foreignText(text: string): PlacedFinding | undefined {
  return conflict(text) ?? pointerOfLfs(text) ?? utf16(text) ?? page(text) ?? otherNotation(text);
}

function finding(what: string, fix: string, offset = 0): PlacedFinding {
  const message = `The file is not JSON: ${what}`;
  return { finding: { code: "json-syntax", pointer: "", message, fix }, offset };
}

/** No line of JSON begins so: a string ends on its line. Without the first or last one, the rest of a conflict is left. */
const MARKER = /^(?:<{7}|\|{7}|={7}|>{7})(?= |\r?$)/gm;
const MOST_LINES = 6;

function conflict(text: string): PlacedFinding | undefined {
  const markers = [...text.matchAll(MARKER)];
  const [first] = markers;
  if (!first || !markers.some(([it]) => it.startsWith("<") || it.startsWith(">"))) return undefined;
  const lines = linesOf(
    text,
    markers.map(({ index }) => index),
  );
  const on = `${lines.length === 1 ? "line" : "lines"} ${someOf(lines.map(String), MOST_LINES)}`;
  return finding(
    `it still has Git conflict markers, on ${on}.`,
    "Resolve the conflict, remove the lines that start with <<<<<<<, ======= and >>>>>>>, and run: git add",
    first.index,
  );
}

function pointerOfLfs(text: string): PlacedFinding | undefined {
  if (!text.startsWith("version https://git-lfs.github.com/spec/")) return undefined;
  return finding(
    "it is a Git LFS pointer. The registry reads what git has, and the JSON is not in git.",
    "Take the file out of LFS: remove its line from .gitattributes, then run: git lfs pull && git add --renormalize .",
  );
}

/** UTF-16 without a byte order mark: every other byte is zero, which is UTF-8, too. */
function utf16(text: string): PlacedFinding | undefined {
  if (!/^(?:\0[ -~]){2}|^(?:[ -~]\0){2}/.test(text)) return undefined;
  return finding(
    "it is UTF-16 (every other byte is zero). JSON files must be UTF-8.",
    "Save the file as UTF-8, without a byte order mark.",
  );
}

function page(text: string): PlacedFinding | undefined {
  if (!/^\s*<(?:!doctype|html|\?xml)\b/i.test(text)) return undefined;
  return finding(
    "it is a web page, HTML or XML.",
    "Save the file itself. On GitHub, use the “Raw” button.",
  );
}

/** The first text in the file after any comments. */
const BEGINNING = /^\s*(?:(?:#|\/\/).*\n\s*)*([\s\S]{0,200})/;
const TOML = /^(?:[\w."-]+[ \t]*=[ \t]*\S|\[[\w." -]+\][ \t]*\r?\n)/;
const YAML = /^(?:---\s|%YAML|[\w'-]+:(?:[ \t]|\r?\n))/;

function otherNotation(text: string): PlacedFinding | undefined {
  const [, first = ""] = BEGINNING.exec(text) ?? [];
  const name = TOML.test(first) ? "TOML" : YAML.test(first) ? "YAML" : undefined;
  if (name === undefined) return undefined;
  return finding(
    `it looks like ${name}. A definition is one JSON object in braces, with keys and texts in double quotes.`,
    "Write it as JSON. To get a definition to fill in, run: npx mosaik-coalitions new <name>",
  );
}

function linesOf(text: string, offsets: readonly number[]): number[] {
  let line = 1;
  let from = 0;
  return offsets.map((offset) => {
    line += text.slice(from, offset).split("\n").length - 1;
    from = offset;
    return line;
  });
}
