// Which side is wrong where statements about one id contradict each other: what published bytes or a derivation
// refute, even if it was first; where they decide nothing, what was published later, and at last the name. One
// statement is the strongest: what contradicts it is wrong, and what agrees with it is right, so that hundreds of
// statements about an id are judged by going through them once.
//
// A span refers to a citizen, and says less of it than the coalition that folds the id: it is never the strongest.

import { type Difference, differencesOf, identityKey } from "./differences.ts";
import type { Evidence } from "./evidence.ts";
import { byName, type IsSound, type Statement } from "./statement.ts";

/** A statement, and one of another coalition that contradicts it. */
export interface Contradiction {
  statement: Statement;
  other: Statement;
  differences: readonly Difference[];
  isWrong: boolean;
  /** Whether it is to keep the definition from being published. */
  isError: boolean;
  /** The statement that decides, and by what. */
  strongest: Statement;
  reason: "proven" | "refuted" | "folded" | "published" | "name";
}

const RANK: Record<Evidence, number> = { proven: 2, open: 1, refuted: 0, mistaken: -1 };

function byStrength(a: Statement, b: Statement): number {
  return RANK[b.evidence()] - RANK[a.evidence()] || byAge(a, b);
}

function byAge(a: Statement, b: Statement): number {
  return Number(a.isNew) - Number(b.isNew) || byName(a, b);
}

const CITIZENS = new Set(["lattice", "organism"]);
const isSpan = ({ claim }: Statement) => claim.class === "citizen";

/** `all` are about one id. */
export function contradictionsIn(all: readonly Statement[], isSound: IsSound): Contradiction[] {
  if (!mayContradict(all) || !all.some(({ isNew }) => isNew)) return [];
  const fit = all.filter(
    (it) => it.evidence() !== "mistaken" && (it.isChecked || isSound(it.file)),
  );
  const folded = fit.filter((it) => !isSpan(it)).sort(byStrength);
  const [strongest] = folded;
  if (!strongest) return [];
  const ranked = [...folded, ...fit.filter(isSpan).sort(byAge)];
  const isWrong = new Set(ranked.filter((it) => differencesOf(it, strongest).length > 0));
  const wrong = ranked.filter((it) => isWrong.has(it));
  const right = ranked.filter((it) => !isWrong.has(it));
  return [
    ...opposed(wrong, right, { strongest, isWrong: true }),
    ...opposed(right, wrong, { strongest, isWrong: false }),
  ];
}

/** Most coalitions agree on what they share, which costs no comparison of any two. */
function mayContradict(all: readonly Statement[]): boolean {
  const folded = all.filter((it) => !isSpan(it));
  const keys = new Set(folded.map(({ claim, definition }) => identityKey(claim, definition.name)));
  const isCitizen = folded.every(({ claim }) => CITIZENS.has(claim.class));
  return keys.size > 1 || (!isCitizen && folded.length < all.length);
}

/**
 * Each of one side, with one of the other side: where only one of the two is new, that is the one to read. Of
 * those that are not checked the first is enough.
 */
function opposed(
  side: readonly Statement[],
  against: readonly Statement[],
  { strongest, isWrong }: Pick<Contradiction, "strongest" | "isWrong">,
): Contradiction[] {
  const [first] = against;
  const newest = against.find(({ isNew }) => isNew);
  let isElsewhereNamed = false;
  return side.flatMap((statement) => {
    const other = statement.isNew ? first : newest;
    const differences = other ? differencesOf(statement, other) : [];
    if (!other || differences.length === 0) return [];
    if (!statement.isChecked) {
      if (isElsewhereNamed) return [];
      isElsewhereNamed = true;
    }
    const { isChecked, isNew } = statement;
    const isError = isWrong && isChecked && isNew && !statement.isSpanProven();
    const reason = reasonAgainst(isWrong ? statement : other, strongest);
    return { statement, other, differences, isWrong, isError, strongest, reason };
  });
}

function reasonAgainst(wrong: Statement, strongest: Statement): Contradiction["reason"] {
  if (isSpan(wrong)) return strongest.evidence() === "proven" ? "proven" : "folded";
  if (RANK[wrong.evidence()] < RANK[strongest.evidence()]) {
    return strongest.evidence() === "proven" ? "proven" : "refuted";
  }
  return wrong.isNew && !strongest.isNew ? "published" : "name";
}
