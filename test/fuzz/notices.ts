// Bump notices, filed and judged by a registry whose definitions may be broken, moved or gone.

import { planCutover } from "../../src/core/notice/cutover.ts";
import { activeNotices, judgeNotice } from "../../src/core/notice/judge.ts";
import { judgedBy } from "../../src/core/notice/judged-by.ts";
import { type BumpNotice, upcomingOf } from "../../src/core/notice/notice.ts";
import type { Definition } from "../../src/core/registry/definition.ts";
import { UPCOMING_KINDS } from "../../src/core/registry/definition.ts";
import { announceableIds } from "../../src/core/registry/part-ids.ts";
import { renderNotice } from "../../src/core/render/notice/comment.ts";
import { bodyOf, filed } from "../support/filed-notices.ts";
import { commitOf } from "../support/histories.ts";
import { idOf, mrtdOf } from "../support/ids.ts";
import { memoryRegistry } from "../support/memory-registry.ts";
import { bytesOfValue, fileOf, registryOf } from "../support/registries.ts";
import { derivedAgain, mutatedFile } from "./definitions.ts";
import { mutatedText } from "./mutate-text.ts";
import { mutatedValue } from "./mutate-value.ts";
import { faultInFile } from "./oracle.ts";
import type { Random } from "./random.ts";
import { VALID } from "./seeds.ts";
import type { Outcome, Target } from "./target.ts";

const BEFORE = "2026-11-20T09:00:00Z";
const AT = "2026-12-01T14:00:00Z";
const CONTEXT = {
  ...{ repositoryUrl: "https://github.example/acme/registry", baseUrl: "https://acme.example/" },
  ...{ baseBranch: "main", logins: new Map<number, string>() },
};

export const notices: Target = {
  name: "notices",
  make(random) {
    const all = Array.from({ length: 1 + random.below(3) }, (_, at) => coalition(random, at));
    const notice = noticeAbout(random.of(all), random);
    const body = bodyIn(notice, random);
    const files = filesNow(all, notice, random);
    const now = random.of([BEFORE, AT, "2027-01-15T00:00:00Z"]);
    const given = filed(body, { accepted: random.once(2), open: !random.once(10) });
    const size = body.length + Object.values(files).reduce((sum, it) => sum + it.length, 0);
    return { size, run: () => judged(all, files, given, now) };
  },
};

type Files = Record<string, Uint8Array>;

function coalition(random: Random, at: number): Definition {
  const { upcoming: _, ...valid } = random.of(VALID);
  return derivedAgain({ ...valid, name: `noticed.number-${at}` }) as Definition;
}

function noticeAbout(definition: Definition, random: Random): BumpNotice {
  const kind = random.of(UPCOMING_KINDS);
  const ids = announceableIds(definition, kind);
  const id = ids.length > 0 ? random.of(ids) : idOf("nobody's");
  const next = id.length === 96 ? mrtdOf("next") : idOf("next");
  const to = kind === "retirement" ? null : random.once(12) ? id : next;
  return { kind, id, to, effectiveAt: AT, releaseNotes: null, reason: "The next version." };
}

/** As the form writes it, as a person edits it, or invalid. */
function bodyIn(notice: BumpNotice, random: Random): string {
  const changed = random.once(3) ? { ...notice, ...pickedFrom(notice, random) } : notice;
  const body = bodyOf(changed, random.once(6) ? { "effective-at": "now" } : {});
  return new TextDecoder().decode(mutatedText(body, random, random.below(3)));
}

/** One of its values, changed to another text. */
function pickedFrom(notice: BumpNotice, random: Random): Partial<BumpNotice> {
  const { effectiveAt, id, reason } = notice;
  const changed = mutatedValue({ effectiveAt, id, reason }, random, 1) as Record<string, unknown>;
  const texts = Object.entries(changed).filter(([, value]) => typeof value === "string");
  return Object.fromEntries(texts);
}

/** The registry's files now: announced in some, damaged or gone in some. */
function filesNow(all: readonly Definition[], notice: BumpNotice, random: Random): Files {
  const files: Files = {};
  for (const one of all) {
    const isAnnounced = random.once(2) && announceableIds(one, notice.kind).includes(notice.id);
    const now = isAnnounced ? { ...one, upcoming: [upcomingOf(notice, 7)] } : one;
    if (random.once(12)) continue;
    const damaged = random.once(4) ? mutatedFile(random, now) : undefined;
    files[damaged?.file ?? fileOf(one)] = damaged?.bytes ?? bytesOfValue(now);
  }
  return files;
}

function judged(
  all: readonly Definition[],
  files: Files,
  given: ReturnType<typeof filed>,
  now: string,
): Outcome {
  const published = Object.fromEntries(all.map((it) => [fileOf(it), it]));
  const registry = registryOf(files);
  const by = judgedBy(registry, memoryRegistry([commitOf(published, 0)]).view, now);
  const judgement = judgeNotice(given, by, activeNotices([given], by));
  renderNotice({ judgement, proposals: new Map() }, CONTEXT);
  const plans = [
    ...judgement.steps.map(({ plan }) => plan),
    ...registry.files.map(({ file }) => planCutover(registry, file, now)),
  ];
  const written = plans.flatMap(({ edited, refused }) => (refused.length > 0 ? [] : edited));
  for (const { file, text } of written) {
    // What was wrong before stays, and keeps nobody from announcing.
    const old = faultInFile(file, files[file] ?? new Uint8Array(), now);
    const fault = faultInFile(file, new TextEncoder().encode(text), now);
    if (old === undefined && fault !== undefined)
      return { green: true, fault: `proposes for ${file}: ${fault}:\n${text}` };
  }
  const isRight = judgement.stage === "going" || judgement.stage === "nothing";
  const claims = judgement.stage === "nothing" && judgement.unread.length === 0;
  const holder = claims ? holderOf(all, files, judgement.notice?.id) : undefined;
  if (holder === undefined) return { green: isRight };
  return {
    green: true,
    fault: `no coalition is concerned, but ${holder} has the id and cannot be read`,
  };
}

/** A coalition that published the id, and whose file is damaged or gone. */
function holderOf(all: readonly Definition[], files: Files, id = "?"): string | undefined {
  return all.find((it) => {
    const bytes = files[fileOf(it)];
    const isIn = [...it.lattices, ...it.organisms].some(({ stableId }) => stableId === id);
    return (
      isIn && !it.retirement && (!bytes || faultInFile(fileOf(it), bytes, BEFORE) !== undefined)
    );
  })?.name;
}
