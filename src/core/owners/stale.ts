// The lines of .github/CODEOWNERS that no longer match the definitions and the config, by what they mean to GitHub.
// Differences in order, case and comments are ignored.

import { type Problem, problemAt } from "../problem.ts";
import { nameOfFile } from "../registry/file-name.ts";
import { fileOfPattern, isDefinitionFile, type OwnersByFile, ownersPattern } from "./expected.ts";
import { isTooLarge } from "./generate.ts";
import {
  EVERYTHING,
  isGenerated,
  MAX_OWNERS_BYTES,
  mayMatch,
  OWNERS_COMMAND,
  OWNERS_FILE,
  type OwnersLine,
  readLines,
  sameOwners,
  writeLine,
} from "./lines.ts";

export interface OwnersFacts {
  /** The text of the file; undefined if it does not exist. */
  text: string | undefined;
  /** Who should own the definitions in question. */
  owned: OwnersByFile;
  /** All definitions of the registry. */
  files: readonly string[];
  /** Who should own everything else; undefined if the config is too faulty to tell. */
  maintainers: readonly string[] | undefined;
  /** Whether to check the whole file, or only the lines of the definitions in `owned`. */
  whole: boolean;
}

const RUN = `Run ${OWNERS_COMMAND}`;

/** A handwritten file is left alone, and a registry does not need one. */
export function staleOwners(facts: OwnersFacts): Problem[] {
  const { text, maintainers = [], whole } = facts;
  if (text !== undefined) return isGenerated(text) ? staleLines(text, facts) : [];
  return whole && maintainers.length > 0 ? [stale(0, NO_FILE, `${RUN} and commit the file.`)] : [];
}

const NO_FILE =
  "registry.config.json names maintainers, but .github/CODEOWNERS does not exist, so GitHub asks nobody to review a change.";

function staleLines(text: string, facts: OwnersFacts): Problem[] {
  const { owned, files, maintainers, whole } = facts;
  const lines = readLines(text);
  const there = new Set(files);
  const compared: Compared = {
    whole,
    end: text.trimEnd().split("\n").length,
    last: new Map(lines.map((it) => [it.pattern, it])),
    broad: lines.filter(({ pattern }) => !there.has(fileOfPattern(pattern) ?? "")),
  };
  const names = new Set([...owned.keys()].filter(isDefinitionFile).map(nameOfFile));
  const found = [
    ...(whole && isTooLarge(text) ? [tooLarge()] : []),
    ...(whole && maintainers ? checkMaintainers(maintainers, compared) : []),
    ...compared.broad.flatMap((it) => needless(it, whole, names)),
    ...[...owned].flatMap(([file, owners]) => (owners ? checkFile(file, owners, compared) : [])),
  ];
  // A line that affects many definitions is reported once.
  return [...new Map(found.map((it) => [`${it.line} ${it.message}`, it])).values()];
}

interface Compared {
  whole: boolean;
  /** The number of the last line. */
  end: number;
  /** The last line of each pattern, which is the one that counts. */
  last: ReadonlyMap<string, OwnersLine>;
  /** The lines that are not about one existing definition. */
  broad: readonly OwnersLine[];
}

function checkFile(file: string, owners: readonly string[], compared: Compared): Problem[] {
  const pattern = ownersPattern(file);
  if (pattern === undefined) return [];
  const own = compared.last.get(pattern);
  if (own && owners.length === 0) {
    const message = `The operator of ${file} has no GitHub account, so the maintainers own the file and it needs no line.`;
    return [remove(own, message)];
  }
  const wrong = owners.length > 0 && checkLine(file, writeLine(pattern, owners), own, compared.end);
  if (wrong) return [wrong];
  const deciding = decidingLine(file, own, compared);
  const message =
    "This line may match definitions that have owners of their own. The last matching line wins, so it overrides them.";
  return deciding ? [stale(deciding.line, message, `${RUN}, which puts the lines in order.`)] : [];
}

/** The line that overrides a file's own line, or the line for everything. */
function decidingLine(
  file: string,
  own: OwnersLine | undefined,
  { last, broad, whole }: Compared,
): OwnersLine | undefined {
  const everything = last.get(EVERYTHING);
  const above = (own ?? everything)?.line ?? 0;
  // A whole check reports every other matching line by itself.
  if (whole) return everything && everything.line > above ? everything : undefined;
  return broad.findLast(({ line, pattern }) => line > above && mayMatch(pattern, file));
}

function checkMaintainers(maintainers: readonly string[], { last, end }: Compared): Problem[] {
  const own = last.get(EVERYTHING);
  if (maintainers.length > 0) {
    const right = writeLine(EVERYTHING, maintainers);
    return [checkLine("everything that is not a definition", right, own, end) ?? []].flat();
  }
  const message =
    "This line gives everything to accounts that registry.config.json does not name as maintainers.";
  const fix = `Add them there as "maintainers", or remove the line. Then run ${OWNERS_COMMAND}`;
  return own ? [stale(own.line, message, fix)] : [];
}

/** The problem with the line for `what`; a missing line is reported at the end of the file. */
function checkLine(
  what: string,
  right: string,
  own: OwnersLine | undefined,
  end: number,
): Problem | undefined {
  if (!own) {
    const message = `There is no line for ${what}, so GitHub does not ask its owners when it changes.`;
    return stale(end, message, `${RUN}, or add this line: ${right}`);
  }
  const [, ...wanted] = right.split(" ");
  if (sameOwners(own.owners, wanted)) return undefined;
  const message =
    own.owners.length === 0
      ? `This line gives ${what} no owners, but they should be ${ownerNames(wanted)}.`
      : `The owners of ${what} are ${ownerNames(own.owners)} here, but should be ${ownerNames(wanted)}.`;
  return stale(own.line, message, `${RUN}, or write: ${right}`);
}

function ownerNames(owners: readonly string[]): string {
  const text = owners.join(" ");
  return text.length > 200 ? `${text.slice(0, 199)}…` : text;
}

/** A line that no definition or maintainer needs, including one for a former place of a definition in `names`. */
function needless(own: OwnersLine, whole: boolean, names: ReadonlySet<string>): Problem[] {
  const file = fileOfPattern(own.pattern);
  if (own.pattern === EVERYTHING) return [];
  if (file === undefined) {
    const message =
      "No definition or maintainer needs this line, so generating the file again will remove it.";
    return whole ? [remove(own, message)] : [];
  }
  const isAsked = whole || names.has(nameOfFile(file));
  return isAsked ? [remove(own, `There is no definition ${file}.`)] : [];
}

function remove({ line }: OwnersLine, message: string): Problem {
  return stale(line, message, `${RUN}, or remove the line.`);
}

function tooLarge(): Problem {
  return stale(
    1,
    `GitHub ignores a CODEOWNERS file of ${MAX_OWNERS_BYTES} bytes or more, so nobody owns anything.`,
    `Split the registry, or name fewer accounts for each operator. Then run ${OWNERS_COMMAND}`,
  );
}

/** At a line; 0 if the file does not exist. */
function stale(line: number, message: string, fix: string): Problem {
  const place = { line, column: Math.min(line, 1) };
  return problemAt(OWNERS_FILE, { code: "owners-stale", pointer: "", message, fix }, place);
}
