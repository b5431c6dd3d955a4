// The fault in an answer, in a sentence or two, before any file is made from it.

import { validateConfig } from "../../../generated/validators.js";
import type { Maintainer, RegistryConfig } from "../config/config.ts";
import { isOnGithub, LOGIN, pastedRepository } from "../repository-name.ts";
import { checkSchema } from "../schema/check-schema.ts";
import { textFindings } from "../source/texts.ts";

const VALID_CONFIG: RegistryConfig = { name: "x", description: "x", baseUrl: "https://x.example/" };

/** In the words of the check; undefined if the config value is valid. */
export function configFault(part: Partial<RegistryConfig>): string | undefined {
  const value = { ...VALID_CONFIG, ...part };
  const [finding] = [...textFindings(value), ...checkSchema(value, validateConfig)];
  return finding && [finding.message, finding.fix].filter(Boolean).join(" ");
}

export function siteFault(baseUrl: string, repository: string): string | undefined {
  if (/^(https?:\/\/)?(www\.)?github\.com\//i.test(baseUrl)) {
    return `${baseUrl} is a repository's address. The site is at ${siteOf(repository)}, unless it has its own domain.`;
  }
  const fault = configFault({ baseUrl });
  if (fault === undefined) return isPlain(baseUrl) ? undefined : browserForm(baseUrl);
  const meant = [`${baseUrl}/`, `https://${baseUrl}`, `https://${baseUrl}/`].find(
    (it) => configFault({ baseUrl: it }) === undefined && isPlain(it),
  );
  return meant === undefined ? fault : `${fault} Did you mean ${meant}`;
}

function browserForm(address: string): string {
  const meant = URL.canParse(address) ? new URL(address).href : "";
  return isPlain(meant)
    ? `Browsers write ${address} differently. Write: ${meant}`
    : `${address} has characters that a site's address cannot have.`;
}

/** Whether a browser writes it the same, without a query or a fragment. */
function isPlain(address: string): boolean {
  return URL.canParse(address) && new URL(address).href === address && !/[?#'"]/.test(address);
}

/** Only branch names that have no special meaning in a workflow, where a pattern is expected. */
export function branchFault(branch: string): string | undefined {
  const isName =
    /^[A-Za-z0-9][A-Za-z0-9._/-]{0,200}$/.test(branch) &&
    !/\.\.|\/\/|\/\.|[./]$|\.lock$/.test(branch);
  return isName
    ? undefined
    : `${JSON.stringify(branch)} is not a valid branch name here. Use only letters, digits, dots, slashes, hyphens and underscores.`;
}

/** Where GitHub Pages publishes a repository without its own domain. */
export function siteOf(repository: string): string {
  const [owner = "", name = ""] = repository.split("/");
  const host = `${owner.toLowerCase()}.github.io`;
  return name.toLowerCase() === host ? `https://${host}/` : `https://${host}/${name}/`;
}

export function repositoryFault(text: string, software: string): string | undefined {
  if (!isOnGithub(text) || text.endsWith(".git")) {
    const meant = pastedRepository(text);
    const words = `${JSON.stringify(text)} is not of the form OWNER/NAME, a repository on GitHub.`;
    return meant === undefined ? words : `${words} Did you mean ${meant}`;
  }
  if (text.toLowerCase() === software.toLowerCase()) {
    return `${text} is the software's repository. A registry needs its own.`;
  }
  return undefined;
}

/** A maintainer as people write one: a team, an account with its number, or a login whose number is not known yet. */
export type Named = { maintainer: Maintainer } | { login: string } | { fault: string };

export function readMaintainer(text: string): Named {
  const word = text.trim();
  if (/^[^@]+@[^@]+\.[^@]+$/.test(word)) {
    return { fault: `${word} is an email address. ${FORMS}` };
  }
  if (word.startsWith("@") && word.includes("/")) return validated(word, word);
  const [, login, number] = new RegExp(`^@?(${LOGIN})(?::([0-9]{1,15}))?$`).exec(word) ?? [];
  if (login === undefined) return { fault: `${JSON.stringify(word)} is not an account. ${FORMS}` };
  return number === undefined ? { login } : validated(word, { login, id: Number(number) });
}

const FORMS =
  "Write the login of an account on GitHub, login:number, or a team as @organization/team.";

function validated(word: string, maintainer: Maintainer): Named {
  const fault = configFault({ maintainers: [maintainer] });
  return fault === undefined ? { maintainer } : { fault: `${word}: ${fault}` };
}
