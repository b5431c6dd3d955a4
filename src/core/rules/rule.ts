// What a rule is. Each rule has a file of its own; index.ts lists them all.

import type { Change } from "../changes/change.ts";
import { deriveFingerprint } from "../derivation/fingerprint.ts";
import type { VersionComposition } from "../derivation/versions.ts";
import type { EntryPlace } from "../history/place.ts";
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
  /** All definitions of the registry; empty when one version is checked by itself. */
  registry: Snapshot;
  /** Earlier versions of the same coalition that the caller knows. */
  published: PublishedVersions;
  /** The last published version; set only with a history or a base to compare with. */
  last: Definition | undefined;
  /**
   * The definition before the change: `last`, or the text that an edit starts from. Rules that were added after
   * coalitions were published refuse only what a change brings. An old fault must not keep an operator from
   * announcing a bump.
   */
  before: Definition | undefined;
  /** Since when `last` has its urgent mark; set only with a base to compare with, and a mark. */
  urgentSince: UtcTime | undefined;
  /** How the definition differs from `last`; empty without it. Only for rules that read `WHOLE`. */
  changes(): readonly Change[];
  /** Which part had each published id; set only with a base to compare with. */
  holders: ReadonlyMap<Id, string>;
  /** Which coalitions had an id as their module's or ticket issuer's; only for ids that are new here. */
  scoped: ScopedHolders;
  /** What other coalitions say about the same ids; set only when a registry is checked. */
  statements: JudgedStatements | undefined;
  /** Names in the registry that new names resemble; set only when a registry is checked. */
  alike: LookAlikes | undefined;
  /** The text of the pull request: why the definition changes. */
  words: string;
  /** The current time; set only when the caller has a clock. */
  now: UtcTime | undefined;
}

/** What the registry found about the statements in a file. */
export interface JudgedStatements {
  contradictionsOf(file: string): readonly Contradiction[];
  deviationsOf(file: string): readonly Deviation[];
}

/** The composition of each fingerprint that a coalition had. */
export type PublishedVersions = ReadonlyMap<Id, VersionComposition>;

/** What one coalition has published so far. */
export interface PublishedCoalition {
  versions: PublishedVersions;
  /** The last entry that had each fingerprint. */
  entries: ReadonlyMap<Id, EntryPlace>;
  last: Definition;
  /** The `roleLabel` of the part that had each id that the coalition ever folded. */
  holders: ReadonlyMap<Id, string>;
  /** When `last` was first published with its urgent mark. */
  urgentSince?: UtcTime | undefined;
  /** Whether its definition still existed. */
  there: boolean;
}

/** A coalition that published an id as that of its module or ticket issuer, and when it first did. */
export interface ScopedHolder {
  coalition: string;
  /** "module atlas", "ticket issuer tickets". */
  label: string;
  commit: string;
  at: UtcTime;
  /** Whether it published config bytes that prove the id. */
  isProven?: true;
}

export type ScopedHolders = ReadonlyMap<Id, readonly ScopedHolder[]>;

/** For rules that compare whole versions. */
export const WHOLE = ["/**"] as const;

export interface Rule {
  /**
   * The values that the rule relies on, as pointers: * matches any step, ** at the end everything below. The rule
   * does not run where the schema found a fault in one of them, so that all other problems are still reported at
   * once.
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

/** What a definition says about ids that other definitions may have, too. */
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

/** The announced changes, and the ids that they can concern. */
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

/** True when the schema found no fault in what the rule reads, so that the rule can run. */
export function hasGround({ reads }: Pick<Rule, "reads">, faults: readonly Finding[]): boolean {
  return !faults.some(
    ({ code, pointer }) =>
      code !== "property-unknown" && reads.some((read) => touches(read, pointer)),
  );
}

/** Whether a fault at `pointer` is in the value that a rule reads, or in a value that contains it. */
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
