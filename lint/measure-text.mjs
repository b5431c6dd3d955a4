// How long the sentences of a manual are, and how hard its words, by libraries: parse-english divides the text,
// syllable counts, flesch-kincaid has the formula. Code, tables, headings and pictures are left out. A code span and a
// term of the glossary count as one word of their sentence, which is as hard as the others are on average: the reader
// must know the term anyway.

import { fleschKincaid } from "flesch-kincaid";
import { toString as textOf } from "mdast-util-to-string";
import { ParseEnglish } from "parse-english";
import { syllable } from "syllable";
import { parseMarkdown } from "./prose/markdown.mjs";

/** A word for what is left out. It has a capital, so that a sentence can begin with it. */
const LEFT_OUT = "Qx";
const english = new ParseEnglish();

/** The terms in the first column of the glossary's first table. */
export function readTerms(glossary) {
  const table = parseMarkdown(glossary).children.find(({ type }) => type === "table");
  if (!table) throw new Error("docs/glossary.md has no table of terms.");
  return table.children.slice(1).flatMap((row) => textOf(row.children[0]).split(/,\s*/));
}

/** The words, sentences and syllables of a Markdown text, with the mean sentence and the grade: 0 if it has no sentences. */
export function measureText(markdown, terms) {
  const counts = { words: 0, sentences: 0, syllables: 0, leftOut: 0 };
  for (const paragraph of paragraphsOf(parseMarkdown(markdown))) {
    count(english.parse(withoutTerms(plainText(paragraph), terms)), counts);
  }
  const { words, sentences, syllables, leftOut } = counts;
  if (words === leftOut) return { ...counts, mean: 0, grade: 0 };
  const syllable = (syllables * words) / (words - leftOut);
  const grade = fleschKincaid({ sentence: sentences, word: words, syllable });
  return { ...counts, mean: words / sentences, grade };
}

function paragraphsOf(node) {
  if (node.type === "paragraph") return [node];
  return node.type === "table" ? [] : (node.children ?? []).flatMap(paragraphsOf);
}

function plainText(node) {
  if (node.type === "text") return node.value;
  if (node.type === "inlineCode") return LEFT_OUT;
  if (node.type === "link" && textOf(node) === node.url) return LEFT_OUT;
  if (node.type === "break") return " ";
  return (node.children ?? []).map(plainText).join("");
}

/** A term in the singular or plural, longer terms first. */
function withoutTerms(text, terms) {
  if (terms.length === 0) return text;
  const byLength = [...terms].sort((a, b) => b.length - a.length);
  const alternatives = byLength.map((term) =>
    term.replace(/[^\w ]/g, "\\$&").replace(/ /g, "\\s+"),
  );
  return text.replace(new RegExp(`\\b(?:${alternatives.join("|")})(?:s|es)?\\b`, "gi"), LEFT_OUT);
}

function count(node, counts) {
  if (node.type === "SentenceNode" && hasWord(node)) counts.sentences += 1;
  if (node.type !== "WordNode") {
    for (const child of node.children ?? []) count(child, counts);
    return;
  }
  const word = textOf(node);
  counts.words += 1;
  if (word.startsWith(LEFT_OUT) || !/\p{L}/u.test(word)) counts.leftOut += 1;
  else counts.syllables += syllable(word);
}

const hasWord = (sentence) => sentence.children.some(({ type }) => type === "WordNode");
