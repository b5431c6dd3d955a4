// What a text looks like. Texts that people confuse have the same skeleton, in the spirit of UTS #39.

import { cleanText } from "../text.ts";

/** Look-alike letters of other scripts, by Latin letter, in lower and upper case. */
const LOOKS: Readonly<Record<string, string>> = {
  ...{
    a: "аɑα",
    A: "АΑ",
    B: "ВΒ",
    c: "сϲ",
    C: "СϹ",
    d: "ԁ",
    e: "еҽ",
    E: "ЕΕ",
    g: "ɡ",
    h: "һ",
    H: "НΗ",
  },
  ...{
    i: "іıι",
    I: "ІΙӀ",
    j: "ј",
    J: "Ј",
    k: "кκ",
    K: "КΚ",
    l: "ӏ",
    m: "м",
    M: "МΜ",
    n: "ո",
    N: "Ν",
  },
  ...{ o: "оοօ", O: "ОΟՕ", p: "рρ", P: "РΡ", q: "ԛ", s: "ѕ", S: "Ѕ", t: "т", T: "ТΤ", u: "υս" },
  ...{ v: "νѵ", w: "ԝѡ", x: "хχ", X: "ХΧ", y: "уγ", Y: "ҮΥ", Z: "Ζ", "-": "‐‑‒–—−" },
};
const LATIN = new Map(
  Object.entries(LOOKS).flatMap(([latin, others]) => [...others].map((it) => [it, latin] as const)),
);

/**
 * For lowercase letters and digits: l, 1, I and i look alike; so do o and 0, rn and m, vv and w. Separators are
 * dropped.
 */
function asciiSkeleton(text: string): string {
  return text
    .replaceAll("rn", "m")
    .replaceAll("vv", "w")
    .replace(/[1i|]/g, "l")
    .replaceAll("0", "o")
    .replace(/[-_]/g, ".");
}

/** The skeleton of a coalition's name. */
export function nameSkeleton(name: string): string {
  return asciiSkeleton(name);
}

/** The skeleton of a title or an operator's name. It ignores case, spaces, Unicode form and script. */
export function lookOf(text: string): string {
  return asciiSkeleton(
    plainOf(text)
      .toLowerCase()
      .replace(/[\s\p{Z}]/gu, ""),
  );
}

/** With Latin letters where others look like them. Most texts have nothing else. */
function plainOf(text: string): string {
  if (/^[ -~]*$/.test(text)) return text;
  return [...cleanText(text).normalize("NFKC")].map((it) => LATIN.get(it) ?? it).join("");
}

/** Each character of a look, as ASCII texts write it. */
const WRITTEN: Readonly<Record<string, string>> = {
  l: "[l1i|]",
  m: String.raw`(?:m|r\s*n)`,
  o: "[o0]",
  w: String.raw`(?:w|v\s*v)`,
  ".": "[-_.]",
};

/** A regular expression, without regard to case, for the ASCII texts with this look; undefined if there are none. */
export function asciiPatternOf(look: string): string | undefined {
  if (!/^[!-~]*$/.test(look)) return undefined;
  const chars = [...look].map((it) => WRITTEN[it] ?? it.replace(/\W/, String.raw`\$&`));
  return chars.join(String.raw`\s*`);
}
