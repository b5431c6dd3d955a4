// The check: from a snapshot to all its problems at once. The schema comes first, then each rule whose input is
// valid.

import type { Change } from "./changes/change.ts";
import { diffDefinitions } from "./changes/diff.ts";
import { type CheckOptions, checkAsWhole } from "./check-as-whole.ts";
import { contradictedElsewhere, judgeStatements } from "./check-statements.ts";
import { keysOf, sameJson, valueAt } from "./json.ts";
import { LookAlikes } from "./look-alikes/look-alikes.ts";
import { OwnersCheck } from "./owners/check-owners.ts";
import { type Finding, hasErrors, type Problem, problemAt, sortProblems } from "./problem.ts";
import type { Definition } from "./registry/definition.ts";
import { nameOfFile } from "./registry/file-name.ts";
import { DefinitionFile, Snapshot } from "./registry/snapshot.ts";
import { UNSETTLES_FINGERPRINT } from "./rules/fingerprint.ts";
import { RULES, RULES_OF_ITSELF } from "./rules/index.ts";
import { CaseTwins, checkPath } from "./rules/portable-path.ts";
import { hasGround, type Rule, Subject, type Surroundings } from "./rules/rule.ts";
import { asDefinition } from "./schema/check-schema.ts";
import type { Source } from "./source/source.ts";

export type { CheckOptions } from "./check-as-whole.ts";
export type { PublishedCoalition, ScopedHolder, ScopedHolders } from "./rules/rule.ts";

export interface CheckResult {
  /** No error; warnings and hints are allowed. */
  ok: boolean;
  /** How many definitions were checked: all that could be read. */
  checked: number;
  /** Sorted by severity, file, line, column. */
  problems: Problem[];
}

/** Checks a registry, or some of its files. Checking nothing is a failure. */
export function checkRegistry(registry: Snapshot, options: CheckOptions = {}): CheckResult {
  const { published, scoped = new Map(), words = "", now } = options;
  const files = filesToCheck(registry, options);
  const statements = judgeStatements(registry, files, options, isValid);
  const isPart = options.only !== undefined;
  const checked = new Set(files.map(({ file }) => file));
  const isNew = isNewBy(registry, options);
  const among = { isPart, checked, isNew, hasBase: published !== undefined, alike: options.alike };
  const alike = new LookAlikes({ registry, ...among });
  const surroundings = { ...ALONE, registry, scoped, statements, alike, words, now };
  const twins = new CaseTwins(pathsOf(registry));
  const owners = new OwnersCheck();
  const problems = files.flatMap((file) => {
    const before = published?.get(nameOfFile(file.file));
    const around = before && {
      published: before.versions,
      last: before.last,
      before: before.last,
      holders: before.holders,
      urgentSince: before.urgentSince,
    };
    if (file.definition) owners.add(file.file, file.definition);
    return [
      ...checkPath(file.file, twins).map((finding) => problemAt(file.file, finding)),
      ...checkDefinitionFile(file, { ...surroundings, ...around }, RULES),
    ];
  });
  problems.push(...contradictedElsewhere(registry, statements, locate));
  problems.push(...checkAsWhole(registry, options, { checked: files.length, owners, twins }));
  const read = files.filter(isReadable);
  return { ok: !hasErrors(problems), checked: read.length, problems: sortProblems(problems) };
}

function isReadable({ source }: DefinitionFile): boolean {
  return !source.problems.some(({ code }) => code === "file-unreadable");
}

/** Which definitions are new: compared with the base, or else not yet added to git. */
function isNewBy(registry: Snapshot, { published, changed }: CheckOptions) {
  const among = new Set(published ? changed : registry.beside.untracked);
  return (file: string) => among.has(file) && !published?.has(nameOfFile(file));
}

/** Whether a definition is valid on its own. Only then do its statements count. */
function isValid(file: DefinitionFile): boolean {
  return !hasErrors(checkDefinitionFile(file, ALONE, RULES_OF_ITSELF));
}

