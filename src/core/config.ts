// registry.config.json: the one place for what is particular to one registry.

import type { GithubAccount } from "./definition.ts";
import { type Problem, problemAt } from "./problem.ts";
import { checkSchema } from "./schema/check-schema.ts";
import { validateConfig } from "./schema/schemas.ts";
import type { Source } from "./source/source.ts";

export interface RegistryConfig {
  name: string;
  description: string;
  /** With a final slash. */
  baseUrl: string;
  /** Without a final slash; for links to commits. */
  repository?: string;
  /** Who owns everything but the definitions. */
  maintainers?: Maintainer[];
}

/** An account, or a team as `@organization/team`. */
export type Maintainer = GithubAccount | string;

/** What a registry has that has no registry.config.json. */
export const DEFAULT_CONFIG: RegistryConfig = {
  name: "Mosaik coalitions",
  description: "Coalitions on mosaik, their fingerprints and their changes.",
  baseUrl: "https://coalitions.example/",
};

/** The config in a source, or what is wrong with it. */
export function parseConfig(source: Source): { config?: RegistryConfig; problems: Problem[] } {
  if (source.problems.length > 0) return { problems: source.problems };
  const problems = checkSchema(source.value, validateConfig).map((finding) =>
    problemAt(source.file, source.locator.place(finding.pointer), finding),
  );
  if (problems.length > 0) return { problems };
  const { $schema: _, ...config } = source.value as RegistryConfig & { $schema?: string };
  return { config, problems };
}
