// What stands in the single fields of a notice -> values as definitions have them.

import common from "../../../schemas/common.schema.json" with { type: "json" };
import { nearest } from "../nearest.ts";
import { type Hex, UPCOMING_KINDS, type Upcoming } from "../registry/definition.ts";
import { explainId, idWithin } from "../schema/explain-id.ts";
import { fieldProblem, inQuotes, labelOf, OPTIONS, STATEMENT, squeezed } from "./form.ts";
import { type NoticeField, type NoticeProblem, noticeProblem } from "./notice.ts";
import type { Answer } from "./read-form.ts";
import { readToken } from "./read-line.ts";

type Kind = Upcoming["kind"];

const NAMED_KINDS = new Map(
  UPCOMING_KINDS.flatMap((kind) => [
    [squeezed(OPTIONS[kind]), kind],
    [squeezed(kind), kind],
  ]),
);

export function readKind(text: string): Kind | NoticeProblem {
  const kind = NAMED_KINDS.get(squeezed(text));
  if (kind) return kind;
  const options = Object.values(OPTIONS);
  const meant = nearest(text.slice(0, 100), options)[0];
  return noticeProblem(
    "kind-unknown",
    "what",
    `${inQuotes(text)} is none of what can change: ${options.map((it) => `“${it}”`).join(", ")}.`,
    meant === undefined ? "Write one of these." : `Did you mean: ${meant}`,
  );
}

/** Of an id, and of an MR_TD. */
const ID_LENGTHS = [64, 96];

/** `kind` is undefined where that was not told: then an id may be of any length that ids have. */
export function readId(
  field: NoticeField,
  text: string,
  kind: Kind | undefined,
): Hex | NoticeProblem {
  const digits = kind === undefined ? ID_LENGTHS : [kind === "mrtd" ? 96 : 64];
  if (/^[0-9a-f]+$/.test(text) && digits.includes(text.length)) return text;
  if (kind !== undefined && /^([0-9a-f]{64}|[0-9a-f]{96})$/.test(text)) {
    return fieldProblem(
      "id-malformed",
      field,
      `has ${text.length} hex digits. An MR_TD has 96, every other id 64; by “${labelOf("what")}” this is ${kind === "mrtd" ? "an MR_TD" : "none"}.`,
      `Paste the id that is meant, whole, or choose another answer under “${labelOf("what")}”.`,
    );
  }
  const { code, message, fix } = explainId(text, digits);
  const found = code === "id-malformed" ? ` is ${inQuotes(text)}. ` : ": ";
  return noticeProblem(
    code as "id-malformed" | "id-prefixed" | "id-uppercase",
    field,
    `“${labelOf(field)}”${found}${message}`,
    // In a definition it is in quotes, which do not belong here.
    fix?.replace(/"([0-9a-f]+)"$/, "$1"),
  );
}

/** The line of an id; where it is refused for what is around its one id, with that id to paste. */
export function readIdLine(field: NoticeField, answer: Answer): string | NoticeProblem {
  const line = readToken(field, answer);
  const id = typeof line === "string" ? undefined : idWithin(answer.text, ID_LENGTHS);
  if (typeof line === "string" || id === undefined) return line;
  return { ...line, fix: `Write the id alone: ${id}` };
}

const URL = new RegExp(common.$defs.url.pattern, "u");

export function readUrl(text: string): string | NoticeProblem {
  if (URL.test(text)) return text;
  const refuse = (words: string, fix: string) =>
    fieldProblem("url-invalid", "release-notes", words, fix);
  const secure = text.replace(/^http:/i, "https:");
  if (secure !== text && URL.test(secure)) {
    return refuse(
      "is an http address, which anybody on the way can change. Definitions have https alone.",
      `If the page can be read there, write: ${secure}`,
    );
  }
  if (/^https:\/\/[^/?#]*@/i.test(text)) {
    return refuse(
      "has a user name or password in the address, which everybody would see.",
      "Write the address without it; if it was a secret, change it.",
    );
  }
  return refuse(
    `is no https address of plain ASCII: ${inQuotes(text)}.`,
    "Write an address that begins with https:// and has other characters percent-encoded, or leave it empty.",
  );
}

const TICKED = /^[-*+][ \t]+\[([ xX])\][ \t]+(.*)$/;

/** Undefined where the statement is ticked. */
export function readStatement({ text }: Answer): NoticeProblem | undefined {
  const [, tick, words = ""] = TICKED.exec(text) ?? [];
  if (tick === undefined || squeezed(words) !== squeezed(STATEMENT)) {
    const found = text === "" || text === "_No response_" ? "nothing" : inQuotes(text);
    return noticeProblem(
      "statement-altered",
      "statement",
      `Below “${labelOf("statement")}” stands ${found} instead of the form's one statement, ticked.`,
      `Write this line, and nothing else: - [x] ${STATEMENT}`,
    );
  }
  if (tick !== " ") return undefined;
  return noticeProblem(
    "statement-unticked",
    "statement",
    "The statement is not ticked. A notice is the word of whoever runs the part.",
    `If it is true, tick it: - [x] ${STATEMENT}`,
  );
}
