// Text from others, such as definitions, notices and commits: which characters are allowed, and how it is shown in
// feeds, comments, tables and terminals. Definitions, notices and the config are refused if they have characters that
// people cannot see, or that make text look different from what programs read. Commit subjects and already published
// text cannot be refused, so they are cleaned.

/** Half of a character that UTF-16 writes as two. It is invalid in every other encoding. */
const LONE_SURROGATE = String.raw`\p{Cs}`;

/**
 * Invisible characters, those that reorder text (including Bidi_Control), and those that do not belong in text:
 * controls except white space, line separators, annotation marks, the blank Braille pattern and noncharacters.
 */
const HIDDEN = String.raw`(?![\t\n\r])\p{Cc}|[\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}\u2028\u2029\ufff9-\ufffb\u2800]`;

/** UTS #51: a pictograph with its skin tone or presentation, to be joined with others. */
const PICTURE = String.raw`\p{Extended_Pictographic}(?:\p{Emoji_Modifier}|[\ufe0e\ufe0f])?`;
/** Sequences with hidden characters that their script or emoji needs. */
const NEEDED = [
  // A region's flag: a black flag, its code as tag characters, and the closing tag.
  String.raw`\u{1f3f4}[\u{e0030}-\u{e0039}\u{e0061}-\u{e007a}]{3,6}\u{e007f}`,
  String.raw`${PICTURE}(?:\u200d${PICTURE})*`,
  // A keycap.
  String.raw`[0-9#*][\ufe0e\ufe0f]\u20e3?`,
  // Joiners between letters of scripts whose shapes depend on them, such as Arabic and the scripts of India.
  String.raw`(?<=${joining()})(?:\u200c(?=[\p{L}\p{M}])|\u200d)`,
  // Variants of Chinese characters, and of Mongolian and Myanmar letters.
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

/** Most texts are plain ASCII, and this test is faster than the full search. */
const ONLY_ASCII = /^[\t\n\r -~]*$/;
const SUSPECT = new RegExp(`${LONE_SURROGATE}|${HIDDEN}`, "u");
const TAKEN_APART = new RegExp(`(?<needed>${NEEDED})|${LONE_SURROGATE}|${HIDDEN}`, "gu");

/** A character that is not allowed in a text, and where it is. */
export interface Unfit {
  char: string;
  /** In UTF-16 code units. */
  at: number;
  /** Half of a surrogate pair: strict parsers refuse the whole text. */
  isHalf: boolean;
}

/** The first character that is not allowed in the text. */
export function findUnfit(text: string): Unfit | undefined {
  if (ONLY_ASCII.test(text) || !SUSPECT.test(text)) return undefined;
  for (const { 0: char, index: at, groups } of text.matchAll(TAKEN_APART)) {
    if (groups?.needed === undefined) return { char, at, isHalf: isHalf(char) };
  }
  return undefined;
}

/** The text with each such character replaced by the result of `instead`. */
export function replaceUnfit(text: string, instead: (char: string) => string): string {
  if (ONLY_ASCII.test(text) || !SUSPECT.test(text)) return text;
  return text.replace(TAKEN_APART, (found, needed?: string) =>
    needed === undefined ? instead(found) : found,
  );
}

/**
 * Text from others as it is shown, without such characters. U+FFFD replaces half a surrogate pair, because a
 * character is missing there; a line feed replaces a line separator.
 */
export function cleanText(text: string): string {
  return replaceUnfit(text, (char) =>
    isHalf(char) ? "\ufffd" : /[\u2028\u2029]/.test(char) ? "\n" : "",
  );
}

function isHalf(char: string): boolean {
  return /^\p{Cs}$/u.test(char);
}

/** Clean text on one line: runs of white space become one space. */
export function oneLine(text: string): string {
  return cleanText(text).replace(/\s+/g, " ").trim();
}

/** Clean text on one line, of at most `most` characters; a longer one ends in "…". */
export function shortened(text: string, most: number): string {
  const characters = [...oneLine(text)];
  if (characters.length <= most) return characters.join("");
  // Cutting within an emoji can leave a joiner.
  const kept = cleanText(characters.slice(0, most - 1).join(""));
  return `${kept.trimEnd()}…`;
}

/** `1 lattice`, `2 lattices`; `many` for a plural that is not the noun with an s. */
export function counted(count: number, noun: string, many = `${noun}s`): string {
  return `${count} ${count === 1 ? noun : many}`;
}

/** "a, b, c" or "a, b, c and 7 more": the first `most`, and the number of others. */
export function someOf(names: readonly string[], most: number): string {
  const more = names.length - most;
  return names.slice(0, most).join(", ") + (more > 0 ? ` and ${more} more` : "");
}

/** "a, b and c"; with more than `most` names, "a, b, c and 2 more". */
export function listed(names: readonly string[], most = 4): string {
  const shown =
    names.length > most ? [...names.slice(0, most - 1), `${names.length - most + 1} more`] : names;
  return shown.length < 2 ? shown.join("") : `${shown.slice(0, -1).join(", ")} and ${shown.at(-1)}`;
}

/** By code units: the same on every machine, whatever its locale. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
