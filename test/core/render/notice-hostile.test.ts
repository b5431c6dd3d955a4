// No text in a notice or a definition has an effect in comments and pull requests. Comments are never too long, and
// mention nobody twice.

import { describe, expect, it } from "vitest";
import { editOf } from "../../../src/core/edit/plan.ts";
import { planCutover } from "../../../src/core/notice/cutover.ts";
import { upcomingOf } from "../../../src/core/notice/notice.ts";
import type { Definition, Operator } from "../../../src/core/registry/definition.ts";
import { COMMENT_LIMIT } from "../../../src/core/render/comment/comment.ts";
import { utf8Length } from "../../../src/core/render/comment/fit.ts";
import { NOTICE_MARKER, renderNotice } from "../../../src/core/render/notice/comment.ts";
import {
  cutoverWords,
  reminderWords,
  stepWords,
} from "../../../src/core/render/notice/proposal.ts";
import { HOSTILE as HOSTILE_LINE } from "../../support/comment-cases.ts";
import { changed, confluence, definition, lattice } from "../../support/definitions.ts";
import { bodyOf, judgedBy, STRANGER } from "../../support/filed-notices.ts";
import { HOSTILE_STRINGS } from "../../support/hostile-strings.ts";
import { asPartName } from "../../support/hostile-texts.ts";
import { idOf } from "../../support/ids.ts";
import { expectInertMarkdown } from "../../support/inert-markdown.ts";
import { judged, judgedNotice, type NoticeCase } from "../../support/judged-notices.ts";
import { NOTICE_CASES } from "../../support/notice-cases.ts";
import {
  AFTER,
  announcing,
  BASE_OPS,
  CITIZEN,
  NOTICE,
  NOTICE_CONTEXT,
  ONE,
} from "../../support/noticed-definitions.ts";
import { fileOf } from "../../support/registries.ts";
import { sampleOf } from "../../support/thorough.ts";

const MARKS = [NOTICE_MARKER, "<!-- read 0123 -->"];
const LOGINS = [...NOTICE_CONTEXT.logins.values()].map((it) => `@${it}`);
const { repositoryUrl, baseUrl } = NOTICE_CONTEXT;

const expectInert = (markdown: string, html: string[] = []) =>
  expectInertMarkdown(markdown, {
    html,
    urls: [repositoryUrl, baseUrl],
    references: [...LOGINS, "#7", "#8", "#21", "#22", "#31", "#32"],
  });
const rendered = (given: NoticeCase) => renderNotice(judgedNotice(given), NOTICE_CONTEXT);
/** GitHub leaves code as it is. */
const withoutCode = (markdown: string) => markdown.replace(/(`+)(?!`).*?(?<!`)\1(?!`)/g, "");
const mentions = (markdown: string) => withoutCode(markdown).match(/@[\w-]+/g) ?? [];

const line = (text: string) =>
  text.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]/g, " ").trim();

/** Hostile text wherever the schema allows it, in a definition that has the notice's id. */
function hostileDefinition(text: string): Definition {
  const name = asPartName(text).slice(0, 60);
  const operator: Operator = { name: line(text).slice(0, 80) || "empty", github: BASE_OPS.github };
  return definition({
    name: "mini.one",
    title: line(text).slice(0, 100) || "empty",
    operator,
    lattices: [{ ...CITIZEN, operator, name }, lattice("other.mainnet", { chainId: 11 })],
    confluences: [confluence(name, { operator, span: [{ stableId: CITIZEN.stableId }] })],
  });
}

