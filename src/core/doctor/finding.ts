// What doctor finds: a setting that is wrong or that it cannot see, and what would fix it.

import type { Facts, Seen } from "./facts.ts";
import type { RulesetBody } from "./ruleset.ts";

/** `error`: part of the registry does not work. `warning`: it works less well, or will stop working. */
export type State = "error" | "warning" | "unseen";

export interface Finding {
  /** Which check: `pages-source`. */
  check: string;
  state: State;
  message: string;
  /** What to do by hand. */
  remedy: string;
  /** The page for that, if there is one. */
  url?: string;
  /** What `--fix` does. */
  fixes: readonly Fix[];
}

/** Whether everything that can be seen is right. */
export function isWell(findings: readonly Finding[]): boolean {
  return findings.every(({ state }) => state === "unseen");
}

/** A setting that `--fix` sets. */
export type Fix =
  | { kind: "issues" }
  | { kind: "pages"; create: boolean }
  | { kind: "open-pulls" }
  | { kind: "ruleset"; id: number | undefined; body: RulesetBody }
  | { kind: "label"; name: string; color: string; description: string }
  | { kind: "workflow"; id: number; path: string };

export interface Fault {
  state: "error" | "warning";
  message: string;
  remedy: string;
  /** Relative to the repository's page, such as `/settings/pages`, or a whole address. */
  page?: string;
  fixes?: readonly Fix[];
}

export interface Check {
  name: string;
  /** What it reads, as the end of "doctor cannot see …". */
  about: string;
  look(facts: Facts): Seen<readonly Fault[]>;
}

/** A check of the fact that `needs` returns. */
export function check<T>(
  name: string,
  about: string,
  needs: (facts: Facts) => Seen<T>,
  faults: (value: T, facts: Facts) => readonly Fault[],
): Check {
  const look = (facts: Facts): Seen<readonly Fault[]> => {
    const seen = needs(facts);
    return seen.unseen === undefined ? { value: faults(seen.value, facts) } : seen;
  };
  return { name, about, look };
}

/** Both facts, or the permission that one of them needs. */
export function both<A, B>(a: Seen<A>, b: Seen<B>): Seen<[A, B]> {
  if (a.unseen !== undefined) return a;
  return b.unseen === undefined ? { value: [a.value, b.value] } : b;
}

export const error = (fault: Omit<Fault, "state">): Fault => ({ state: "error", ...fault });
export const warning = (fault: Omit<Fault, "state">): Fault => ({ state: "warning", ...fault });
