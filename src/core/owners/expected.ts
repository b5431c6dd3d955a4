// Who should own what: the operators of the coalitions, and the registry's maintainers.

import type { Maintainer } from "../config/config.ts";
import type { Definition } from "../registry/definition.ts";
import { lowerCase } from "./lines.ts";

/**
 * The owners of each definition's file as CODEOWNERS writes them; empty if the operator has no account, undefined if
 * the definition is too faulty to tell.
 */
export type OwnersByFile = ReadonlyMap<string, readonly string[] | undefined>;

/** The operator's accounts as `@login`, each once. */
export function ownersOf({ operator }: Definition): string[] {
  return distinctOwners(operator.github.map(({ login }) => `@${login}`));
}

export function ownersOfMaintainers(maintainers: readonly Maintainer[] = []): string[] {
  return distinctOwners(maintainers.map((it) => (typeof it === "string" ? it : `@${it.login}`)));
}

function distinctOwners(owners: string[]): string[] {
  return [...new Map(owners.map((owner) => [lowerCase(owner), owner])).values()];
}

/** Whether the file can have its own line: only definitions below coalitions/ can. */
export function isDefinitionFile(file: string): boolean {
  return file.startsWith("coalitions/") && file.endsWith(".json");
}

/**
 * The pattern that matches only this definition's file; undefined if the path has characters that GitHub treats as
 * special or cannot escape.
 */
export function ownersPattern(file: string): string | undefined {
  return PLAIN_PATH.test(file) ? `/${file}` : undefined;
}

/** The file that a pattern from `ownersPattern` matches; undefined for any other pattern. */
export function fileOfPattern(pattern: string): string | undefined {
  const file = pattern.slice(1);
  return pattern.startsWith("/") && PLAIN_PATH.test(file) ? file : undefined;
}

const PLAIN_PATH = /^coalitions(\/[A-Za-z0-9._-]+)+\.json$/;
