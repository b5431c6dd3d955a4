// A coalition in which another notice came first: it announces each id once. Other coalitions are not affected.

import type { Definition } from "../registry/definition.ts";
import type { BumpNotice } from "./notice.ts";
import type { NoticeEffect } from "./notice-effect.ts";

/** Another notice that is open, valid and confirmed. */
export interface ActiveNotice {
  number: number;
  notice: BumpNotice;
  /** Where it is handled. */
  coalitions: readonly string[];
}

export interface Blocking {
  /** The notice that came first. */
  number: number;
  /** "mini.one announces it". */
  where: string;
}

/** The earlier notice about the same id in a coalition; `number` is the later one. */
export function announcedBefore(
  { name, upcoming = [] }: Definition,
  { id }: Pick<BumpNotice, "id">,
  { number, others }: { number: number; others: readonly ActiveNotice[] },
): Blocking | undefined {
  const announced = upcoming.filter((it) => it.id === id);
  const [entry] = announced;
  // What is already announced comes before anything that waits to be merged.
  if (announced.some((it) => it.notice === number)) return undefined;
  if (entry) return { number: entry.notice, where: `${name} announces it` };
  const earlier = others.find(
    (it) => it.number < number && it.notice.id === id && it.coalitions.includes(name),
  );
  return earlier && { number: earlier.number, where: "it is open and came first" };
}

/** The effect on a coalition in which another notice came first. */
export function blockedEffect(effect: NoticeEffect, { number, where }: Blocking): NoticeEffect {
  return {
    ...effect,
    verdict: "nothing",
    stage: "none",
    reason: `Notice ${number} is already about this id: ${where}. This notice continues here once that one is withdrawn.`,
  };
}
