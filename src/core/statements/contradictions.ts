// Decides which side is wrong if statements about one id contradict each other. Published bytes or a derivation
// decide first, even against the older statement; then the later publication is wrong; then the later name. One
// statement is the strongest: whatever contradicts it is wrong, and whatever agrees with it is right, so hundreds of
// statements are judged in one pass. A span only refers to a citizen and says less than a coalition that folds the
// id, so it is never the strongest.

import { type Difference, differencesOf, identityKey } from "./differences.ts";
import type { Evidence } from "./evidence.ts";
import { byName, type IsValid, type Statement } from "./statement.ts";

/** A statement, and another coalition's statement that contradicts it. */
export interface Contradiction {
  statement: Statement;
  other: Statement;
  differences: readonly Difference[];
  isWrong: boolean;
  /** Whether it blocks the definition. */
  isError: boolean;
  /** The statement that decides, and the reason. */
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

/** `all` are about the same id. */
export function contradictionsIn(all: readonly Statement[], isValid: IsValid): Contradiction[] {
  if (!mayContradict(all) || !all.some(({ isNew }) => isNew)) return [];
  const fit = all.filter(
    (it) => it.evidence() !== "mistaken" && (it.isChecked || isValid(it.file)),
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

/** Most coalitions agree on what they share, and then nothing is compared pairwise. */
function mayContradict(all: readonly Statement[]): boolean {
  const folded = all.filter((it) => !isSpan(it));
  const keys = new Set(folded.map(({ claim, definition }) => identityKey(claim, definition.name)));
  const isCitizen = folded.every(({ claim }) => CITIZENS.has(claim.class));
  return keys.size > 1 || (!isCitizen && folded.length < all.length);
}

/**
 * Pairs each statement of one side with one of the other. If only one is new, that one is reported. For unchecked
 * files, the first is enough.
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
