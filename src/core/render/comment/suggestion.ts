// A suggestion as GitHub reads it: a block of code that takes the place of the line it is written at.

import type { Suggestion } from "../../review/suggestion.ts";
import { codeBlock, paragraph, stringify } from "../markdown.ts";

/** By this, and by its author, a suggestion is known again. */
export const SUGGESTION_MARKER = "<!-- coalition registry: suggestion -->";

export function renderSuggestion({ text }: Suggestion): string {
  const blocks = stringify([
    paragraph("This is the fingerprint that follows from the composition:"),
    codeBlock("suggestion", text),
  ]);
  return `${SUGGESTION_MARKER}\n${blocks}`;
}
