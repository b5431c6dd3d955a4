// What a text looks like: two texts that people take for one have the same skeleton, in the spirit of UTS #39.

import { cleanText } from "../text.ts";

/** Letters of other scripts by the Latin letter that they look like, for upper and lower case each. */
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

/** Of lower case letters and digits: l, 1, I and i; o and 0; rn and m; vv and w; what stands between words. */
function asciiSkeleton(text: string): string {
  return text
    .replaceAll("rn", "m")
    .replaceAll("vv", "w")
    .replace(/[1i|]/g, "l")
    .replaceAll("0", "o")
    .replace(/[-_]/g, ".");
}

/** Of a coalition's name: which name it can be taken for. */
export function nameSkeleton(name: string): string {
  return asciiSkeleton(name);
}

/** Of a title or an operator's name: without regard to case, to spaces, to forms that Unicode has several of, and to script. */
export function lookOf(text: string): string {
  const plain = [...cleanText(text).normalize("NFKC")].map((it) => LATIN.get(it) ?? it).join("");
  return asciiSkeleton(plain.toLowerCase().replace(/[\s\p{Z}]/gu, ""));
}
