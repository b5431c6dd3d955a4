// What a file is that is no JSON because it is something else: a pointer of Git LFS, two versions with conflict
// markers, a page of the web, YAML or TOML. It is told as that, whatever a parser stumbles over first.

import type { PlacedFinding } from "../problem.ts";

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
  const more = lines.length > MOST_LINES ? ` and ${lines.length - MOST_LINES} more` : "";
  const on = `${lines.length === 1 ? "line" : "lines"} ${lines.slice(0, MOST_LINES).join(", ")}${more}`;
  return finding(
    `it has git's conflict markers, on ${on}. A merge or rebase stopped here, and nobody has decided between two versions.`,
    "Keep one version of what is between the markers, remove the marker lines, and add the file: git add",
    first.index,
  );
}

function pointerOfLfs(text: string): PlacedFinding | undefined {
  if (!text.startsWith("version https://git-lfs.github.com/spec/")) return undefined;
  return finding(
    "it is a Git LFS pointer. The JSON itself is in another store, and the registry reads what git has.",
    "Take the file out of LFS: remove its line from .gitattributes, then: git lfs pull && git add --renormalize .",
  );
}

/** UTF-16 without a byte order mark: every other byte is zero, which is UTF-8, too. */
function utf16(text: string): PlacedFinding | undefined {
  if (!/^(?:\0[ -~]){2}|^(?:[ -~]\0){2}/.test(text)) return undefined;
  return finding(
    "it is UTF-16, where every other byte is zero. JSON files are UTF-8.",
    "Save the file as UTF-8, without a byte order mark.",
  );
}

function page(text: string): PlacedFinding | undefined {
  if (!/^\s*<(?:!doctype|html|\?xml)\b/i.test(text)) return undefined;
  return finding(
    "it is a web page, HTML or XML.",
    "Save the file itself: on GitHub, by the button “Raw”.",
  );
}

/** What comes first in the file, behind comments. */
const BEGINNING = /^\s*(?:(?:#|\/\/).*\n\s*)*([\s\S]{0,200})/;
const TOML = /^(?:[\w."-]+[ \t]*=[ \t]*\S|\[[\w." -]+\][ \t]*\r?\n)/;
const YAML = /^(?:---\s|%YAML|[\w'-]+:(?:[ \t]|\r?\n))/;

function otherNotation(text: string): PlacedFinding | undefined {
  const [, first = ""] = BEGINNING.exec(text) ?? [];
  const name = TOML.test(first) ? "TOML" : YAML.test(first) ? "YAML" : undefined;
  if (name === undefined) return undefined;
  return finding(
    `it looks like ${name}. JSON is one object in braces, with its keys and texts in double quotes.`,
    "Write it as JSON. A definition to fill in: npx mosaik-coalitions new <name>",
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
