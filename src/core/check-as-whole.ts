// Checks of the registry as a whole, not of a particular definition.

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
  /** Check only these definitions. The others are only compared with. */
  only?: readonly string[];
  /** Do not check these definitions: they were broken before, and others must fix them. */
  except?: readonly string[];
  /** Other definitions that may share an id with the checked ones; undefined: all others. */
  others?: readonly string[];
  /** Other definitions that a new name in the checked ones may resemble; undefined: all. */
  alike?: readonly string[];
  /** The definitions that differ from the base; undefined: the checked ones. */
  changed?: readonly string[];
  /** What was published before, by coalition name. All of it must still exist. */
  published?: ReadonlyMap<string, PublishedCoalition>;
  /** Which coalitions published the new ids as those of a module or ticket issuer; `newIds` says which ids are new. */
  scoped?: ScopedHolders;
  /** Why the definitions change: the text of the pull request. */
  words?: string;
  /** A few sentences on why there is nothing to compare with, if there should be. */
  missingBase?: string;
  /** The commits of the change, with the dates of their parents. */
  commits?: readonly DatedCommit[];
  /** The current time; without it, nothing is due. */
  now?: UtcTime;
}

/**
 * Deleted coalitions, files that are not definitions or cannot be read, the configuration, owners, and an empty check.
 * `checked`: how many definitions were checked.
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
    // A branch must fix these, too: the base does not have them.
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

/** The config, and problems with it or with the pictures that it names. */
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
    message: "This file is not a definition, so it was not checked and will not be published.",
    fix: "Definitions are regular files named <name>.json. Rename the file, or move it elsewhere.",
  });
}

/** Days until the retirement in the example. */
const NOTICE = 30;

function deletedDefinition(name: string, now: UtcTime | undefined): Problem {
  const at = now === undefined ? "YYYY-MM-DDT00:00:00Z" : midnightAfter(now, NOTICE);
  return problemAt("", {
    code: "definition-deleted",
    pointer: "",
    message: `The definition of the published coalition ${name} was deleted. It must stay: integrators have compiled the coalition in and look it up here.`,
    fix: `Restore ${name}.json and retire the coalition in it: "retirement": { "at": "${at}", "reason": "…", "replacement": null }`,
  });
}

function comparedWithNothing(reason: string): Problem {
  return problemAt("", {
    code: "compared-with-nothing",
    pointer: "",
    message: `There was nothing to compare with, so changes, breaking changes and deletions were not checked. ${reason}`,
    fix: "In a workflow, check out with fetch-depth: 0. To compare with another commit, set base to it. To compare with nothing, set base: none.",
  });
}

/** A new registry may be empty; a check in the wrong folder is a mistake. */
function nothingToCheck({ files, beside }: Snapshot): Problem {
  if (files.length > 0 || beside.config === undefined) return nothingChecked();
  return problemAt("", {
    code: "registry-empty",
    pointer: "",
    message: "The registry has no definition yet, so nothing was checked.",
    fix: "Write the first one: npx mosaik-coalitions new NAME",
  });
}

function nothingChecked(): Problem {
  return problemAt("", {
    code: "nothing-checked",
    pointer: "",
    message: "No definition was found, so nothing was checked.",
    fix: "Run the check in a registry's folder, the one with coalitions/<name>.json. To write a definition there, run: npx mosaik-coalitions new NAME. To start a registry, run: npx mosaik-coalitions init FOLDER",
  });
}