describe("a text about a notice", () => {
  it.each(Object.entries(NOTICE_CASES))("mentions nobody twice: %s", (_, given) => {
    const comment = rendered(given);
    expectInert(comment, MARKS);
    const found = mentions(comment);
    expect(new Set(found).size).toBe(found.length);
    const { stage } = judged(given);
    if (stage === "carried-out" || stage === "withdrawn") expect(found).toEqual([]);
  });

  it("mentions the authorised operators by their current logins", () => {
    expect(mentions(rendered(NOTICE_CASES.unverified as NoticeCase))).toEqual(["@base-ops"]);
    expect(mentions(rendered(NOTICE_CASES["waits-for-a-confluence"] as NoticeCase))).toEqual([
      "@router-crew",
    ]);
  });

  it.each(
    [HOSTILE_LINE, ...sampleOf(HOSTILE_STRINGS, 8)].map((text): [string, string] => [
      text.slice(0, 40),
      text,
    ]),
  )("is inert if fields and definitions have %j", (_, text) => {
    const before = hostileDefinition(text);
    const answers = ["what", "current-id", "new-id", "effective-at", "release-notes", "reason"];
    const faulty = bodyOf(NOTICE, Object.fromEntries(answers.map((field) => [field, text])));
    for (const notice of [NOTICE, text, faulty]) {
      for (const changes of notice === NOTICE ? [{}, { author: STRANGER }] : [{}]) {
        const versions = [[before]];
        const { judgement, proposals } = judgedNotice({
          notice,
          filed: changes,
          versions,
          isValid: false,
        });
        expectInert(
          renderNotice({ judgement, proposals, refusedAcceptance: text }, NOTICE_CONTEXT),
          [NOTICE_MARKER],
        );
        for (const step of judgement.steps) {
          const edited = editOf(step.plan);
          if (!edited) continue;
          const words = stepWords(step, edited, judgement, NOTICE_CONTEXT);
          expectInert(words.body);
          expect(words.title).not.toMatch(/[\r\n]/);
        }
      }
    }
    const { operator } = before;
    expectInert(reminderWords({ operator, since: NOTICE.effectiveAt, days: 2 }, NOTICE_CONTEXT));
  });

  it("is inert in a cutover whose reason is hostile", () => {
    const before = announcing(hostileDefinition(HOSTILE_LINE), NOTICE, { reason: HOSTILE_LINE });
    const { registry } = judgedBy([[before]], AFTER);
    const { due, ...plan } = planCutover(registry, fileOf(before), AFTER);
    const edited = editOf(plan);
    if (!edited) throw new Error("Nothing is due.");
    expectInert(cutoverWords({ edited, due, operator: before.operator }, NOTICE_CONTEXT).body);
  });
});

describe("with a thousand affected coalitions", () => {
  const many = Array.from({ length: 1000 }, (_, index) => {
    const account = { login: `somebody-${index}`, id: 5000 + index };
    return definition({
      name: `mini.n${index}`,
      lattices: [
        { ...CITIZEN, operator: { name: `Somebody ${index}`, github: [account] } },
        lattice("other.mainnet", { chainId: 11 }),
      ],
      confluences: [confluence(`router-${index}`, { span: [{ stableId: CITIZEN.stableId }] })],
    });
  });
  const logins = new Map(many.map((_, index) => [5000 + index, `somebody-${index}`]));

  it.each([
    ["unverified", { author: STRANGER }],
    ["accepted", { accepted: true, author: STRANGER }],
  ])("the comment fits: %s", (_, changes) => {
    const noticed = judgedNotice({ versions: [many], filed: changes, isValid: false });
    const comment = renderNotice(noticed, { ...NOTICE_CONTEXT, logins });
    expect(utf8Length(comment)).toBeLessThanOrEqual(COMMENT_LIMIT);
    expect(comment).toContain("mini.n0: new fingerprint");
    expect(comment).toMatch(/And \d+ more coalitions/);
    expect(comment).toContain("Bump notices, step by step");
  });

  it("so does the comment on what happened in each", () => {
    const [first, then] = [many.map((it) => announcing(it)), many];
    const noticed = judgedNotice({
      versions: [first, then],
      filed: { open: false },
      isValid: false,
    });
    const comment = renderNotice(noticed, NOTICE_CONTEXT);
    expect(noticed.judgement.course).toHaveLength(1000);
    expect(utf8Length(comment)).toBeLessThanOrEqual(COMMENT_LIMIT);
    expect(comment).toMatch(/And \d+ more coalitions/);
  });
});

describe("a large pull request", () => {
  const lattices = Array.from({ length: 100 }, (_, index) =>
    lattice(`${"long".repeat(20)}.n${index}`, { chainId: 100 + index }),
  );
  const upcoming = lattices.map(({ stableId }, index) => ({
    ...upcomingOf({ ...NOTICE, reason: "Reason. ".repeat(60).trim() }, 7 + index),
    ...{ id: stableId, to: idOf(`next ${index}`) },
  }));
  const before = changed(ONE, { lattices, upcoming });

  it("has a title and a body that GitHub accepts", () => {
    const { registry } = judgedBy([[before]], AFTER);
    const { due, ...plan } = planCutover(registry, fileOf(before), AFTER);
    const edited = editOf(plan);
    if (!edited) throw new Error("Nothing is due.");
    expect(due).toHaveLength(100);
    const words = cutoverWords({ edited, due, operator: before.operator }, NOTICE_CONTEXT);
    expect(words.title.length).toBeLessThanOrEqual(256);
    expect(utf8Length(words.body)).toBeLessThan(COMMENT_LIMIT);
    expect(words.body).toContain("#106");
  });
});
