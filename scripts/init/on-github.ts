// Confirms answers with GitHub. If GitHub does not answer, they are taken as written where possible.

import type { Maintainer } from "../../src/core/config/config.ts";
import { readMaintainer } from "../../src/core/starter/check-answers.ts";
import { findAccount, findRepository } from "../../src/io/github/public.ts";
import { note } from "../terminal.ts";

/** A valid answer, or what is wrong with it. */
export type Read = { value: unknown } | { fault: string };

/** What is wrong with a repository's name; undefined if nothing is, or if it does not exist yet. */
export async function knownRepository(name: string): Promise<string | undefined> {
  const answer = await findRepository(name);
  if ("found" in answer) {
    const { full_name: known } = answer.found;
    return known === name ? undefined : `GitHub spells ${name} as ${known}. Write ${known}.`;
  }
  if ("missing" in answer) return knownOwner(name);
  note(`${name} was not checked on GitHub (${answer.unreachable}). It is taken as written.`);
  return undefined;
}

async function knownOwner(name: string): Promise<string | undefined> {
  const [owner = "", repository = ""] = name.split("/");
  const answer = await findAccount(owner);
  if ("missing" in answer) return `GitHub has no account or organization ${owner}.`;
  if (!("found" in answer) || answer.found.login === owner) return undefined;
  const { login } = answer.found;
  return `GitHub spells ${owner} as ${login}. Write ${login}/${repository}.`;
}

/** Reads maintainers that are separated by commas or spaces. */
export async function readMaintainers(text: string): Promise<Read> {
  const words = text.split(/[\s,]+/).filter(Boolean);
  if (words.length === 0) return { fault: "Name at least one." };
  const value: Maintainer[] = [];
  for (const word of words) {
    const named = readMaintainer(word);
    if ("fault" in named) return named;
    const known = "login" in named ? await lookedUp(named.login) : named;
    if ("fault" in known) return known;
    value.push(known.maintainer);
  }
  return { value };
}

async function lookedUp(login: string): Promise<{ maintainer: Maintainer } | { fault: string }> {
  const answer = await findAccount(login);
  if ("missing" in answer) return { fault: `GitHub has no account ${login}.` };
  if ("unreachable" in answer) {
    return {
      fault: `GitHub did not give the number of ${login} (${answer.unreachable}). Add it yourself: ${login}:NUMBER. The number is the "id" at https://api.github.com/users/${login}`,
    };
  }
  const { login: known, id, type } = answer.found;
  if (type === "User") return { maintainer: { login: known, id } };
  const who = type === "Organization" ? "an organization" : `a ${type.toLowerCase()}`;
  return {
    fault: `${known} is ${who}, which cannot review changes. Name a person, or a team as @${known}/team.`,
  };
}
