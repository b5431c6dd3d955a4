// Faults in the texts of a JSON value, for definitions and registry.config.json.

import { charName, codePoint } from "../characters.ts";
import type { Finding } from "../problem.ts";
import { cleanText, findUnfit, type Unfit } from "../text.ts";
import { pointerOf } from "./locate.ts";

/** The faults of each text that is not in `known`. The schema checks keys. */
export function textFindings(value: unknown, known: ReadonlySet<string> = new Set()): Finding[] {
  const findings: Finding[] = [];
  for (const { text, pointer } of textsIn(value)) {
    const fault = known.has(text) ? undefined : faultOf(text);
    // Anything else that is wrong with the text follows from that, or is found once it is corrected.
    if (fault) findings.push({ ...fault, pointer: pointer(), explains: pointer() });
  }
  return findings;
}

export function* textsIn(
  value: unknown,
  pointer: () => string = () => "",
): Generator<{ text: string; pointer: () => string }> {
  if (typeof value === "string") yield { text: value, pointer };
  if (typeof value !== "object" || value === null) return;
  for (const [key, inner] of Object.entries(value)) {
    if (typeof inner === "string" || typeof inner === "object")
      yield* textsIn(inner, () => pointer() + pointerOf(key));
  }
}

type Fault = Omit<Finding, "pointer">;

function faultOf(text: string): Fault | undefined {
  const unfit = findUnfit(text);
  if (unfit) return unfit.isHalf ? malformed(text, unfit) : hidden(text, unfit);
  return text === text.normalize("NFC") ? undefined : decomposed(text);
}

function malformed(text: string, unfit: Unfit): Fault {
  return {
    code: "text-malformed",
    message: `${place(text, unfit)} is ${codePoint(unfit.char)}, half of a surrogate pair. That is not a character, and strict JSON parsers reject the file.`,
    fix: `Write the whole character or remove the half. ${pasted("Without it", text)}`,
  };
}

function hidden(text: string, unfit: Unfit): Fault {
  return {
    code: "text-hidden",
    message: `${place(text, unfit)} is ${charName(unfit.char)}, which is invisible, or hides or reorders others. People would see a different text than programs.`,
    fix: pasted("Write it without", text),
  };
}

function decomposed(text: string): Fault {
  const composed = text.normalize("NFC");
  const at = [...text].findIndex((char, index) => char !== [...composed][index]);
  const parts = [...text]
    .slice(at, at + 2)
    .map(codePoint)
    .join(" ");
  return {
    code: "text-not-nfc",
    message: `From character ${at + 1} on (${parts}), the text is not in Unicode's composed form (NFC). It looks the same as what people type, but programs treat it as a different text.`,
    fix: pasted("Write it composed", text),
  };
}

function place(text: string, { at }: Unfit): string {
  return `Character ${[...text.slice(0, at)].length + 1} of the text`;
}

const LONGEST_PASTED = 300;

/** "Write it without: "…"", if the text is short enough to paste. */
function pasted(words: string, text: string): string {
  const right = cleanText(text.replace(/\p{Cs}/gu, "")).normalize("NFC");
  const isShort = right.trim() !== "" && right.length <= LONGEST_PASTED;
  return isShort ? `${words}: ${JSON.stringify(right)}` : "Type the text again.";
}
