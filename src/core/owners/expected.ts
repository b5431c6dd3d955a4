// Who should own what: the operators of the coalitions, and the registry's maintainers.

import type { Maintainer } from "../config/config.ts";
import type { Definition } from "../registry/definition.ts";
import { lowerCase } from "./lines.ts";

/**
 * The owners of each definition's file, as they stand in CODEOWNERS; none where the operator has no
 * account, and undefined where the definition is too faulty to say.
 */
export type OwnersByFile = ReadonlyMap<string, readonly string[] | undefined>;

/** `@login` of the accounts of the coalition's operator, each once. */
export function ownersOf({ operator }: Definition): string[] {
  return distinctOwners(operator.github.map(({ login }) => `@${login}`));
}

export function ownersOfMaintainers(maintainers: readonly Maintainer[] = []): string[] {
  return distinctOwners(maintainers.map((it) => (typeof it === "string" ? it : `@${it.login}`)));
}

function distinctOwners(owners: string[]): string[] {
  return [...new Map(owners.map((owner) => [lowerCase(owner), owner])).values()];
}

/** Whether a file can have a line at all: those are of definitions below coalitions/. */
export function isDefinitionFile(file: string): boolean {
  return file.startsWith("coalitions/") && file.endsWith(".json");
}

/**
 * The pattern that matches a definition's file and nothing else; undefined for a path with
 * characters that mean something else to GitHub, or that it has no way to escape.
 */
export function ownersPattern(file: string): string | undefined {
  return PLAIN_PATH.test(file) ? `/${file}` : undefined;
}

/** The file that a pattern of `ownersPattern` is about; undefined for any other pattern. */
export function fileOfPattern(pattern: string): string | undefined {
  const file = pattern.slice(1);
  return pattern.startsWith("/") && PLAIN_PATH.test(file) ? file : undefined;
}

const PLAIN_PATH = /^coalitions(\/[A-Za-z0-9._-]+)+\.json$/;
