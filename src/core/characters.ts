// Characters that no text of a registry may have, because people cannot see them or see other text than programs
// read; and the names of those that are easily taken for others.

/** Half of a character that UTF-16 writes as two: no other encoding has it. */
const LONE_SURROGATE = String.raw`\p{Cs}`;

/**
 * What is invisible, reorders text (Bidi_Control is a part of it), or has no place in text: controls other than white
 * space, line separators, annotation marks, the blank Braille pattern and noncharacters.
 */
const HIDDEN = String.raw`(?![\t\n\r])\p{Cc}|[\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}\u2028\u2029\ufff9-\ufffb\u2800]`;

/** UTS #51: a character, its tone or its look as a picture, joined to others. */
const PICTURE = String.raw`\p{Extended_Pictographic}(?:\p{Emoji_Modifier}|[\ufe0e\ufe0f])?`;
/** Sequences that have hidden characters because their script, or an emoji, needs them. */
const NEEDED = [
  // A flag of a region: a black flag, letters and digits of its code as tags, the tag that ends them.
  String.raw`\u{1f3f4}[\u{e0030}-\u{e0039}\u{e0061}-\u{e007a}]{3,6}\u{e007f}`,
  String.raw`${PICTURE}(?:\u200d${PICTURE})*`,
  // A digit on a key.
  String.raw`[0-9#*][\ufe0e\ufe0f]\u20e3?`,
  // Joiners between letters of scripts whose shapes depend on them: Arabic and its like, and those of India and beyond.
  String.raw`(?<=${joining()})(?:\u200c(?=[\p{L}\p{M}])|\u200d)`,
  // Variants of Chinese characters, and of letters of Mongolian and Myanmar.
  String.raw`(?<=\p{sc=Han})[\ufe00-\ufe02\u{e0100}-\u{e01ef}]`,
  String.raw`(?<=\p{sc=Mong})(?:[\u180b-\u180d\u180f]|\u180e(?=\p{sc=Mong}))`,
  String.raw`(?<=\p{sc=Mymr})\ufe00`,
  String.raw`(?<=[\u2801-\u28ff])\u2800`,
].join("|");

function joining(): string {
  const scripts =
    "Arab Syrc Mand Nkoo Mong Phag Adlm Rohg Deva Beng Guru Gujr Orya Taml Telu Knda Mlym Sinh Khmr Mymr Tibt";
  return `[${scripts
    .split(" ")
    .map((script) => String.raw`\p{scx=${script}}`)
    .join("")}]`;
}

/** Most texts have nothing else; looking once is quicker than taking a text apart. */
const ONLY_ASCII = /^[\t\n\r -~]*$/;
const SUSPECT = new RegExp(`${LONE_SURROGATE}|${HIDDEN}`, "u");
const TAKEN_APART = new RegExp(`(?<needed>${NEEDED})|${LONE_SURROGATE}|${HIDDEN}`, "gu");

/** A character that may not be in a text, and where. */
export interface Unfit {
  char: string;
  /** In UTF-16 code units. */
  at: number;
  /** Half of a surrogate pair: no strict reader reads the text. */
  isHalf: boolean;
}

/** The first character that may not be in the text. */
export function findUnfit(text: string): Unfit | undefined {
  if (ONLY_ASCII.test(text) || !SUSPECT.test(text)) return undefined;
  for (const { 0: char, index: at, groups } of text.matchAll(TAKEN_APART)) {
    if (groups?.needed === undefined) return { char, at, isHalf: isHalf(char) };
  }
  return undefined;
}

/** The text without them; in place of half of a surrogate pair, U+FFFD, and of a line separator, a line feed. */
export function withoutUnfit(text: string): string {
  if (ONLY_ASCII.test(text) || !SUSPECT.test(text)) return text;
  return text.replace(TAKEN_APART, (found, needed?: string) =>
    needed !== undefined ? found : isHalf(found) ? "\ufffd" : (INSTEAD[found] ?? ""),
  );
}

const INSTEAD: Readonly<Record<string, string>> = { "\u2028": "\n", "\u2029": "\n" };

/** The text with the numbers of such characters in their place: na‹U+200B›me. */
export function withUnfitShown(text: string): string {
  if (ONLY_ASCII.test(text) || !SUSPECT.test(text)) return text;
  return text.replace(TAKEN_APART, (found, needed?: string) =>
    needed !== undefined ? found : `‹${codePoint(found)}›`,
  );
}

