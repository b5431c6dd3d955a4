// registry.config.json: all settings of one registry.

import { validateConfig } from "../../../generated/validators.js";
import { type Finding, type Problem, problemAt } from "../problem.ts";
import type { GithubAccount, Id } from "../registry/definition.ts";
import { checkSchema } from "../schema/check-schema.ts";
import type { Source } from "../source/source.ts";
import { textFindings } from "../source/texts.ts";
import { checkColours } from "./check-brand.ts";
import type { Colours } from "./colours.ts";

export interface RegistryConfig {
  name: string;
  description: string;
  /** With a final slash. */
  baseUrl: string;
  /** The universe's id: mosaik's `NetworkId`. */
  networkId?: Id;
  /** Without a final slash; for links to commits. */
  repository?: string;
  /** Who owns everything except the definitions. */
  maintainers?: Maintainer[];
  /** The path of a PNG below the registry's folder. */
  logo?: string;
  colours?: Colours;
  /** In this order in the footer of every page. */
  links?: ConfigLink[];
  /** The path of a PNG that chats and social networks show with a link to a page. */
  socialImage?: string;
  /** The WebSub hub that every feed names; https alone. */
  hub?: string;
}

/** A link for every page. */
export interface ConfigLink {
  title: string;
  /** https only. */
  url: string;
}

/** An account, or a team as `@organization/team`. */
export type Maintainer = GithubAccount | string;

/** The config of a registry without registry.config.json. */
export const DEFAULT_CONFIG: RegistryConfig = {
  name: "Mosaik coalitions",
  description: "Coalitions on mosaik, their fingerprints and their changes.",
  baseUrl: "https://coalitions.example/",
};

export function parseConfig(source: Source): { config?: RegistryConfig; problems: Problem[] } {
  if (source.problems.length > 0) return { problems: source.problems };
  const texts = textFindings(source.value);
  const inText = new Set(texts.map(({ pointer }) => pointer));
  const schema = checkSchema(source.value, validateConfig, (it) =>
    source.locator.written(it),
  ).filter((it) => !inText.has(it.pointer));
  const faults = [...texts, ...schema];
  if (faults.length > 0) return { problems: placed(source, faults) };
  const { $schema: _, ...config } = source.value as RegistryConfig & { $schema?: string };
  const problems = placed(source, checkColours(config));
  return problems.length > 0 ? { problems } : { config, problems };
}

/** Findings of a config, each at its place in the file. */
export function placed({ file, locator }: Source, findings: readonly Finding[]): Problem[] {
  return findings.map((finding) => problemAt(file, finding, locator.place(finding.pointer)));
}
