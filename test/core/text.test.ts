// What no text may have, and what looks like it and stays: emoji, and scripts whose letters need joiners.

import { describe, expect, it } from "vitest";
import { charName } from "../../src/core/characters.ts";
import { withUnfitShown } from "../../src/core/schema/words.ts";
import { cleanText, findUnfit, shortened } from "../../src/core/text.ts";

describe("text that stays as it is", () => {
  it.each([
    ["emoji joined to one", "👨‍👩‍👧 👩🏽‍💻 ❤️‍🔥 🏴‍☠️ 🏳️‍🌈 👁️‍🗨️"],
    ["emoji with their look", "©️ ☎︎ 1️⃣ #️⃣"],
    ["flags", "🇩🇪 🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}"],
    ["Persian, whose words have non-joiners", "می‌خواهم کتاب‌ها"],
    ["an Arabic letter that would join, had it something to join to", "ه‍"],
    ["Hindi and Sinhala conjuncts", "क्‍ष ශ්‍රී"],
    ["a variant of a Chinese character", "葛\u{e0100}"],
    ["Mongolian", "ᠡ᠋ ᠠ᠎ᠠ"],
    ["Hebrew and Arabic with points", "שָׁלוֹם سَلَام"],
    ["tabs and lines", "a\tb\nc\r\n"],
  ])("%s", (_, text) => {
    expect(findUnfit(text)).toBeUndefined();
    expect(cleanText(text)).toBe(text);
  });
});

describe("text that is refused, and is shown without", () => {
  it.each([
    ["half of a pair", "a\ud83d", "U+D83D", "a\ufffd"],
    ["halves in the wrong order", "\udc00\ud800", "U+DC00", "\ufffd\ufffd"],
    ["a zero-width space", "na\u200bme", "U+200B ZERO WIDTH SPACE", "name"],
    ["a joiner between Latin letters", "na\u200dme", "U+200D ZERO WIDTH JOINER", "name"],
    ["a joiner that joins nothing", "😀\u200d", "U+200D ZERO WIDTH JOINER", "😀"],
    ["two non-joiners", "ک\u200c\u200cه", "U+200C ZERO WIDTH NON-JOINER", "که"],
    ["a presentation selector without an emoji", "x\ufe0f", "U+FE0F VARIATION SELECTOR-16", "x"],
    ["an override", "a\u202eb", "U+202E RIGHT-TO-LEFT OVERRIDE", "ab"],
    ["a mark of direction", "a\u200fb", "U+200F RIGHT-TO-LEFT MARK", "ab"],
    ["words in tags", "hi\u{e0068}\u{e0069}", "U+E0068", "hi"],
    [
      "tags after an emoji that is not a flag",
      "😀\u{e0061}\u{e0062}\u{e0063}\u{e007f}",
      "U+E0061",
      "😀",
    ],
    ["a soft hyphen", "co\u00adop", "U+00AD SOFT HYPHEN", "coop"],
    ["a letter that is blank", "\u3164", "U+3164 HANGUL FILLER", ""],
    ["a control character", "a\u001b[1m", "U+001B ESCAPE", "a[1m"],
    ["a noncharacter", "a\ufdd0", "U+FDD0", "a"],
    ["a line separator", "a\u2028b", "U+2028 LINE SEPARATOR", "a\nb"],
    ["a byte order mark", "\ufeffa", "U+FEFF BYTE ORDER MARK", "a"],
  ])("%s", (_, text, name, shown) => {
    const unfit = findUnfit(text);
    expect(unfit && charName(unfit.char)).toBe(name);
    expect(cleanText(text)).toBe(shown);
    expect(withUnfitShown(text)).toContain(`‹${name.split(" ")[0]}›`);
    expect(findUnfit(shown)).toBeUndefined();
  });

  it("in time that grows with the text", () => {
    const long = ["😀\u200d", "🏴\u{e0061}", "ه\u200c", "\u200b", "\ud83d"].map((it) =>
      it.repeat(50_000),
    );
    for (const text of long) expect(findUnfit(cleanText(`${text}x`))).toBeUndefined();
  });
});

it("a text that is cut ends with no half of an emoji", () => {
  expect(shortened("👨‍👩‍👧 and more", 3)).toBe("👨…");
});
