// The prose of JSON and YAML: every value that is a text with a space in it, and comments.

import { visit } from "jsonc-parser";
import { Parser } from "yaml";
import { passageWithout } from "./passage.mjs";

/** Their values are code that is written elsewhere. */
const CODE_KEYS = new Set(["find", "replace", "pattern"]);
const ESCAPES = /\\(?:u[0-9a-f]{4}|[nrt])|\\(?=")|<\/?[a-z][^>]*>/gi;

export function jsonPassages(source) {
  const passages = [];
  let key = "";
  visit(source, {
    onObjectProperty: (name) => {
      key = name;
    },
    onLiteralValue: (value, offset, length) => {
      if (typeof value !== "string" || !/\S\s+\S/.test(value) || CODE_KEYS.has(key)) return;
      passages.push(passageWithout(source, "text", offset + 1, offset + length - 1, ESCAPES));
    },
    onComment: (offset, length) => {
      passages.push(passageWithout(source, "comment", offset, offset + length, /\/\/|\/\*+|\*\//g));
    },
  });
  return passages;
}

const SCALARS = new Set(["scalar", "single-quoted-scalar", "double-quoted-scalar", "block-scalar"]);

export function yamlPassages(source) {
  const passages = [];
  for (const token of new Parser().parse(source)) read(token);
  return passages;

  function read(token) {
    if (token === null || typeof token !== "object") return;
    if (token.type === "comment" || SCALARS.has(token.type)) add(token);
    for (const value of Object.values(token)) {
      if (Array.isArray(value)) value.forEach(read);
      else read(value);
    }
  }

  function add({ type, offset, source: text }) {
    if (!/\S\s+\S/.test(text)) return;
    const kind = type === "comment" ? "comment" : "text";
    const at = source.indexOf(text, offset);
    passages.push(passageWithout(source, kind, at, at + text.length, /^[ \t]*#+/gm));
  }
}
