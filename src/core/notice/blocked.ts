// A coalition in which another notice came first: one id has one announcement there, and what goes on in one
// coalition holds up no other.

import type { Definition } from "../registry/definition.ts";
import type { BumpNotice } from "./notice.ts";
import type { NoticeEffect } from "./notice-effect.ts";

/** Another notice that is open, without fault and verified. */
export interface StandingNotice {
  number: number;
  notice: BumpNotice;
  /** Where it goes on. */
  coalitions: readonly string[];
}

export interface Blocking {
  /** Of the notice that comes first. */
  number: number;
  /** "mini.one announces it". */
  where: string;
}

/** The notice that comes before this one in a coalition, about the same id; `number` is this one's. */
export function announcedBefore(
  { name, upcoming = [] }: Definition,
  { id }: Pick<BumpNotice, "id">,
  { number, others }: { number: number; others: readonly StandingNotice[] },
): Blocking | undefined {
  const announced = upcoming.filter((it) => it.id === id);
  const [entry] = announced;
  // What stands there goes before anything that waits to be merged.
  if (announced.some((it) => it.notice === number)) return undefined;
  if (entry) return { number: entry.notice, where: `${name} announces it` };
  const earlier = others.find(
    (it) => it.number < number && it.notice.id === id && it.coalitions.includes(name),
  );
  return earlier && { number: earlier.number, where: "it is open, and came first" };
}

/** The effect on a coalition in which another notice came first. */
export function blockedEffect(effect: NoticeEffect, { number, where }: Blocking): NoticeEffect {
  return {
    ...effect,
    verdict: "nothing",
    stage: "none",
    why: `Notice ${number} is about a change of this id here already: ${where}. This one goes on here when that one is withdrawn.`,
  };
}
