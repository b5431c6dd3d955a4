// The notice and every id that its comment shortens, in full and folded away.

import type { RootContent } from "mdast";
import { ANNOUNCED_KINDS } from "../../changes/impact-announcements.ts";
import type { Judgement } from "../../notice/judge.ts";
import type { BumpNotice } from "../../notice/notice.ts";
import type { NoticeEffect } from "../../notice/notice-effect.ts";
import { someOf } from "../../text.ts";
import { moment } from "../../time.ts";
import { code, details, firstItems, type Inline, list, strong, text } from "../markdown.ts";
import { LISTED_PARTS, ownersOf } from "./words.ts";

const CHANGING = new Set<NoticeEffect["verdict"]>(["moves", "waits", "metadata"]);

/** Coalitions whose fingerprints are listed; pull requests have the others. */
const LISTED_COALITIONS = 20;

export function wholeNoticeBlocks(notice: BumpNotice, { effects }: Judgement): RootContent[] {
  const { id, to, effectiveAt, atOnce, releaseNotes } = notice;
  const parts = effects.flatMap((effect) => effect.parts);
  const fields: [name: string, value: Inline][] = [
    ["What:", subjectOf(notice, parts)],
    ["From:", code(id)],
    ["To:", to === null ? "no replacement" : code(to)],
    ["When:", atOnce ? `now; filed ${moment(effectiveAt)}` : moment(effectiveAt)],
    ...(releaseNotes === null ? [] : [["Release notes:", code(releaseNotes)] as [string, Inline]]),
  ];
  const shown = effects.filter(({ verdict }) => CHANGING.has(verdict));
  const items = firstItems(shown, LISTED_COALITIONS, fingerprintsOf, { noun: "more coalition" });
  return details("The notice and its ids in full", [
    list([...fields.map(([name, value]) => text`${strong(name)} ${value}`), ...items]),
  ]);
}

/** "stable id change of lattice base.mainnet". */
function subjectOf(notice: BumpNotice, parts: readonly string[]): string {
  const of = ownersOf(notice, parts);
  const kind = ANNOUNCED_KINDS[notice.kind];
  return of.length === 0 ? kind : `${kind} of ${someOf(of, LISTED_PARTS)}`;
}

/** "**mini.one:** `880c…` → `360d…`; confluence router `c862…` → `cb2d…`", every id in full. */
function fingerprintsOf({ coalition, fingerprint, following }: NoticeEffect): Inline {
  const services = following.map((it) => text`; ${it.label} ${idChange(it.fingerprint, it.next)}`);
  const { now, next } = fingerprint;
  return text`${strong(`${coalition}:`)} ${idChange(now, next)}${services.flat()}`;
}

function idChange(now: string, next: string | undefined): Inline {
  if (now === next) return text`${code(now)}, unchanged`;
  return next === undefined ? text`${code(now)} → unknown` : text`${code(now)} → ${code(next)}`;
}
