// A review: what a check result means for the people in a pull request. Everything about a change is computed again from
// the texts of the definitions, whatever the result says about it.

import { type Change, mustAct } from "../changes/change.ts";
import { diffDefinitions } from "../changes/diff.ts";
import { type Announcement, announcementsOf } from "../changes/next-fingerprint.ts";
import { urgentReason } from "../changes/urgent.ts";
import { deriveFingerprint } from "../derivation/fingerprint.ts";
import { type DerivationSummary, summarizeDerivation } from "../derivation/summary.ts";
import type { EntryPlace } from "../history/place.ts";
import { readVersion } from "../history/read-version.ts";
import { hasErrors } from "../problem.ts";
import type { Definition } from "../registry/definition.ts";
import { nameOfFile } from "../registry/file-name.ts";
import { DefinitionFile } from "../registry/snapshot.ts";
import type { ChangedDefinition, CheckResultFile } from "./check-result.ts";
import { operatorsWith, type PartOperator } from "./first-referred.ts";
import { type Label, labelsOf, NOT_COMPARED } from "./labels.ts";
import { type Suggestion, suggestFingerprint } from "./suggestion.ts";

export interface CoalitionReview {
  name: string;
  file: string;
  /** "gone": deleted; "faulty": not a valid definition, so its changes are unknown. */
  state: "changed" | "unchanged" | "gone" | "faulty";
  /** Empty unless the state is "changed". */
  changes: Change[];
  breaking: boolean;
  /** Why the changes are urgent, if they are marked so. */
  urgent: string | undefined;
  /** What was derived from the version published last; undefined for a new coalition. */
  before: DerivationSummary | undefined;
  after: DerivationSummary | undefined;
  /** The last entry with the same fingerprint, if there was a different one since. */
  returnsTo: EntryPlace | undefined;
  /** Announced changes, with the fingerprints that follow. */
  announcements: Announcement[];
  firstReferred: { account: { login: string; id: number }; parts: PartOperator[] }[];
}

/** What to say about a changed file without changes to a coalition. */
export const STATE_WORDS: Record<Exclude<CoalitionReview["state"], "changed">, string> = {
  unchanged: "nothing changes for integrators.",
  gone: "its definition was deleted.",
  faulty: "the definition has errors, so its changes are not listed yet.",
};

export interface Review
  extends Pick<
    CheckResultFile,
    "head" | "base" | "checked" | "ok" | "problems" | "problemsOmitted"
  > {
  /** Urgent ones first, then breaking ones, others that integrators must act on, those that change, and the rest. */
  coalitions: CoalitionReview[];
  coalitionsOmitted: number;
  suggestions: Suggestion[];
  labels: Label[];
}

export function reviewCheckResult(result: CheckResultFile): Review {
  const { head, base, checked, problems, problemsOmitted, definitionsOmitted } = result;
  const mismatched = new Set(
    problems.filter(({ code }) => code === "fingerprint-mismatch").map(({ file }) => file),
  );
  const coalitions = reviewDefinitions(result.definitions, result.firstReferred);
  return {
    ...{ head, base, checked, ok: !hasErrors(problems), problems, problemsOmitted },
    coalitions,
    coalitionsOmitted: definitionsOmitted,
    suggestions: result.definitions.flatMap(({ file, after }) => {
      if (after === null || !mismatched.has(file)) return [];
      return suggestFingerprint(file, after) ?? [];
    }),
    labels: base === null ? [NOT_COMPARED] : labelsOf(coalitions.flatMap(({ changes }) => changes)),
  };
}

/** In the order of `Review.coalitions`. */
export function reviewDefinitions(
  definitions: readonly ChangedDefinition[],
  firstReferred: readonly number[] = [],
): CoalitionReview[] {
  const numbers = new Set(firstReferred);
  return byImpact(definitions.map((it) => reviewDefinition(it, numbers)));
}

function reviewDefinition(
  { file, before, after, returnsTo }: ChangedDefinition,
  numbers: ReadonlySet<number>,
): CoalitionReview {
  const name = nameOfFile(file);
  const [then, now] = [readPublished(file, before), read(file, after)];
  const isComparable = now !== undefined && (before === null || then !== undefined);
  const changes = isComparable ? diffDefinitions(then, now) : [];
  const state = after === null ? "gone" : !isComparable ? "faulty" : "changed";
  return {
    name,
    file,
    state: state === "changed" && changes.length === 0 ? "unchanged" : state,
    changes,
    breaking: changes.some((it) => it.breaking),
    urgent: now && urgentReason(changes, now),
    before: then && summarizeDerivation(then),
    after: now && summarizeDerivation(now),
    returnsTo,
    announcements: now ? announcementsOf(now) : [],
    firstReferred: now ? operatorsWith(now, numbers) : [],
  };
}

/** The published version, even if today's check would refuse it. */
function readPublished(file: string, text: string | null): Definition | undefined {
  return text === null ? undefined : readVersion(file, new TextEncoder().encode(text));
}

/** With the derived fingerprint: the declared one may still be wrong. */
function read(file: string, text: string | null): Definition | undefined {
  if (text === null) return undefined;
  const definition = DefinitionFile.parse(file, text).definitionBut("/fingerprint");
  return definition && { ...definition, fingerprint: deriveFingerprint(definition) };
}

const STATES: CoalitionReview["state"][] = ["changed", "gone", "faulty", "unchanged"];

function byImpact(coalitions: CoalitionReview[]): CoalitionReview[] {
  const rank = (it: CoalitionReview) =>
    it.urgent !== undefined ? 0 : it.breaking ? 1 : mustAct(it) ? 2 : 3;
  const order = (a: CoalitionReview, b: CoalitionReview) =>
    rank(a) - rank(b) || STATES.indexOf(a.state) - STATES.indexOf(b.state);
  return [...coalitions].sort(order);
}
