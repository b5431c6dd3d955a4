// The body of an issue -> the notice in it, or all its problems.

import { validateBumpNotice } from "../../../generated/validators.js";
import type { UtcTime } from "../registry/definition.ts";
import { FORM, labelOf } from "./form.ts";
import { type BumpNotice, type NoticeField, type NoticeProblem, noticeProblem } from "./notice.ts";
import { type Answer, readForm } from "./read-form.ts";
import { type readLine, readProse, readToken } from "./read-line.ts";
import { isNow, readTime } from "./read-time.ts";
import { readId, readIdLine, readKind, readStatement, readUrl } from "./read-values.ts";

export interface ReadNotice {
  /** Absent if a problem is an error. */
  notice?: BumpNotice;
  /** In the order of the form. */
  problems: NoticeProblem[];
}

/** GitHub gives null for an issue without text. `filedAt`: when the issue was opened. Never throws. */
export function readNotice(body: string | null, filedAt: UtcTime): ReadNotice {
  const { answers, problems } = readForm(body ?? "");
  const draft = readAnswers(answers, problems, filedAt);
  const order = new Map<NoticeField | null, number>(FORM.map(({ id }, index) => [id, index]));
  problems.sort((a, b) => (order.get(a.field) ?? -1) - (order.get(b.field) ?? -1));
  if (!draft || problems.some(({ severity }) => severity === "error")) return { problems };
  // Its values go into definitions, so the schema decides.
  if (!validateBumpNotice(draft)) {
    const message = "The answers in the form do not match bump-notice.schema.json.";
    return { problems: [...problems, noticeProblem("notice-refused", null, message)] };
  }
  return { notice: draft, problems };
}

/** Undefined if anything is missing, which is added to `problems`. */
function readAnswers(
  answers: ReadonlyMap<NoticeField, Answer>,
  problems: NoticeProblem[],
  filedAt: UtcTime,
): BumpNotice | undefined {
  /** The value of a field, `empty` if it was left empty, undefined if it has a problem. */
  const value = <T extends string, E extends null | undefined = undefined>(
    field: NoticeField,
    readText: typeof readLine,
    readValue: (text: string) => T | NoticeProblem,
    empty?: E,
  ): T | E | undefined => {
    const answer = answers.get(field);
    if (!answer) return undefined;
    const text = readText(field, answer);
    if (text === "" && empty === null) return empty;
    const read =
      text === "" ? emptyField(field) : typeof text === "string" ? readValue(text) : text;
    if (typeof read === "string") return read;
    problems.push(read);
    return undefined;
  };
  const kind = value("what", readChoice, readKind);
  const id = value("current-id", readIdLine, (text) => readId("current-id", text, kind));
  const readNew = (text: string) =>
    kind === "retirement" ? REPLACED_RETIREMENT : readId("new-id", text, kind);
  const mayLack = kind === undefined || kind === "retirement" ? null : undefined;
  const to = value("new-id", readIdLine, readNew, mayLack);
  const atOnce: Pick<BumpNotice, "atOnce"> = {};
  const effectiveAt = value("effective-at", readToken, (text) => {
    if (isNow(text)) atOnce.atOnce = true;
    return readTime(text, filedAt);
  });
  const releaseNotes = value("release-notes", readToken, readUrl, null);
  const reason = value("reason", readProse, (text) => text);
  const statement = answers.get("statement");
  const unstated = statement && readStatement(statement);
  if (unstated) problems.push(unstated);
  if (!kind || !id || to === undefined || !effectiveAt || !reason) return undefined;
  return { kind, id, to, effectiveAt, ...atOnce, releaseNotes: releaseNotes ?? null, reason };
}

/** GitHub may write None for a dropdown without a choice. */
const readChoice: typeof readLine = (field, answer) =>
  answer.text === "None" ? "" : readToken(field, answer);

const REPLACED_RETIREMENT = noticeProblem(
  "new-id-of-retirement",
  "new-id",
  "A retirement without replacement has no new id, but one is given.",
  `Leave “${labelOf("new-id")}” empty. If another id replaces it, choose its kind under “${labelOf("what")}” instead.`,
);

function emptyField(field: NoticeField): NoticeProblem {
  const fixes: Partial<Record<NoticeField, string>> = {
    "new-id": `Write the id that replaces the current one. If none does, choose “Retirement without replacement” under “${labelOf("what")}”.`,
    "effective-at":
      "Write “now” if the change cannot wait. Otherwise write its time in UTC, such as: 2026-12-01T14:00:00Z",
    reason: "Write in one line why it changes. Integrators read it in the change channel.",
  };
  const fix = fixes[field] ?? `Answer “${labelOf(field)}”.`;
  return noticeProblem("field-empty", field, `“${labelOf(field)}” has no answer.`, fix);
}
