// The texts that a converted registry gets: those of a new one, and its own with their $schema moved.

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

/** What flags say; the rest is in the config, or git knows it. */
export interface GivenFlags {
  repository?: string | undefined;
  branch?: string | undefined;
}

export interface ConvertedTexts {
  texts: StarterFile[];
  /** Definitions that cannot be read, and stay as they are. */
  faulty: string[];
}

/** Throws UsageError where nobody says what the repository is called. */
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

/** One that was written by hand is left alone. */
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

/** An address that is there already stays. */
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
      "Neither registry.config.json nor git's origin says what the repository is called on GitHub. Say it: --repository OWNER/NAME",
    );
  }
  const own = repositoryName(running.repository) ?? software.repository;
  const fault =
    repositoryFault(repository, own) ?? repositoryFault(repository, software.repository);
  if (fault !== undefined) throw new UsageError(`--repository: ${fault}`);
  return repository;
}

/** What origin says; a branch that is checked out may be there for just this change. */
async function defaultBranch(root: string): Promise<string> {
  const origin = await tryGit(root, ["symbolic-ref", "--short", "refs/remotes/origin/HEAD"]);
  if (origin !== undefined) return origin.replace(/^origin\//, "");
  const main = await tryGit(root, ["rev-parse", "--verify", "--quiet", "refs/heads/main"]);
  return main === undefined
    ? ((await tryGit(root, ["symbolic-ref", "--short", "HEAD"])) ?? "main")
    : "main";
}
