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
  const plain = [...cleanText(text).normalize("NFKC")].map((it) => LATIN.get(it) ?? it).join("");
  return asciiSkeleton(plain.toLowerCase().replace(/[\s\p{Z}]/gu, ""));
}
