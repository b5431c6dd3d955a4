// Common mistakes in JSON: a character that looks like the right one, or syntax of JavaScript, Python, JSON5 or YAML.
// Each with what to write instead.

import { charName } from "../characters.ts";
import { findUnfit } from "../text.ts";

/** The reason, as the end of "The file is not JSON: …", and what to do. */
export interface Habit {
  reason: string;
  fix: string;
}

/** The mistake at `offset`, where no JSON token starts; undefined when it is not a known one. */
export function habitAt(text: string, offset: number): Habit | undefined {
  const rest = text.slice(offset, offset + 200);
  return (
    comment(rest) ??
    numeral(text, offset) ??
    word(rest) ??
    quoted(rest) ??
    bareKey(text, offset, rest) ??
    sign(rest) ??
    strangeCharacter(text, rest) ??
    quoteBefore(text, offset) ??
    unquoted(rest)
  );
}

function comment(rest: string): Habit | undefined {
  if (!/^(#|\/\/|\/\*)/.test(rest)) return undefined;
  return {
    reason: "JSON has no comments",
    fix: "Remove it. Put what people should know in the summary or the commit message.",
  };
}

const NUMBER = /^-?(0|[1-9]\d*)(\.\d+)?([eE][-+]?\d+)?$/;

/** The whole text that was meant as a number, as it is written. */
export function numeral(text: string, offset: number): Habit | undefined {
  const before = /[-+.\w]*$/.exec(text.slice(Math.max(0, offset - 400), offset))?.[0] ?? "";
  const after = /^[-+.\w]*/.exec(text.slice(offset, offset + 400))?.[0] ?? "";
  const written = before + after;
  if (!/^[-+]?(\d|\.\d)|^-$/.test(written) || NUMBER.test(written)) return undefined;
  return {
    reason: `${shown(written)} is not a JSON number${reasonOf(written)}`,
    fix: rightNumber(written),
  };
}

function reasonOf(written: string): string {
  if (/^[-+]?0[xob]/i.test(written)) return ": JSON has only decimal numbers";
  if (/^\+/.test(written)) return ": a JSON number has no plus sign";
  if (/^-?0\d/.test(written)) return ": a JSON number has no leading zeros";
  if (/\d_\d/.test(written)) return ": JSON does not allow _ between digits";
  if (/^-?\.|\.(?!\d)/.test(written))
    return ": a JSON number needs digits on both sides of the point";
  if (/^\d+n$/.test(written)) return ": a JSON number has no suffix";
  return "";
}

function rightNumber(written: string): string {
  const plain = written.replace(/^\+/, "").replaceAll("_", "").replace(/n$/, "");
  const hex = /^-?0[xob][0-9a-f]+$/i.test(plain);
  const decimal = plain
    .replace(/^(-?)0+(?=\d)/, "$1")
    .replace(/^(-?)\./, "$10.")
    .replace(/\.$/, "");
  if (hex && plain.length <= 14) return `Write: ${Number(plain)}`;
  if (NUMBER.test(decimal)) return `Write: ${decimal}`;
  return "Write a decimal number. If it is not a number, put it in double quotes.";
}

const WORDS: Readonly<Record<string, string>> = {
  ...{
    True: "true",
    False: "false",
    None: "null",
    NULL: "null",
    Null: "null",
    nil: "null",
    TRUE: "true",
  },
  ...{ FALSE: "false", undefined: "null", yes: "true", no: "false" },
};

function word(rest: string): Habit | undefined {
  const [found = ""] = /^[-+]?[A-Za-z]+(?![\w-]*\s*:)/.exec(rest) ?? [];
  if (Object.hasOwn(WORDS, found)) {
    return { reason: `${found} is not valid JSON`, fix: `Write: ${WORDS[found]}` };
  }
  if (!/^[-+]?(NaN|Infinity|inf|nan)$/.test(found)) return undefined;
  return {
    reason: `${found} is not a JSON number`,
    fix: "Write a number, or null if the schema allows it.",
  };
}

/** A text in quotes that JSON does not allow, such as ' ` “ ” „ «. */
const QUOTED = /^(['`‘’‚‛“”„‟«‹＂′″´])([^"\n]{0,150}?)(['`‘’‚‛“”„‟»›＂′″´])(?=\s*(?:[:,}\]]|$))/u;

function quoted(rest: string): Habit | undefined {
  const [, open, inner = ""] = QUOTED.exec(rest) ?? [];
  if (open === undefined) return undefined;
  const what =
    open === "'" || open === "`"
      ? `a string is quoted with ${open}`
      : `there is ${charName(open)} where a " belongs`;
  return {
    reason: `${what}. JSON allows only double quotes (U+0022)`,
    fix: `Write: ${JSON.stringify(inner)}`,
  };
}

function bareKey(text: string, offset: number, rest: string): Habit | undefined {
  const [, key] = /^([\p{L}_$][\p{L}\p{N}_$.-]*)\s*[:=]/u.exec(rest) ?? [];
  const isKey = /[{,]\s*$/.test(text.slice(Math.max(0, offset - 200), offset));
  if (key === undefined || !isKey) return undefined;
  return {
    reason: `the key ${key} is not in double quotes`,
    fix: `Write: ${JSON.stringify(key)}:`,
  };
}

const SIGNS: Readonly<Record<string, string>> = { "=": ":", "=>": ":", ":=": ":", ";": "," };

function sign(rest: string): Habit | undefined {
  const [found = ""] = /^(=>|:=|=|;)/.exec(rest) ?? [];
  const right = SIGNS[found];
  return right === undefined
    ? undefined
    : { reason: `there is ${found} where a ${right} belongs`, fix: `Write: ${right}` };
}

/** A control or non-ASCII character. Named by its code point, because it is invisible or looks like the right one. */
function strangeCharacter(text: string, rest: string): Habit | undefined {
  const [char = ""] = rest;
  if (char === "" || /^[ -~]$/.test(char)) return undefined;
  const name = charName(char);
  const count = text.split(char).length - 1;
  const all = count > 1 ? ` The file has ${count} of them.` : "";
  if (/^[\p{Zs}\p{Zl}\p{Zp}]$/u.test(char)) {
    return {
      reason: `there is ${name} here. JSON allows only plain spaces (U+0020), tabs and line breaks.${all}`,
      fix: `Replace ${count > 1 ? "each" : "it"} with a plain space. It often comes with text copied from a page or chat.`,
    };
  }
  const plain = char.normalize("NFKC");
  if (/^["'“”„‟«»‘’]$/u.test(char) || /^[{}[\]:,"0-9]$/.test(plain)) {
    const right = /^[{}[\]:,0-9]$/.test(plain) ? plain : '"';
    return {
      reason: `there is ${name} where the plain ${right} (U+${right.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}) belongs.${all}`,
      fix: `Write: ${right}`,
    };
  }
  const hidden = findUnfit(char) !== undefined;
  return {
    reason: `${name} ${hidden ? "is here, and it is invisible" : "does not belong here"}.${all}`,
    fix: hidden
      ? "Remove it. Most editors can show invisible characters."
      : "Remove it, or put it in double quotes.",
  };
}

/** A string that ends with another kind of quote runs on to the next plain one, and no token follows that. */
function quoteBefore(text: string, offset: number): Habit | undefined {
  const line = /[^\n]{0,300}$/.exec(text.slice(Math.max(0, offset - 300), offset))?.[0] ?? "";
  const mark = /[“”„‟＂″](?=\s*[,:}\]][^“”„‟＂″]*"$)/u.exec(line)?.[0];
  if (mark === undefined) return undefined;
  return {
    reason: `before this, there is ${charName(mark)} where the plain " (U+0022) belongs, so the string does not end`,
    fix: 'Write: "',
  };
}

function unquoted(rest: string): Habit | undefined {
  const [token] = /^[^\s,:{}[\]"]+/.exec(rest) ?? [];
  if (token === undefined) return undefined;
  const isWord = /^[\p{L}\p{N}_.-]+$/u.test(token);
  return {
    reason: `${shown(token)} is not valid JSON`,
    fix: isWord
      ? "Put text in double quotes."
      : "Write a text in double quotes, a number, true, false, null, a list or an object.",
  };
}

const LONGEST = 40;

function shown(text: string): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}
