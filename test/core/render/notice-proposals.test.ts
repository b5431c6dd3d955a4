// The pull requests of notices and their reminders, as operators read them, compared with reviewed golden files.

import { describe, expect, it } from "vitest";
import { editOf } from "../../../src/core/edit/plan.ts";
import { planCutover } from "../../../src/core/notice/cutover.ts";
import { upcomingOf } from "../../../src/core/notice/notice.ts";
import type { Definition } from "../../../src/core/registry/definition.ts";
import { COMMENT_LIMIT } from "../../../src/core/render/comment/comment.ts";
import { utf8Length } from "../../../src/core/render/comment/fit.ts";
import {
  cutoverWords,
  reminderWords,
  stepWords,
} from "../../../src/core/render/notice/proposal.ts";
import { changed, confluence } from "../../support/definitions.ts";
import { judgedBy } from "../../support/filed-notices.ts";
import { idOf } from "../../support/ids.ts";
import { judged, type NoticeCase } from "../../support/judged-notices.ts";
import { NOTICE_CASES } from "../../support/notice-cases.ts";
import {
  AFTER,
  announcing,
  CITIZEN,
  NOTICE,
  NOTICE_CONTEXT,
  ONE,
} from "../../support/noticed-definitions.ts";
import { fileOf } from "../../support/registries.ts";

/** For the case's first step. */
function proposed(name: string): string {
  const judgement = judged(NOTICE_CASES[name] as NoticeCase);
  const [step] = judgement.steps;
  const edited = step && editOf(step.plan);
  if (!edited) throw new Error(`Nothing is proposed for ${name}.`);
  const { title, body } = stepWords(step, edited, judgement, NOTICE_CONTEXT);
  return `${title}\n\n${body}`;
}

function carriedOut(definition: Definition): string {
  const { registry } = judgedBy([[definition]], AFTER);
  const plan = planCutover(registry, fileOf(definition), AFTER);
  const edited = editOf(plan);
  if (!edited) throw new Error("Nothing is due.");
  const { operator } = definition;
  const { title, body } = cutoverWords({ edited, due: plan.due, operator }, NOTICE_CONTEXT);
  return `${title}\n\n${body}`;
}

describe("the pull request of a step", () => {
  it.each([
    ["announces", "to-be-announced"],
    ["announces-what-waits", "waits-for-a-confluence"],
    ["announces-metadata", "metadata-image"],
    ["announces-a-retirement", "retirement"],
    ["carries-out-at-once", "at-once"],
    ["carries-out-what-was-announced", "at-once-though-announced"],
    ["amends", "to-be-amended"],
    ["withdraws", "withdrawn-and-taken-back"],
  ])("matches the golden file: %s", async (golden, name) => {
    const text = proposed(name);
    expect(utf8Length(text)).toBeLessThan(COMMENT_LIMIT);
    expect(text.split("\n")[0]).toMatch(/^(Urgent: )?mini\.one: [^@#<\n]{10,200}$/);
    await expect(text).toMatchFileSnapshot(`../../golden/notices/pull-${golden}.md`);
  });
});

describe("the pull request of a cutover", () => {
  const other = ONE.lattices[1]?.stableId ?? "";
  const two = [
    upcomingOf(NOTICE, 7),
    upcomingOf({ ...NOTICE, id: other, to: idOf("other, next"), reason: "With the other." }, 8),
  ];
  const span = [{ stableId: CITIZEN.stableId }];

  it.each([
    ["one", announcing(ONE)],
    ["two-of-one-moment", changed(ONE, { upcoming: two })],
    [
      "what-others-must-follow",
      announcing(changed(ONE, { confluences: [confluence("router", { span })] })),
    ],
  ])("matches the golden file: %s", async (golden, definition) => {
    await expect(carriedOut(definition)).toMatchFileSnapshot(
      `../../golden/notices/cutover-${golden}.md`,
    );
  });
});

describe("the reminder", () => {
  it.each([
    ["after-a-day", 1],
    ["after-three-days", 3],
  ])("matches the golden file: %s", async (golden, days) => {
    const { operator } = ONE;
    const since = NOTICE.effectiveAt;
    await expect(reminderWords({ operator, since, days }, NOTICE_CONTEXT)).toMatchFileSnapshot(
      `../../golden/notices/reminder-${golden}.md`,
    );
  });
});