function isHalf(char: string): boolean {
  return /^\p{Cs}$/u.test(char);
}

/** `U+200B` */
export function codePoint(char: string): string {
  return `U+${(char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;
}

/** `U+00A0 NO-BREAK SPACE`: the number, and for what people are likely to meet its name in Unicode. */
export function charName(char: string): string {
  const code = char.codePointAt(0) ?? 0;
  const name = NAMES[code] ?? fullWidthName(code);
  return name === undefined ? codePoint(char) : `${codePoint(char)} ${name}`;
}

/** U+FF01 to U+FF5E are the ASCII characters in the width of Chinese ones. */
function fullWidthName(code: number): string | undefined {
  if (code < 0xff01 || code > 0xff5e) return undefined;
  return `FULLWIDTH ${String.fromCharCode(code - 0xfee0)}`;
}

const NAMES: Readonly<Record<number, string>> = {
  ...{ 0: "NULL", 9: "TAB", 10: "LINE FEED", 11: "VERTICAL TAB", 12: "FORM FEED" },
  ...{ 13: "CARRIAGE RETURN", 26: "SUBSTITUTE", 27: "ESCAPE", 127: "DELETE", 133: "NEXT LINE" },
  ...{ 160: "NO-BREAK SPACE", 173: "SOFT HYPHEN", 180: "ACUTE ACCENT" },
  ...{
    847: "COMBINING GRAPHEME JOINER",
    1564: "ARABIC LETTER MARK",
    4447: "HANGUL CHOSEONG FILLER",
  },
  ...{
    4448: "HANGUL JUNGSEONG FILLER",
    6158: "MONGOLIAN VOWEL SEPARATOR",
    8194: "EN SPACE",
    8195: "EM SPACE",
  },
  ...{ 8199: "FIGURE SPACE", 8201: "THIN SPACE", 8202: "HAIR SPACE", 8203: "ZERO WIDTH SPACE" },
  ...{ 8204: "ZERO WIDTH NON-JOINER", 8205: "ZERO WIDTH JOINER", 8206: "LEFT-TO-RIGHT MARK" },
  ...{ 8207: "RIGHT-TO-LEFT MARK", 8208: "HYPHEN", 8209: "NON-BREAKING HYPHEN", 8211: "EN DASH" },
  ...{ 8212: "EM DASH", 8216: "LEFT SINGLE QUOTATION MARK", 8217: "RIGHT SINGLE QUOTATION MARK" },
  ...{ 8218: "SINGLE LOW-9 QUOTATION MARK", 8220: "LEFT DOUBLE QUOTATION MARK" },
  ...{ 8221: "RIGHT DOUBLE QUOTATION MARK", 8222: "DOUBLE LOW-9 QUOTATION MARK" },
  ...{ 8230: "HORIZONTAL ELLIPSIS", 8232: "LINE SEPARATOR", 8233: "PARAGRAPH SEPARATOR" },
  ...{
    8234: "LEFT-TO-RIGHT EMBEDDING",
    8235: "RIGHT-TO-LEFT EMBEDDING",
    8236: "POP DIRECTIONAL FORMATTING",
  },
  ...{
    8237: "LEFT-TO-RIGHT OVERRIDE",
    8238: "RIGHT-TO-LEFT OVERRIDE",
    8239: "NARROW NO-BREAK SPACE",
  },
  ...{ 8288: "WORD JOINER", 8294: "LEFT-TO-RIGHT ISOLATE", 8295: "RIGHT-TO-LEFT ISOLATE" },
  ...{ 8296: "FIRST STRONG ISOLATE", 8297: "POP DIRECTIONAL ISOLATE", 8722: "MINUS SIGN" },
  ...{ 10240: "BRAILLE PATTERN BLANK", 12288: "IDEOGRAPHIC SPACE", 12289: "IDEOGRAPHIC COMMA" },
  ...{ 12644: "HANGUL FILLER", 65038: "VARIATION SELECTOR-15", 65039: "VARIATION SELECTOR-16" },
  ...{ 65279: "BYTE ORDER MARK", 65440: "HALFWIDTH HANGUL FILLER", 65533: "REPLACEMENT CHARACTER" },
};
