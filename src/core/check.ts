// The check: files -> every problem, all at once. Schema first, then every rule whose ground holds.

import type { ReadBytes } from "./config/check-brand.ts";
import { OwnersCheck } from "./owners/check-owners.ts";
import { type Finding, hasErrors, type Problem, problemAt, sortProblems } from "./problem.ts";
import type { Definition, UtcTime } from "./registry/definition.ts";
import { FilesByName } from "./registry/files-by-name.ts";
import { checkAsWhole } from "./registry-checks.ts";
import { nameOfFile } from "./rules/file-name.ts";
import { UNSETTLES_FINGERPRINT } from "./rules/fingerprint.ts";
import { RULES } from "./rules/index.ts";
import {
  hasGround,
  type PublishedCoalition,
  type PublishedVersions,
  type Rule,
  type ScopedHolders,
  Subject,
  type Surroundings,
} from "./rules/rule.ts";
import { asDefinition, checkSchema } from "./schema/check-schema.ts";
import type { Source } from "./source/source.ts";

export type { PublishedCoalition, ScopedHolder, ScopedHolders } from "./rules/rule.ts";

/** The files of a registry. Nothing is read before it is asked for. */
export interface Registry {
  /** Every definition's path, sorted, with forward slashes. */
  files: readonly string[];
  /** Files where definitions live that are none. */
  ignored: readonly string[];
  /** registry.config.json, where the registry has one. */
  config?: string | undefined;
  /** The text of .github/CODEOWNERS, where the registry has one. */
  owners?: string | undefined;
  read(file: string): Source;
  /** Reads a picture that the config names; left out, pictures are not looked at. */
  readBytes?: ReadBytes;
}

export interface CheckResult {
  /** No error; warnings and hints are allowed. */
  ok: boolean;
  /** How many definitions were checked. */
  checked: number;
  /** Sorted by severity, file, line, column. */
  problems: Problem[];
}

export interface CheckOptions {
  /** Check only these definitions; the others are only what they are compared with. */
  only?: readonly string[];
  /** Do not check these definitions: they were broken before, which others have to mend. */
  except?: readonly string[];
  /** What was published before, by the coalition's name. What was there then must still be there. */
  published?: ReadonlyMap<string, PublishedCoalition>;
  /** Who published ids that come anew as those of a module or ticket issuer: `newIds` says which. */
  scoped?: ScopedHolders;
  /** Why the definitions change, in the words of the pull request. */
  words?: string;
  /** The current time; without it nothing is ever due. */
  now?: UtcTime;
}

/** Checks a registry, or some of its files. Checking nothing is a failure. */
export function checkRegistry(registry: Registry, options: CheckOptions = {}): CheckResult {
  const { except = [], published, scoped = new Map(), words = "", now } = options;
  const only = (options.only ?? registry.files).filter((file) => !except.includes(file));
  const filesByName = new FilesByName(registry.files);
  const open = (file: string) => soundDefinition(registry.read(file));
  const surroundings = { ...ALONE, filesByName, open, scoped, words, now };
  const owners = new OwnersCheck();
  const problems = only.flatMap((file) => {
    const before = published?.get(nameOfFile(file));
    const around = before && {
      published: before.versions,
      last: before.last,
      holders: before.holders,
    };
    const source = registry.read(file);
    const { sound, problems: found } = checkSource(source, { ...surroundings, ...around }, RULES);
    if (sound) owners.add(file, sound);
    return found;
  });
  problems.push(...checkAsWhole(registry, options, { owners, filesByName }));
  return { ok: !hasErrors(problems), checked: only.length, problems: sortProblems(problems) };
}

/** Where nothing is known but the definition itself. */
const ALONE: Surroundings = {
  filesByName: new FilesByName([]),
  open: () => undefined,
  published: new Map(),
  last: undefined,
  holders: new Map(),
  scoped: new Map(),
  words: "",
  now: undefined,
};

/** A version in the history that follows `last`: its definition if it was fit to be published, or why it was not. */
export function checkVersion(
  source: Source,
  published: PublishedVersions,
  last?: Definition,
): { definition: Definition | undefined; problems: Problem[] } {
  const rules = RULES.filter((rule) => rule.history);
  const { problems } = checkSource(source, { ...ALONE, published, last }, rules);
  const definition = hasErrors(problems) ? undefined : asDefinition(source.value);
  return { definition, problems };
}

/**
 * The definition in a source that the schema finds no fault with, but for those at the pointer
 * `except`; undefined otherwise.
 */
export function soundDefinition(source: Source, except?: string): Definition | undefined {
  const { value } = source;
  return faultsOf(source).every(({ pointer }) => pointer === except)
    ? asDefinition(value)
    : undefined;
}

const FAULTS = new WeakMap<Source, readonly Pick<Finding, "pointer">[]>();

/** Whoever holds on to a source may ask many times. */
function faultsOf(source: Source): readonly Pick<Finding, "pointer">[] {
  const { problems, value } = source;
  const faults = FAULTS.get(source) ?? (problems.length > 0 ? problems : checkSchema(value));
  FAULTS.set(source, faults);
  return faults;
}

/** All that is wrong with a source; and its definition, where the schema finds no fault with it. */
function checkSource(
  source: Source,
  around: Surroundings,
  rules: readonly Rule[],
): { sound: Definition | undefined; problems: Problem[] } {
  if (source.problems.length > 0) return { sound: undefined, problems: source.problems };
  const faults = checkSchema(source.value);
  const subject = new Subject(source.file, asDefinition(source.value));
  const grounded = faults.length === 0 ? rules : rules.filter((rule) => hasGround(rule, faults));
  const findings = grounded.flatMap((rule) => rule.check(subject, around));
  const problems = withoutFollowOns([...faults, ...findings]).map((it) => locate(source, it));
  return { sound: faults.length === 0 ? subject.definition : undefined, problems };
}

/**
 * One mistake is told once: what is missing because it is misspelt is not missing, too, and a
 * fingerprint of ids that must change themselves is no news, and no line to paste.
 */
function withoutFollowOns(findings: Finding[]): Finding[] {
  if (findings.length === 0) return findings;
  const explained = new Set(findings.map(({ explains }) => explains));
  const unsettled = findings.some(({ code }) => UNSETTLES_FINGERPRINT.has(code));
  return findings.filter(
    ({ code, pointer }) =>
      !explained.has(pointer) && !(unsettled && code === "fingerprint-mismatch"),
  );
}

/** An unknown property is at its key; everything else at the value that is to be changed. */
function locate({ file, locator }: Source, finding: Finding): Problem {
  const { code, pointer } = finding;
  const place = code === "property-unknown" ? locator.placeOfKey(pointer) : locator.place(pointer);
  return problemAt(file, place, finding);
}
