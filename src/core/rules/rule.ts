// What a rule is. One rule a file; index.ts lists them all.

import type { Change } from "../changes/change.ts";
import { deriveFingerprint } from "../derivation/fingerprint.ts";
import type { VersionComposition } from "../derivation/versions.ts";
import type { LookAlikes } from "../look-alikes/look-alikes.ts";
import type { Finding } from "../problem.ts";
import type { Definition, Id, UtcTime } from "../registry/definition.ts";
import type { Snapshot } from "../registry/snapshot.ts";
import type { Contradiction } from "../statements/contradictions.ts";
import type { Deviation } from "../statements/deviations.ts";

/** One definition that is being checked. */
export class Subject {
  /** The file's path as it was given, with forward slashes. */
  readonly file: string;
  readonly definition: Definition;
  #fingerprint: Id | undefined;

  constructor(file: string, definition: Definition) {
    this.file = file;
    this.definition = definition;
  }

  /** The recomputed fingerprint. Only for rules that read `DERIVED_FROM`. */
  get fingerprint(): Id {
    this.#fingerprint ??= deriveFingerprint(this.definition);
    return this.#fingerprint;
  }
}

/** What a definition is compared with. */
export interface Surroundings {
  /** All definitions of the registry; none where one version is judged by itself. */
  registry: Snapshot;
  /** Earlier versions of the same coalition, as far as the caller has them. */
  published: PublishedVersions;
  /** The version that was published last; only where there is a history or a base to compare with. */
  last: Definition | undefined;
  /**
   * What the definition was before the change that is checked: `last`, or what an edit begins with. Rules that were
   * added when coalitions were published already refuse what a change brings, and nothing that was there before it:
   * an old fault must not keep an operator from announcing a bump.
   */
  before: Definition | undefined;
  /** When `last` was marked urgent as it is; only where there is a base to compare with, and a mark. */
  urgentSince: UtcTime | undefined;
  /** How the definition differs from `last`; nothing without it. Only for rules that read `WHOLE`. */
  changes(): readonly Change[];
  /** Whose each id was that was published; only where there is a base to compare with. */
  holders: ReadonlyMap<Id, string>;
  /** Which coalitions had an id as their module's or ticket issuer's; only of ids that come anew. */
  scoped: ScopedHolders;
  /** What the other coalitions state of the same ids; only where a registry is checked. */
  statements: JudgedStatements | undefined;
  /** What else in the registry looks like what is new; only where a registry is checked. */
  alike: LookAlikes | undefined;
  /** The words of the pull request: why the definition changes. */
  words: string;
  /** The current time; only where the caller has a clock. */
  now: UtcTime | undefined;
}

/** What was found wrong with the statements in a file. */
export interface JudgedStatements {
  contradictionsOf(file: string): readonly Contradiction[];
  deviationsOf(file: string): readonly Deviation[];
}

/** The composition of each fingerprint that a coalition had. */
export type PublishedVersions = ReadonlyMap<Id, VersionComposition>;

/** What was published of one coalition so far. */
export interface PublishedCoalition {
  versions: PublishedVersions;
  last: Definition;
  /** Whose each id was that it ever folded, by the `roleLabel` of its part. */
  holders: ReadonlyMap<Id, string>;
  /** When `last` was first published with the urgent mark that it has. */
  urgentSince?: UtcTime | undefined;
  /** Whether its definition was still there. */
  there: boolean;
}

/** A coalition that published an id as that of its module or ticket issuer, and when it first did. */
export interface ScopedHolder {
  coalition: string;
  /** "module atlas", "ticket issuer tickets". */
  label: string;
  commit: string;
  at: UtcTime;
  /** Whether it published config bytes that the id follows from. */
  isProven?: true;
}

export type ScopedHolders = ReadonlyMap<Id, readonly ScopedHolder[]>;

/** What a rule reads that compares whole versions. */
export const WHOLE = ["/**"] as const;

export interface Rule {
  /**
   * The values that the rule relies on, as pointers with * for any step, and ** at the end for all
   * that is below. Where the schema found a fault in one of them, the rule has nothing to stand on
   * and is not run; so the faults elsewhere are still all told at once.
   */
  reads: readonly string[];
  check(subject: Subject, surroundings: Surroundings): Finding | readonly Finding[];
}

/** What the fingerprint is derived from. */
export const DERIVED_FROM = [
  "/schemaVersion",
  "/derivation",
  "/name",
  "/lattices/*/stableId",
  "/lattices/*/name",
  "/organisms/*/stableId",
  "/organisms/*/role",
  "/confluences/*/fingerprint",
  "/confluences/*/name",
  "/modules/*/fingerprint",
  "/ticketIssuer/fingerprint",
  "/ticketIssuer/name",
] as const;

/** What the composition digest commits to. */
export const COMPOSED_OF = [
  ...DERIVED_FROM,
  "/confluences/*/span/**",
  "/confluences/*/config/**",
  "/modules/*/span/**",
  "/modules/*/config/**",
  "/ticketIssuer/config/**",
] as const;

/** What a definition states of ids that other definitions may have, too. */
export const STATED = [
  ...COMPOSED_OF,
  "/fingerprint",
  "/lattices/*/chainId",
  "/organisms/*/name",
  ...["/lattices/*", "/organisms/*"].flatMap((part) => [
    `${part}/contentHash`,
    `${part}/ticketIssuanceRoot`,
    `${part}/mrtds/**`,
  ]),
  "/confluences/*/mrtds/**",
  "/upcoming/**",
] as const;

/** What is announced, and the ids that it can be about. */
export const ANNOUNCED_FROM = [
  ...DERIVED_FROM,
  "/organisms/*/name",
  "/upcoming/**",
  ...["/lattices/*", "/organisms/*"].flatMap((part) => [
    `${part}/contentHash`,
    `${part}/ticketIssuanceRoot`,
    `${part}/mrtds/**`,
  ]),
  ...["/confluences/*", "/modules/*"].flatMap((part) => [`${part}/span/**`, `${part}/mrtds/**`]),
] as const;

/** A rule runs where the schema found no fault in what the rule reads. */
export function hasGround({ reads }: Pick<Rule, "reads">, faults: readonly Finding[]): boolean {
  return !faults.some(
    ({ code, pointer }) =>
      code !== "property-unknown" && reads.some((read) => touches(read, pointer)),
  );
}

/** Whether a fault at `pointer` is at the value that a rule reads, or at one that it is part of. */
function touches(read: string, pointer: string): boolean {
  const wanted = read.split("/").slice(1);
  const faulty = pointer.split("/").slice(1);
  const deep = wanted.at(-1) === "**";
  if (deep) wanted.pop();
  if (faulty.length > wanted.length && !deep) return false;
  return wanted.every(
    (step, index) => index >= faulty.length || step === "*" || step === faulty[index],
  );
}
