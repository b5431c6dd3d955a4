// The answers in single fields of a notice -> values in the form of definitions.

import common from "../../../schemas/common.schema.json" with { type: "json" };
import { nearest } from "../nearest.ts";
import { type Hex, UPCOMING_KINDS, type Upcoming } from "../registry/definition.ts";
import { explainId, idWithin } from "../schema/explain-id.ts";
import {
  FORMER_STATEMENT,
  fieldProblem,
  inQuotes,
  labelOf,
  OPTIONS,
  STATEMENT,
  squeezed,
} from "./form.ts";
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
    `${inQuotes(text)} is not one of the options: ${options.map((it) => `“${it}”`).join(", ")}.`,
    meant === undefined ? "Write one of them." : `Did you mean: ${meant}`,
  );
}

/** An id, and an MR_TD. */
const ID_LENGTHS = [64, 96];

/** `kind` is undefined if its field has no valid answer: then any length of an id is accepted. */
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
      `has ${text.length} hex digits. An MR_TD has 96, every other id 64; by “${labelOf("what")}” this is ${kind === "mrtd" ? "an MR_TD" : "not an MR_TD"}.`,
      `Paste the whole id, or choose a different answer under “${labelOf("what")}”.`,
    );
  }
  const { code, message, fix } = explainId(text, digits);
  const found = code === "id-malformed" ? ` is ${inQuotes(text)}. ` : ": ";
  return noticeProblem(
    code as "id-malformed" | "id-prefixed" | "id-uppercase",
    field,
    `“${labelOf(field)}”${found}${message}`,
    // The fix for a definition has quotes.
    fix?.replace(/"([0-9a-f]+)"$/, "$1"),
  );
}

/** The line of an id. A line with more than its one id is a problem whose fix is that id. */
export function readIdLine(field: NoticeField, answer: Answer): string | NoticeProblem {
  const line = readToken(field, answer);
  const id = typeof line === "string" ? undefined : idWithin(answer.text, ID_LENGTHS);
  if (typeof line === "string" || id === undefined) return line;
  return { ...line, fix: `Write only the id: ${id}` };
}

const URL = new RegExp(common.$defs.url.pattern, "u");

export function readUrl(text: string): string | NoticeProblem {
  if (URL.test(text)) return text;
  const refuse = (words: string, fix: string) =>
    fieldProblem("url-invalid", "release-notes", words, fix);
  const secure = text.replace(/^http:/i, "https:");
  if (secure !== text && URL.test(secure)) {
    return refuse(
      "is an http address, which others can change on the way. It must be https.",
      `If the page is available there, write: ${secure}`,
    );
  }
  if (/^https:\/\/[^/?#]*@/i.test(text)) {
    return refuse(
      "has a user name or password in the address, which everyone would see.",
      "Write the address without it. If it was a secret, change it.",
    );
  }
  return refuse(
    `is not an https address in plain ASCII: ${inQuotes(text)}.`,
    "Write an address that begins with https://, with other characters percent-encoded. Or leave it empty.",
  );
}

const STATEMENTS = new Set([STATEMENT, FORMER_STATEMENT].map(squeezed));
const TICKED = /^[-*+][ \t]+\[([ xX])\][ \t]+(.*)$/;

/** Undefined if the statement is ticked. */
export function readStatement({ text }: Answer): NoticeProblem | undefined {
  const [, tick, words = ""] = TICKED.exec(text) ?? [];
  if (tick === undefined || !STATEMENTS.has(squeezed(words))) {
    const found = text === "" || text === "_No response_" ? "no answer" : inQuotes(text);
    return noticeProblem(
      "statement-altered",
      "statement",
      `“${labelOf("statement")}” must be the form's statement, ticked. Found: ${found}.`,
      `Write only this line: - [x] ${STATEMENT}`,
    );
  }
  if (tick !== " ") return undefined;
  return noticeProblem(
    "statement-unticked",
    "statement",
    "The statement is not ticked.",
    `If it is true, tick it: - [x] ${STATEMENT}`,
  );
}
