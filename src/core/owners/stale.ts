// Where .github/CODEOWNERS no longer says what the definitions and the config say. What counts is what
// GitHub makes of it: order, case and comments that change nothing are left alone.

import type { Place, Problem } from "../problem.ts";
import { nameOfFile } from "../registry/file-name.ts";
import { fileOfPattern, isDefinitionFile, type OwnersByFile, ownersPattern } from "./expected.ts";
import { isTooLarge } from "./generate.ts";
import {
  EVERYTHING,
  isGenerated,
  mayMatch,
  type OwnersLine,
  readLines,
  sameOwners,
  writeLine,
} from "./lines.ts";
import * as problem from "./stale-problems.ts";

export interface OwnersFacts {
  /** The text of the file; undefined where there is none. */
  text: string | undefined;
  /** Who should own the definitions that are asked about. */
  owned: OwnersByFile;
  /** All definitions of the registry. */
  files: readonly string[];
  /** Who should own everything else; undefined where the config is too faulty to say. */
  maintainers: readonly string[] | undefined;
  /** Whether the whole file is asked about, or only the lines of the definitions in `owned`. */
  whole: boolean;
}

/** A file that somebody wrote by hand is theirs, and a registry need not have one. */
export function staleOwners(facts: OwnersFacts): Problem[] {
  const { text, maintainers = [], whole } = facts;
  if (text === undefined) return whole && maintainers.length > 0 ? [problem.absentFile()] : [];
  return isGenerated(text) ? new OwnersComparison(text, facts).problems() : [];
}

const ALL_ELSE = "everything that is no definition";

class OwnersComparison {
  readonly #facts: OwnersFacts;
  readonly #there: ReadonlySet<string>;
  readonly #lines: OwnersLine[];
  /** The last line of each pattern, which is the one that counts. */
  readonly #last: ReadonlyMap<string, OwnersLine>;
  /** The lines that are not about one definition that is there. */
  readonly #broad: OwnersLine[];
  /** The lines that are greater than all lines before them. */
  readonly #greatest: OwnersLine[] = [];
  readonly #tooLarge: boolean;
  readonly #end: number;

  constructor(text: string, facts: OwnersFacts) {
    this.#facts = facts;
    this.#there = new Set(facts.files);
    this.#lines = readLines(text);
    this.#last = new Map(this.#lines.map((it) => [it.pattern, it]));
    this.#broad = this.#lines.filter(
      ({ pattern }) => !this.#there.has(fileOfPattern(pattern) ?? ""),
    );
    for (const it of this.#lines) {
      const last = this.#greatest.at(-1)?.pattern ?? "";
      if (it.pattern !== EVERYTHING && it.pattern > last) this.#greatest.push(it);
    }
    this.#tooLarge = isTooLarge(text);
    this.#end = text.trimEnd().split("\n").length;
  }

  problems(): Problem[] {
    const { owned, whole } = this.#facts;
    const found = [
      ...(whole && this.#tooLarge ? [problem.tooLarge()] : []),
      ...(whole ? [...this.#everything(), ...this.#foreign()] : []),
      ...this.#gone(),
      ...[...owned].flatMap(([file, owners]) => (owners ? this.#definition(file, owners) : [])),
    ];
    // A line that stands in the way of many definitions is told once.
    return [...new Map(found.map((it) => [`${it.line} ${it.message}`, it])).values()];
  }

  #definition(file: string, owners: readonly string[]): Problem[] {
    const pattern = ownersPattern(file);
    if (pattern === undefined) return [];
    const own = this.#last.get(pattern);
    const right = writeLine(pattern, owners);
    if (own && owners.length === 0) return [problem.unneeded(own, file)];
    if (!own && owners.length > 0)
      return [problem.missingLine(file, right, this.#placeFor(pattern))];
    if (own && !sameOwners(own.owners, owners)) return [problem.wrong(own, file, right)];
    const deciding = this.#deciding(file, own);
    return deciding ? [problem.inTheWay(deciding)] : [];
  }

  /** The line that takes a file from its own line, or from that for everything. */
  #deciding(file: string, own: OwnersLine | undefined): OwnersLine | undefined {
    const everything = this.#last.get(EVERYTHING);
    const above = (own ?? everything)?.line ?? 0;
    // In the whole check every other line that may match is told for itself.
    if (this.#facts.whole) return everything && everything.line > above ? everything : undefined;
    return this.#broad.findLast(({ line, pattern }) => line > above && mayMatch(pattern, file));
  }

  #everything(): Problem[] {
    const { maintainers } = this.#facts;
    if (maintainers === undefined) return [];
    const own = this.#last.get(EVERYTHING);
    if (maintainers.length === 0) return own ? [problem.noMaintainers(own)] : [];
    const right = writeLine(EVERYTHING, maintainers);
    if (!own) return [problem.missingLine(ALL_ELSE, right, this.#placeFor(""))];
    return sameOwners(own.owners, maintainers) ? [] : [problem.wrong(own, ALL_ELSE, right)];
  }

  /** Lines that no definition and no maintainer asks for. */
  #foreign(): Problem[] {
    return this.#broad
      .filter(({ pattern }) => pattern !== EVERYTHING && fileOfPattern(pattern) === undefined)
      .map(problem.foreign);
  }

  /** Lines of definitions that are not there; also where one that is checked was before. */
  #gone(): Problem[] {
    const { owned, whole } = this.#facts;
    const names = new Set([...owned.keys()].filter(isDefinitionFile).map(nameOfFile));
    return [...this.#last.values()].flatMap((it) => {
      const file = fileOfPattern(it.pattern);
      if (file === undefined || this.#there.has(file)) return [];
      return whole || names.has(nameOfFile(file)) ? [problem.gone(it, file)] : [];
    });
  }

  /** Where a line that is missing belongs: in the order of paths, or at the end. */
  #placeFor(pattern: string): Place {
    // Each of these is greater than all before it, so that the first that is greater than any is among them.
    const next = firstWhere(this.#greatest, (it) => it.pattern > pattern);
    return { line: next?.line ?? this.#end, column: 1 };
  }
}

/** The first item that fits, where every item behind it fits, too. */
function firstWhere<T>(items: readonly T[], fits: (item: T) => boolean): T | undefined {
  let [low, high] = [0, items.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (fits(items[middle] as T)) high = middle;
    else low = middle + 1;
  }
  return items[low];
}
