// Damage to a text: what editors, merges, shells and tired people do to a file.

import type { Random } from "./random.ts";

/** The bytes of the text after this many changes. */
export function mutatedText(text: string, random: Random, times: number): Uint8Array {
  let now = text;
  for (let time = 0; time < times; time++) now = random.of(DAMAGES)(now, random);
  const bytes = new TextEncoder().encode(now);
  // What encoding a text can never give.
  if (times > 0 && bytes.length > 0 && random.once(10)) {
    bytes[random.below(bytes.length)] = 0x80 + random.below(0x80);
  }
  return bytes;
}

type Damage = (text: string, random: Random) => string;

/** At a random place: cut out some characters, put in a piece. */
const splice =
  (cut: number, ...pieces: string[]): Damage =>
  (text, random) => {
    const at = random.below(text.length + 1);
    return text.slice(0, at) + random.of(pieces) + text.slice(at + random.below(cut + 1));
  };

/** A whole line, changed. */
const atLine =
  (change: (line: string) => string): Damage =>
  (text, random) => {
    const lines = text.split("\n");
    const at = random.below(lines.length);
    lines[at] = change(lines[at] ?? "");
    return lines.join("\n");
  };

const DAMAGES: readonly Damage[] = [
  splice(30, ""),
  splice(0, ...'{}[]:,"\\/* \t\r\n0-.eE'.split("")),
  splice(1, "//", "/*", "*/", "\\u00", "\\ud83d", "[[", "\u00e9", "\u00a0", "\u201c", "\ufeff"),
  splice(0, "1e400", "01", "9007199254740993", "NaN", "undefined", "'"),
  atLine((line) => `${line}\n${line}`),
  atLine(() => ""),
  atLine((line) => line.replace(/^ +/, "\t")),
  atLine((line) => line.replace(/^( *)"(\w+)": (.*?),?$/, '$1"$2": $3,\n$1"$2": $3,')),
  atLine((line) => line.replace(/,$/, "")),
  atLine((line) => `<<<<<<< HEAD\n${line}\n=======\n${line}\n>>>>>>> theirs`),
  (text) => text.replaceAll("\n", "\r\n"),
  (text) => `\ufeff${text}`,
  (text) => text.trimEnd(),
  (text, random) => text.slice(0, random.below(text.length + 1)),
  (text) => `${text}${text}`,
  (text) => text.replaceAll('"', "\u201d"),
  () => "version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n",
];
