// The check: files -> every problem, all at once. Schema first, then every rule whose ground holds.

import { parseConfig } from "./config.ts";
import type { Definition } from "./definition.ts";
import { groupBy } from "./group-by.ts";
import { type Finding, hasErrors, type Problem, problemAt, sortProblems } from "./problem.ts";
import { nameOfFile } from "./rules/file-name.ts";
import { UNSETTLES_FINGERPRINT } from "./rules/fingerprint.ts";
import { RULES } from "./rules/index.ts";
import {
  type PublishedCoalition,
  type PublishedVersions,
  type Rule,
  Subject,
  type Surroundings,
  touches,
} from "./rules/rule.ts";
import { asDefinition, checkSchema } from "./schema/check-schema.ts";
import type { Source } from "./source/source.ts";

export type { PublishedCoalition } from "./rules/rule.ts";

/** The files of a registry. Nothing is read before it is asked for. */
export interface Registry {
  /** Every definition's path, sorted, with forward slashes. */
  files: readonly string[];
  /** Files where definitions live that are none. */
  ignored: readonly string[];
  /** registry.config.json, where the registry has one. */
  config?: string | undefined;
  read(file: string): Source;
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
  /** What was published before, by the coalition's name. What was there then must still be there. */
  published?: ReadonlyMap<string, PublishedCoalition>;
}

/** Checks a registry, or some of its files. Checking nothing is a failure. */
export function checkRegistry(registry: Registry, options: CheckOptions = {}): CheckResult {
  const { only = registry.files, published } = options;
  const filesByName = groupBy(registry.files, nameOfFile);
  const open = (file: string) => soundDefinition(registry.read(file));
  const problems = only.flatMap((file) => {
    const before = published?.get(nameOfFile(file)) ?? NEVER_PUBLISHED;
    const around = { ...before, filesByName, open, published: before.versions };
    return checkSource(registry.read(file), around, RULES);
  });
  const gone = [...(published ?? [])].filter(
    ([name, { there }]) => there && !filesByName.has(name),
  );
  problems.push(...gone.map(([name]) => deletedDefinition(name)));
  if (options.only === undefined) problems.push(...registry.ignored.map(ignoredFile));
  if (registry.config) problems.push(...parseConfig(registry.read(registry.config)).problems);
  if (only.length === 0 && gone.length === 0) problems.push(nothingChecked());
  return { ok: !hasErrors(problems), checked: only.length, problems: sortProblems(problems) };
}

const NEVER_PUBLISHED = { versions: new Map(), last: undefined, holders: new Map() };

/** A version in the history: its definition if it was fit to be published, or why it was not. */
export function checkVersion(
  source: Source,
  published: PublishedVersions,
): { definition: Definition | undefined; problems: Problem[] } {
  const rules = RULES.filter((rule) => rule.history);
  const around = { ...NEVER_PUBLISHED, filesByName: new Map(), open: () => undefined, published };
  const problems = checkSource(source, around, rules);
  const definition = hasErrors(problems) ? undefined : asDefinition(source.value);
  return { definition, problems };
}

/**
 * The definition in a source that the schema finds no fault with, but for those at the pointer
 * `except`; undefined otherwise.
 */
export function soundDefinition(
  { problems, value }: Source,
  except?: string,
): Definition | undefined {
  const faults = problems.length > 0 ? problems : checkSchema(value);
  return faults.every(({ pointer }) => pointer === except) ? asDefinition(value) : undefined;
}

function checkSource(source: Source, around: Surroundings, rules: readonly Rule[]): Problem[] {
  if (source.problems.length > 0) return source.problems;
  const faults = checkSchema(source.value);
  const subject = new Subject(source.file, asDefinition(source.value));
  const findings = rules
    .filter((rule) => hasGround(rule, faults))
    .flatMap((rule) => rule.check(subject, around));
  return withoutFollowOns([...faults, ...findings]).map((finding) => locate(source, finding));
}

/**
 * One mistake is told once: what is missing because it is misspelt is not missing, too, and a
 * fingerprint of ids that must change themselves is no news, and no line to paste.
 */
function withoutFollowOns(findings: Finding[]): Finding[] {
  const explained = new Set(findings.map(({ explains }) => explains));
  const unsettled = findings.some(({ code }) => UNSETTLES_FINGERPRINT.has(code));
  return findings.filter(
    ({ code, pointer }) =>
      !explained.has(pointer) && !(unsettled && code === "fingerprint-mismatch"),
  );
}

/** A rule runs where the schema found no fault in what the rule reads. */
function hasGround({ reads }: Rule, faults: readonly Finding[]): boolean {
  return !faults.some(
    ({ code, pointer }) =>
      code !== "property-unknown" && reads.some((read) => touches(read, pointer)),
  );
}

/** An unknown property is at its key; everything else at the value that is to be changed. */
function locate({ file, locator }: Source, finding: Finding): Problem {
  const { code, pointer } = finding;
  const place = code === "property-unknown" ? locator.placeOfKey(pointer) : locator.place(pointer);
  return problemAt(file, place, finding);
}

const NOWHERE = { line: 0, column: 0 };

function ignoredFile(file: string): Problem {
  return problemAt(file, NOWHERE, {
    code: "file-ignored",
    pointer: "",
    message: "This file is no definition, so it was not checked and is not published.",
    fix: "Definitions are regular files named <name>.json. Rename it, or move it elsewhere.",
  });
}

function deletedDefinition(name: string): Problem {
  return problemAt("", NOWHERE, {
    code: "definition-deleted",
    pointer: "",
    message: `The coalition ${name} was published, and has no definition any more. Nothing published is ever taken back: integrators have compiled it in, and look here for what became of it.`,
    fix: `Restore ${name}.json, and retire the coalition in it: "retirement": { "at": "2026-12-31T00:00:00Z", "reason": "…", "replacement": null }`,
  });
}

function nothingChecked(): Problem {
  return problemAt("", NOWHERE, {
    code: "nothing-checked",
    pointer: "",
    message: "No definition was found, so nothing was checked.",
    fix: "Run the check in a folder that has coalitions/<name>.json, or name the files.",
  });
}
