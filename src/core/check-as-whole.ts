// What concerns a registry as a whole, and none of its definitions in particular.

import { loadBrand } from "./config/check-brand.ts";
import { DEFAULT_CONFIG, parseConfig, placed } from "./config/config.ts";
import { type DatedCommit, misdated } from "./history/commit-dates.ts";
import type { OwnersCheck } from "./owners/check-owners.ts";
import { type Problem, problemAt } from "./problem.ts";
import type { UtcTime } from "./registry/definition.ts";
import type { Beside, Snapshot } from "./registry/snapshot.ts";
import { misdatedProblem } from "./render/commit-dates.ts";
import { type CaseTwins, checkPath } from "./rules/portable-path.ts";
import type { PublishedCoalition, ScopedHolders } from "./rules/rule.ts";
import { midnightAfter } from "./time.ts";

export interface CheckOptions {
  /** Check only these definitions; the others are only what they are compared with. */
  only?: readonly string[];
  /** Do not check these definitions: they were broken before, which others have to mend. */
  except?: readonly string[];
  /** Other definitions that may have an id of those that are checked; without, all others may. */
  others?: readonly string[];
  /** Other definitions that may have what looks like something new in those that are checked; without, all may. */
  alike?: readonly string[];
  /** The definitions that differ from the base; without, those that are checked. */
  changed?: readonly string[];
  /** What was published before, by the coalition's name. What was there then must still be there. */
  published?: ReadonlyMap<string, PublishedCoalition>;
  /** Who published ids that come anew as those of a module or ticket issuer: `newIds` says which. */
  scoped?: ScopedHolders;
  /** Why the definitions change, in the words of the pull request. */
  words?: string;
  /** Why there is nothing to compare with, where something should be: a few sentences. */
  missingBase?: string;
  /** The commits that bring the change, with the dates of those that they follow. */
  commits?: readonly DatedCommit[];
  /** The current time; without it nothing is ever due. */
  now?: UtcTime;
}

/**
 * Coalitions that are gone, files that are not definitions or that nobody can read, the configuration, who
 * owns what; and nothing at all. `checked`: how many definitions were.
 */
export function checkAsWhole(
  registry: Snapshot,
  options: Pick<CheckOptions, "only" | "published" | "commits" | "missingBase" | "now">,
  { checked, owners, twins }: { checked: number; owners: OwnersCheck; twins: CaseTwins },
): Problem[] {
  const { only, published, commits = [], missingBase, now } = options;
  const { ignored, problems } = registry.beside;
  const gone = [...(published ?? [])].filter(
    ([name, { there }]) => there && registry.named(name).length === 0,
  );
  const whole = only === undefined;
  const { config, problems: faults } = checkConfig(registry.beside);
  return [
    ...gone.map(([name]) => deletedDefinition(name, now)),
    ...commits.flatMap((commit) => dateProblems(commit, now)),
    ...(whole ? ignored.flatMap((file) => [ignoredFile(file), ...pathProblems(file, twins)]) : []),
    // A branch answers for them, too: what it compares has them not.
    ...(whole || published ? problems : []),
    ...faults,
    ...owners.problems(registry, { config, whole }),
    ...(missingBase === undefined ? [] : [comparedWithNothing(missingBase)]),
    ...(checked === 0 && gone.length === 0 ? [nothingToCheck(registry)] : []),
  ];
}

function dateProblems({ before, ...commit }: DatedCommit, now: UtcTime | undefined): Problem[] {
  const fault = now === undefined ? undefined : misdated(commit, before, now);
  return fault ? [misdatedProblem(fault)] : [];
}

function pathProblems(file: string, twins: CaseTwins): Problem[] {
  return checkPath(file, twins).map((finding) => problemAt(file, finding));
}

/** The config, and what is wrong with it or with the pictures that it names. */
function checkConfig({ config: source, readBytes }: Beside): ReturnType<typeof parseConfig> {
  if (!source) return { config: DEFAULT_CONFIG, problems: [] };
  const parsed = parseConfig(source);
  if (!parsed.config || !readBytes) return parsed;
  const { findings } = loadBrand(parsed.config, readBytes);
  return { ...parsed, problems: placed(source, findings) };
}

function ignoredFile(file: string): Problem {
  return problemAt(file, {
    code: "file-ignored",
    pointer: "",
    message: "This file is no definition, so it was not checked and is not published.",
    fix: "Definitions are regular files named <name>.json. Rename it, or move it elsewhere.",
  });
}

/** Days that integrators have to leave, in the example of a retirement. */
const NOTICE = 30;

function deletedDefinition(name: string, now: UtcTime | undefined): Problem {
  const at = now === undefined ? "YYYY-MM-DDT00:00:00Z" : midnightAfter(now, NOTICE);
  return problemAt("", {
    code: "definition-deleted",
    pointer: "",
    message: `The coalition ${name} was published, and has no definition any more. Nothing published is ever taken back: integrators have compiled it in, and look here for what became of it.`,
    fix: `Restore ${name}.json, and retire the coalition in it: "retirement": { "at": "${at}", "reason": "…", "replacement": null }`,
  });
}

function comparedWithNothing(why: string): Problem {
  return problemAt("", {
    code: "compared-with-nothing",
    pointer: "",
    message: `Compared with nothing: whether a coalition changes, breaks its integrators or is deleted is not known. ${why}`,
    fix: "In a workflow, check out with fetch-depth: 0. To compare with another commit, name it (base); if no comparison is wanted, say so (base: none).",
  });
}

/** A registry that has only begun is not a mistake; a check that looks in the wrong place is. */
function nothingToCheck({ files, beside }: Snapshot): Problem {
  if (files.length > 0 || beside.config === undefined) return nothingChecked();
  return problemAt("", {
    code: "registry-empty",
    pointer: "",
    message: "The registry has no definition yet, so nothing was checked.",
    fix: "Write the first: npx mosaik-coalitions new NAME",
  });
}

function nothingChecked(): Problem {
  return problemAt("", {
    code: "nothing-checked",
    pointer: "",
    message: "No definition was found, so nothing was checked.",
    fix: "Run the check in a registry's folder: the one that holds coalitions/<name>.json. To write the first definition there: npx mosaik-coalitions new NAME. To begin a registry: npx mosaik-coalitions init FOLDER",
  });
}
