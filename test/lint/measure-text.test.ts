// How manuals are measured: what counts as a sentence and a word, and the grade of a text worked out by hand.

import { expect, it } from "vitest";
import { measureText, readTerms } from "../../lint/measure-text.mjs";

it("counts the words, sentences and syllables of paragraphs and list items", () => {
  const text = "The cat sat on the mat. It was happy.\n\n- One more line\n  that is wrapped.\n";
  expect(measureText(text, [])).toMatchObject({ words: 15, sentences: 3, syllables: 16, mean: 5 });
});

it("gives the grade of the Flesch–Kincaid formula", () => {
  // 0.39 × 9 / 2 + 11.8 × 10 / 9 − 15.59
  expect(measureText("The cat sat on the mat. It was happy.", []).grade).toBeCloseTo(-0.72, 2);
});

it("leaves out code, tables, headings and pictures", () => {
  const text =
    "# Head\n\n![A picture](a.png)\n\n```\ncode here\n```\n\n| a b | c |\n| - | - |\n| d e. | f |\n\nIt is red.\n";
  expect(measureText(text, [])).toMatchObject({ words: 3, sentences: 1 });
});

it("counts code, numbers and terms as words of the sentence, and not by their syllables", () => {
  const text = "Run `coalitions check` on 20 confluences. `npm` shows the Content hash.";
  const measured = measureText(text, ["confluence", "content hash", "hash"]);
  expect(measured).toMatchObject({ words: 9, sentences: 2, syllables: 4, leftOut: 5 });
  const asHard = measureText("Run it on it it. It shows the it.", []);
  expect(measured.grade).toBeCloseTo(asHard.grade, 10);
});

it("reads the terms of the glossary, and not those of later tables", () => {
  const glossary =
    "| term | meaning |\n| - | - |\n| stable id | x |\n| declared, recomputed | y |\n\n| other | z |\n| - | - |\n| member | y |\n";
  expect(readTerms(glossary)).toEqual(["stable id", "declared", "recomputed"]);
  expect(() => readTerms("# Glossary\n")).toThrow("docs/glossary.md has no table of terms.");
});

it("gives no number for a page without sentences", () => {
  const measured = measureText("# Head\n\n| a |\n| - |\n| b |\n", []);
  expect(measured).toMatchObject({ words: 0, mean: 0, grade: 0 });
});
