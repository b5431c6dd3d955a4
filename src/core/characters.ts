// Names of characters that look like others, or like nothing.

/** `U+200B` */
export function codePoint(char: string): string {
  return `U+${(char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;
}

/** `U+00A0 NO-BREAK SPACE`: the code point, with its Unicode name if people are likely to meet it. */
export function charName(char: string): string {
  const code = char.codePointAt(0) ?? 0;
  const name = NAMES[code] ?? fullWidthName(code);
  return name === undefined ? codePoint(char) : `${codePoint(char)} ${name}`;
}

/** U+FF01 to U+FF5E are the ASCII characters in full width. */
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
