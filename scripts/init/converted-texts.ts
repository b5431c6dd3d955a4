// The texts of a converted registry: those of a new one, and its own definitions with another $schema.

import { resolve } from "node:path";
import { software as running } from "../../generated/software.js";
import { CONFIG_FILE } from "../../src/core/config/config-file.ts";
import { rewrite } from "../../src/core/edit/rewrite.ts";
import { ownersOf, ownersOfMaintainers } from "../../src/core/owners/expected.ts";
import { generateOwners } from "../../src/core/owners/generate.ts";
import { isGenerated, OWNERS_FILE } from "../../src/core/owners/lines.ts";
import type { Snapshot } from "../../src/core/registry/snapshot.ts";
import { parseRemote, repositoryName } from "../../src/core/repository-name.ts";
import {
  configSchemaIn,
  definitionSchemaIn,
  isAddress,
  schemasOf,
} from "../../src/core/schema/address.ts";
import type { Source } from "../../src/core/source/source.ts";
import { branchFault, repositoryFault } from "../../src/core/starter/check-answers.ts";
import { type Software, type StarterFile, starterFiles } from "../../src/core/starter/files.ts";
import { readConfig } from "../../src/io/read-config.ts";
import { readSnapshot } from "../../src/io/read-snapshot.ts";
import { tryGit } from "../../src/io/run-git.ts";
import { UsageError } from "../terminal.ts";

/** What flags give. The rest comes from the config, or from git. */
export interface GivenFlags {
  repository?: string | undefined;
  branch?: string | undefined;
}

export interface ConvertedTexts {
  texts: StarterFile[];
  /** Definitions that cannot be read, and stay unchanged. */
  faulty: string[];
}

/** Throws UsageError if the repository's name is not known. */
export async function textsOf(
  root: string,
  software: Software,
  given: GivenFlags,
): Promise<ConvertedTexts> {
  const registry = await readSnapshot(resolve(root));
  const config = readConfig(root);
  const { maintainers = [], ...words } = config;
  const repository = await repositoryIn(root, software, given.repository ?? null, config);
  const branch = given.branch ?? (await defaultBranch(root));
  const fault = branchFault(branch);
  if (fault !== undefined) throw new UsageError(`--branch: ${fault}`);
  const files = starterFiles({ ...words, maintainers, repository, branch }, software);
  const schemas = schemasOf(software);
  const definitions = registry.files.map(({ source }) =>
    withSchema(source, definitionSchemaIn(schemas)),
  );
  return {
    texts: [
      ...files.filter(({ file }) => file !== CONFIG_FILE && file !== OWNERS_FILE),
      ...owners(registry, maintainers),
      ...definitions.flatMap((it) => ("file" in it ? it : [])),
      ...configOf(registry, configSchemaIn(schemas)),
    ],
    faulty: definitions.flatMap((it) => ("faulty" in it ? it.faulty : [])),
  };
}

/** None if the existing file was written by hand. */
function owners(
  { files, beside }: Snapshot,
  maintainers: Parameters<typeof ownersOfMaintainers>[0],
): StarterFile[] {
  const { owners: existing } = beside;
  if (existing !== undefined && !isGenerated(existing)) return [];
  const owned = files.map(({ file, definition }): [string, string[] | undefined] => [
    file,
    definition && ownersOf(definition),
  ]);
  const { text } = generateOwners(new Map(owned), ownersOfMaintainers(maintainers), existing);
  return [{ file: OWNERS_FILE, text }];
}

function configOf({ beside: { config } }: Snapshot, $schema: string): StarterFile[] {
  const it = config && withSchema(config, $schema);
  return it && "file" in it ? [it] : [];
}

/** The file with its new $schema. A $schema that is already an address stays. */
function withSchema(source: Source, $schema: string): StarterFile | { faulty: string } | object {
  const { file, text, value, problems } = source;
  if (problems.length > 0 || typeof value !== "object" || value === null || Array.isArray(value)) {
    return { faulty: file };
  }
  const before = (value as { $schema?: unknown }).$schema;
  if (typeof before === "string" && isAddress(before)) return {};
  return { file, text: rewrite(text, { ...value, $schema }) };
}

async function repositoryIn(
  root: string,
  software: Software,
  given: string | null,
  config: { repository?: string },
): Promise<string> {
  const origin = parseRemote((await tryGit(root, ["remote", "get-url", "origin"])) ?? "");
  const pushed = origin?.host === "github.com" ? origin.name : undefined;
  const repository = given ?? repositoryName(config.repository ?? null) ?? pushed;
  if (repository === undefined) {
    throw new UsageError(
      "Neither registry.config.json nor git's origin names the repository on GitHub. Name it: --repository OWNER/NAME",
    );
  }
  const own = repositoryName(running.repository) ?? software.repository;
  const fault =
    repositoryFault(repository, own) ?? repositoryFault(repository, software.repository);
  if (fault !== undefined) throw new UsageError(`--repository: ${fault}`);
  return repository;
}

/** The default branch of origin, else main. The current branch may be only for this change, so it comes last. */
async function defaultBranch(root: string): Promise<string> {
  const origin = await tryGit(root, ["symbolic-ref", "--short", "refs/remotes/origin/HEAD"]);
  if (origin !== undefined) return origin.replace(/^origin\//, "");
  const main = await tryGit(root, ["rev-parse", "--verify", "--quiet", "refs/heads/main"]);
  return main === undefined
    ? ((await tryGit(root, ["symbolic-ref", "--short", "HEAD"])) ?? "main")
    : "main";
}
