// Finds the definitions that may contain a look-alike of something new. A search by lines, which works in every layout.

import type { SearchTerms } from "../core/look-alikes/looked-for.ts";
import { asciiPatternOf, lookOf } from "../core/look-alikes/skeleton.ts";
import { COALITIONS } from "./folders.ts";
import { ForeignRepositoryError, GitError, runGit } from "./run-git.ts";
import { GREP, MOST_WORDS, NOTHING_FOUND, UNTRACKED } from "./search-definitions.ts";

const NAMED = /"(?:title|name)"\s*:\s*("(?:[^"\\]|\\.)*")/g;
/** If an account is in more files, these are enough. */
const MOST_WITH_ACCOUNT = 200;

/**
 * The definitions in the working tree that may have a similar title or operator's name, or one of the accounts;
 * undefined if there are too many accounts for a search.
 */
export async function filesAlike(
  root: string,
  terms: SearchTerms,
  { untracked = false } = {},
): Promise<string[] | undefined> {
  const { looks } = terms;
  const accounts = accountWords(terms);
  if (looks.size + accounts.length === 0) return [];
  if (accounts.length > MOST_WORDS) return undefined;
  const named = new Set<string>();
  const withAccount = new Set<string>();
  const output = await matchingLines(root, terms, untracked ? UNTRACKED : []);
  for (const [, file = "", line = ""] of output.matchAll(/([^\0\n]+)\0(.*)\n/g)) {
    if (named.has(file)) continue;
    const texts = [...line.matchAll(NAMED)].map(([, text = '""']) => unquoted(text));
    if (texts.some((text) => looks.has(lookOf(text)))) named.add(file);
    else if (accounts.some((it) => line.toLowerCase().includes(it))) withAccount.add(file);
  }
  return [...new Set([...named, ...[...withAccount].slice(0, MOST_WITH_ACCOUNT)])];
}

/** Parses a JSON string; empty for anything else. */
function unquoted(text: string): string {
  try {
    return String(JSON.parse(text));
  } catch {
    return "";
  }
}

/** Files and their lines that may match. A git built without PCRE finds every title and name instead. */
async function matchingLines(
  root: string,
  terms: SearchTerms,
  flags: readonly string[],
): Promise<string> {
  const search = async (...patterns: string[]) => {
    const args = [...GREP, "--ignore-case", ...flags, ...patterns, "--", `${COALITIONS}/`];
    return (await runGit(root, args, [0, NOTHING_FOUND])).toString("utf8");
  };
  try {
    return await search("--perl-regexp", "-e", patternOf(terms));
  } catch (error) {
    if (!(error instanceof GitError) || error instanceof ForeignRepositoryError) throw error;
    return search("--fixed-strings", ...wordsOf(terms).flatMap((word) => ["-e", word]));
  }
}

/** An ASCII text matches by its look. Any other text may have any look, and so may one with an escape. */
function patternOf({ looks, logins, numbers }: SearchTerms): string {
  const ascii = [...looks].flatMap((look) => asciiPatternOf(look) ?? []);
  const text = [String.raw`[^"]*(?:[^ -~]|\\)`, ...ascii.map((it) => String.raw`\s*${it}\s*"`)];
  const named = String.raw`"(?:title|name)"\s*:\s*"(?:${text.join("|")})`;
  return [
    ...(looks.size > 0 ? [named] : []),
    ...[...logins].map((it) => `"${it}"`),
    ...[...numbers].map((it) => String.raw`\b${it}\b`),
  ].join("|");
}

function wordsOf(terms: SearchTerms): string[] {
  return [...(terms.looks.size > 0 ? ['"title"', '"name"'] : []), ...accountWords(terms)];
}

function accountWords({ logins, numbers }: SearchTerms): string[] {
  return [...[...logins].map((it) => `"${it}"`), ...[...numbers].map(String)];
}
