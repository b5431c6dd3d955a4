// Filed bump notices, and registries in memory to judge them by.

import { checkRegistry } from "../../src/core/check.ts";
import { FORM, OPTIONS, STATEMENT } from "../../src/core/notice/form.ts";
import type { FiledNotice } from "../../src/core/notice/judge.ts";
import { type JudgedBy, judgedBy as judgedByView } from "../../src/core/notice/judged-by.ts";
import type { BumpNotice, NoticeField } from "../../src/core/notice/notice.ts";
import type { Definition } from "../../src/core/registry/definition.ts";
import { OPERATOR } from "./definitions.ts";
import { commitOf, type Step } from "./histories.ts";
import { memoryRegistry } from "./memory-registry.ts";
import { bytesOfText, fileOf, registryOf, textOf } from "./registries.ts";

/** When a notice was opened, if that does not matter. */
export const FILED_AT = "2026-11-20T09:00:00Z";

/** The issue as GitHub writes the form, with `answers` in place of the notice's own. */
export function bodyOf(
  notice: BumpNotice,
  answers: Partial<Record<NoticeField, string>> = {},
): string {
  const own: Record<NoticeField, string> = {
    what: OPTIONS[notice.kind],
    "current-id": notice.id,
    "new-id": notice.to ?? "_No response_",
    "effective-at": notice.atOnce ? "now" : notice.effectiveAt,
    "release-notes": notice.releaseNotes ?? "_No response_",
    reason: notice.reason,
    statement: `- [x] ${STATEMENT}`,
    ...answers,
  };
  return FORM.map(({ id, label }) => `### ${label}\n\n${own[id]}\n`).join("\n");
}

/** The account that the miniature definitions name for everything. */
export const AUTHOR = { id: OPERATOR.github[0]?.id ?? 0, login: "miniature-works", type: "User" };
export const STRANGER = { id: 666, login: "stranger", type: "User" };

/** Open, and filed by that account. */
export function filed(
  notice: BumpNotice | string,
  changes: Partial<FiledNotice> = {},
): FiledNotice {
  const body = typeof notice === "string" ? notice : bodyOf(notice);
  return {
    ...{ number: 7, open: true, body, filedAt: FILED_AT, author: AUTHOR },
    ...{ accepted: false, proposed: false },
    ...changes,
  };
}

/** `versions`: one commit a day from 5 January 2026. */
export function judgedBy(
  versions: readonly (readonly Definition[])[],
  now: string,
  broken: Readonly<Record<string, string>> = {},
): JudgedBy {
  const commits = versions.map((definitions, index) => {
    const step: Step = Object.fromEntries(definitions.map((it) => [fileOf(it), it]));
    return commitOf(step, index);
  });
  const { view } = memoryRegistry(commits);
  const last = new Map(versions.flat().map((it) => [fileOf(it), bytesOfText(textOf(it))]));
  for (const [file, text] of Object.entries(broken)) last.set(file, bytesOfText(text));
  return judgedByView(registryOf(Object.fromEntries(last)), view, now);
}

/** Throws if a definition of the case would not pass the check. */
export function assertValid({ registry }: JudgedBy): void {
  const { problems } = checkRegistry(registry);
  const errors = problems.filter(({ severity }) => severity === "error");
  if (errors.length > 0) throw new Error(errors.map(({ message }) => message).join("\n"));
}