function filesToCheck(
  registry: Snapshot,
  { only, except = [] }: CheckOptions,
): readonly DefinitionFile[] {
  const left = new Set(except);
  const files = only ? only.flatMap((file) => registry.get(file) ?? []) : registry.files;
  return left.size === 0 ? files : files.filter(({ file }) => !left.has(file));
}

function pathsOf({ files, beside }: Snapshot): string[] {
  return [...files.map(({ file }) => file), ...beside.ignored];
}

/** For a definition checked on its own. */
const ALONE: Surroundings = {
  registry: new Snapshot([]),
  published: new Map(),
  last: undefined,
  before: undefined,
  urgentSince: undefined,
  changes: () => [],
  holders: new Map(),
  scoped: new Map(),
  statements: undefined,
  alike: undefined,
  words: "",
  now: undefined,
};

/**
 * The problems of one version of a definition: its own, and those compared with what the coalition published before.
 */
export function checkVersion(
  source: Source,
  { published = ALONE.published, last }: Partial<Pick<Surroundings, "published" | "last">> = {},
): Problem[] {
  const around = { ...ALONE, published, last };
  return checkDefinitionFile(DefinitionFile.of(source), around, RULES_OF_ITSELF);
}

export interface Beforehand {
  /** What the file has, or had: existing faults are not reported. */
  before?: Definition | undefined;
  /** Whether that version was valid: then only rules that read a changed property run. */
  wasValid?: boolean;
}

/** The problems in a definition itself, in the order of the rules. */
export function problemsIn(
  file: DefinitionFile,
  registry: Snapshot,
  { before, wasValid = false }: Beforehand = {},
): Problem[] {
  const now = file.source.value as Definition | undefined;
  const rules = wasValid && before && now ? rulesFor(changedKeys(before, now)) : RULES;
  return checkDefinitionFile(file, { ...ALONE, registry, before }, rules);
}

/** The properties of a definition that differ. */
function changedKeys(before: Definition, after: Definition): string[] {
  return keysOf(before, after).filter(
    (key) => !sameJson(valueAt(before, key), valueAt(after, key)),
  );
}

/** The rules that read one of these properties of a definition. */
function rulesFor(keys: readonly string[]): Rule[] {
  const isRead = (read: string) => {
    const [, key = ""] = read.split("/");
    return key === "**" || keys.includes(key);
  };
  return RULES.filter(({ reads }) => reads.length === 0 || reads.some(isRead));
}

/** All problems of one file. */
function checkDefinitionFile(
  { file, source, findings }: DefinitionFile,
  around: Surroundings,
  rules: readonly Rule[],
): Problem[] {
  if (source.problems.length > 0) return source.problems;
  const subject = new Subject(file, asDefinition(source.value));
  const grounded = findings.length === 0 ? rules : rules.filter((it) => hasGround(it, findings));
  let known: readonly Change[] | undefined;
  const changes = () => {
    known ??= around.last ? diffDefinitions(around.last, subject.definition) : [];
    return known;
  };
  const found = grounded.flatMap((rule) => rule.check(subject, { ...around, changes }));
  return withoutFollowOns([...findings, ...found]).map((it) => locate(source, it));
}

/**
 * Reports each mistake once. A misspelt property is not also reported as missing. A fingerprint of ids that must
 * change themselves is not reported, because it is not a value to paste.
 */
function withoutFollowOns(findings: Finding[]): Finding[] {
  if (findings.length === 0) return findings;
  const explained = new Set(findings.map(({ explains }) => explains));
  const unsettled = findings.some(({ code }) => UNSETTLES_FINGERPRINT.has(code));
  return findings.filter(
    ({ code, pointer, explains }) =>
      (explains === pointer || !explained.has(pointer)) &&
      !(unsettled && code === "fingerprint-mismatch"),
  );
}

/** An unknown property is located at its key, everything else at the value to change. */
function locate({ file, locator }: Source, finding: Finding): Problem {
  const { code, pointer } = finding;
  const place = code === "property-unknown" ? locator.placeOfKey(pointer) : locator.place(pointer);
  return problemAt(file, finding, place);
}
