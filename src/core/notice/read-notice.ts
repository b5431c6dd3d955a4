// The body of an issue -> the notice in it, or everything that is wrong with it.

import { validateBumpNotice } from "../../../generated/validators.js";
import type { Hex } from "../registry/definition.ts";
import { FORM, labelOf } from "./form.ts";
import { type BumpNotice, type NoticeField, type NoticeProblem, noticeProblem } from "./notice.ts";
import { readForm } from "./read-form.ts";
import { type Read, type readLine, readProse, readToken } from "./read-line.ts";
import { readTime } from "./read-time.ts";
import { readId, readKind, readStatement, readUrl } from "./read-values.ts";

export interface ReadNotice {
  /** Absent where a problem is an error. */
  notice?: BumpNotice;
  /** In the order of the form. */
  problems: NoticeProblem[];
}

/** GitHub gives null for an issue without text. Never throws. */
export function readNotice(body: string | null): ReadNotice {
  const reader = new Reader(body ?? "");
  const draft = reader.read();
  const { problems } = reader;
  const order = new Map<NoticeField | null, number>(FORM.map(({ id }, index) => [id, index]));
  problems.sort((a, b) => (order.get(a.field) ?? -1) - (order.get(b.field) ?? -1));
  if (!draft || problems.some(({ severity }) => severity === "error")) return { problems };
  // What comes out of here goes into definitions: the schema has the last word.
  if (!validateBumpNotice(draft)) {
    const message = "What was read from the form is no notice by bump-notice.schema.json.";
    return { problems: [...problems, noticeProblem("notice-refused", null, message)] };
  }
  return { notice: draft, problems };
}

class Reader {
  readonly problems: NoticeProblem[];
  readonly #answers: ReturnType<typeof readForm>["answers"];

  constructor(body: string) {
    const { answers, problems } = readForm(body);
    this.#answers = answers;
    this.problems = [...problems];
  }

  /** Undefined where anything is missing; why is in `problems`. */
  read(): BumpNotice | undefined {
    const kind = this.#value("what", readChoice, readKind);
    const id = this.#id("current-id", kind);
    const to = this.#newId(kind);
    const effectiveAt = this.#value("effective-at", readToken, readTime);
    const releaseNotes = this.#value("release-notes", readToken, readUrl, null);
    const reason = this.#value("reason", readProse, (value) => ({ value }));
    const statement = this.#answers.get("statement");
    const unstated = statement && readStatement(statement);
    if (unstated) this.problems.push(unstated);
    if (!kind || !id || to === undefined || !effectiveAt || !reason) return undefined;
    return { kind, id, to, effectiveAt, releaseNotes: releaseNotes ?? null, reason };
  }

  #id(field: NoticeField, kind: BumpNotice["kind"] | undefined): Hex | undefined {
    return this.#value<Hex, undefined>(field, readToken, (text) => readId(field, text, kind));
  }

  #newId(kind: BumpNotice["kind"] | undefined): Hex | null | undefined {
    if (kind === undefined) {
      const read = (text: string) => readId("new-id", text, kind);
      return this.#value("new-id", readToken, read, null);
    }
    if (kind !== "retirement") return this.#id("new-id", kind);
    const refuse = (): Read<Hex> => ({ problem: REPLACED });
    return this.#value("new-id", readToken, refuse, null);
  }

  /** The value of a field, `empty` where that was left empty, and undefined where it has none. */
  #value<T, E extends null | undefined = undefined>(
    field: NoticeField,
    readText: typeof readLine,
    readValue: (text: string) => Read<T>,
    empty?: E,
  ): T | E | undefined {
    const answer = this.#answers.get(field);
    if (!answer) return undefined;
    const text = readText(field, answer);
    if ("problem" in text) return this.#refuse(text.problem);
    if (text.value === "") return empty === null ? empty : this.#refuse(emptyField(field));
    const read = readValue(text.value);
    return "problem" in read ? this.#refuse(read.problem) : read.value;
  }

  #refuse(problem: NoticeProblem): undefined {
    this.problems.push(problem);
    return undefined;
  }
}

/** GitHub writes None, too, for a dropdown without a choice. */
const readChoice: typeof readLine = (field, answer) =>
  answer.text === "None" ? { value: "" } : readToken(field, answer);

const REPLACED = noticeProblem(
  "new-id-of-retirement",
  "new-id",
  "A retirement without replacement has no new id, but one is given.",
  `Leave “${labelOf("new-id")}” empty; or, where another id takes its place, choose what it is the id of under “${labelOf("what")}”.`,
);

function emptyField(field: NoticeField): NoticeProblem {
  const fixes: Partial<Record<NoticeField, string>> = {
    "new-id": `Write the id that takes the place of the current one; if none does, choose “Retirement without replacement” under “${labelOf("what")}”.`,
    "effective-at": "Write the moment of the change in UTC, such as: 2026-12-01T14:00:00Z",
    reason: "Write in one line why it changes; integrators read it in the change channel.",
  };
  const fix = fixes[field] ?? `Answer “${labelOf(field)}”.`;
  return noticeProblem("field-empty", field, `“${labelOf(field)}” has no answer.`, fix);
}
