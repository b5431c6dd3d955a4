// The files of a new registry, made from its maintainers' answers.

import { starter } from "../../../generated/starter.js";
import type { Maintainer, RegistryConfig } from "../config/config.ts";
import { CONFIG_FILE } from "../config/config-file.ts";
import { manualUrl } from "../manual.ts";
import { ownersOfMaintainers } from "../owners/expected.ts";
import { generateOwners } from "../owners/generate.ts";
import { OWNERS_FILE } from "../owners/lines.ts";
import { link, paragraph, plain, stringify } from "../render/markdown.ts";
import { configSchemaIn, schemasOf } from "../schema/address.ts";
import type { Release } from "./release.ts";

/** What differs from registry to registry. */
export interface Answers {
  name: string;
  description: string;
  baseUrl: string;
  /** OWNER/NAME on GitHub. */
  repository: string;
  maintainers: readonly Maintainer[];
  /** The default branch. */
  branch: string;
}

/** The software that a registry runs: a release, with the name of its package. */
export type Software = Release & { name: string };

export interface StarterFile {
  /** From the repository's root, with forward slashes. */
  file: string;
  text: string;
}

/** Sorted by path. */
export function starterFiles(answers: Answers, software: Software): StarterFile[] {
  const values = placeholders(answers, software);
  const made = [
    { file: CONFIG_FILE, text: `${JSON.stringify(configOf(answers, software), null, 2)}\n` },
    {
      file: OWNERS_FILE,
      text: generateOwners(new Map(), ownersOfMaintainers([...answers.maintainers])).text,
    },
  ];
  const filled = starter.map(([file, text]) => ({ file, text: fillIn(text, values) }));
  return [...made, ...filled].sort((a, b) => (a.file < b.file ? -1 : 1));
}

export function starterPaths(): string[] {
  return [CONFIG_FILE, OWNERS_FILE, ...starter.map(([file]) => file)].sort();
}

function configOf(answers: Answers, software: Software): RegistryConfig & { $schema: string } {
  const { name, description, baseUrl, maintainers } = answers;
  const $schema = configSchemaIn(schemasOf(software));
  return { $schema, name, description, baseUrl, maintainers: [...maintainers] };
}

/** People's text is escaped in Markdown. In YAML and JSON, no value can have a character with a meaning there. */
function placeholders(answers: Answers, software: Software): ReadonlyMap<string, string> {
  const { name, description, baseUrl, repository, branch, maintainers } = answers;
  const { repository: source, commit, version } = software;
  const github = "https://github.com/";
  return new Map([
    ["NAME", markdown(name)],
    ["DESCRIPTION", markdown(description)],
    ["BASE_URL", baseUrl],
    ["BRANCH", branch],
    ["ISSUES", `${github}${repository}/issues`],
    ["MAINTAINERS", maintainers.map(maintainerLink).join(", ")],
    ["SOFTWARE", source],
    ["SOFTWARE_URL", `${github}${source}`],
    ["MANUAL", `${manualUrl({ version, repository: `${github}${source}` })}`],
    ["COMMIT", commit],
    ["VERSION", version],
    ["SCHEMAS", schemasOf(software)],
    ["TRUSTED", schemasOf(software).replace(/[^/]+\/schemas$/, "")],
  ]);
}

function fillIn(text: string, values: ReadonlyMap<string, string>): string {
  return text.replace(/__([A-Z_]+?)__/g, (_, key: string) => {
    const value = values.get(key);
    if (value === undefined) throw new Error(`The starter files need a value for ${key}.`);
    return value;
  });
}

function markdown(text: string): string {
  return stringify([paragraph(plain(text))]).trimEnd();
}

function maintainerLink(maintainer: Maintainer): string {
  if (typeof maintainer === "string") {
    const [organization, team] = maintainer.slice(1).split("/");
    return inline(maintainer, `https://github.com/orgs/${organization}/teams/${team}`);
  }
  return inline(maintainer.login, `https://github.com/${maintainer.login}`);
}

function inline(label: string, url: string): string {
  return stringify([paragraph(link([{ type: "text", value: label }], url))]).trimEnd();
}
