// Registries in memory with a CODEOWNERS and maintainers.

import { DEFAULT_CONFIG, type Maintainer } from "../../src/core/config/config.ts";
import { ownersOf, ownersOfMaintainers } from "../../src/core/owners/expected.ts";
import { generateOwners } from "../../src/core/owners/generate.ts";
import type { Definition } from "../../src/core/registry/definition.ts";
import { nameOfFile } from "../../src/core/registry/file-name.ts";
import type { Snapshot } from "../../src/core/registry/snapshot.ts";
import { parseSource } from "../../src/core/source/source.ts";
import { definition } from "./definitions.ts";
import { bytesOfValue, registryOf } from "./registries.ts";

export const MAINTAINERS: Maintainer[] = [{ login: "maintainer", id: 1 }, "@mini-works/reviewers"];

export const ONE = "coalitions/mini.one.json";
export const TWO = "coalitions/l2/mini.two.json";
/** Its operator has no account. */
export const NONE = "coalitions/mini.none.json";

/** The definition in `file`, whose operator has accounts with these logins. */
export function coalitionOf(file: string, logins: readonly string[]): Definition {
  const github = logins.map((login) => ({ login, id: numberOf(login) }));
  const folders = file.split("/").length - 1;
  return definition({
    $schema: `${"../".repeat(folders)}schemas/coalition.schema.json`,
    name: nameOfFile(file),
    operator: { name: "Mini Works", github },
  });
}

/** The same for one login in any case, and almost never for two. */
function numberOf(login: string): number {
  const letters = [...login.toLowerCase()].map((letter) => letter.charCodeAt(0));
  return letters.reduce((sum, code) => (sum * 131 + code) % 1e12, 7);
}

export interface OwnersFiles {
  owners?: string | undefined;
  maintainers?: Maintainer[];
  /** In place of a config with these maintainers. */
  config?: Uint8Array;
}

export function registryWithOwners(
  definitions: Record<string, Definition>,
  { owners, maintainers, config }: OwnersFiles,
): Snapshot {
  const files = Object.entries(definitions).map(([file, it]) => [file, bytesOfValue(it)]);
  const bytes = config ?? bytesOfValue({ ...DEFAULT_CONFIG, maintainers });
  const source = parseSource("registry.config.json", bytes);
  return registryOf(Object.fromEntries(files), { owners, config: source });
}

export const DEFINITIONS: Record<string, Definition> = {
  [ONE]: coalitionOf(ONE, ["ada", "Bob"]),
  [TWO]: coalitionOf(TWO, ["carol"]),
  [NONE]: coalitionOf(NONE, []),
};

/** What is generated for definitions; an undefined one is faulty. */
export function generated(
  definitions: Record<string, Definition | undefined> = DEFINITIONS,
  maintainers: Maintainer[] = MAINTAINERS,
  existing?: string,
) {
  const owned = Object.entries(definitions).map(([file, it]): [string, string[] | undefined] => [
    file,
    it && ownersOf(it),
  ]);
  return generateOwners(new Map(owned), ownersOfMaintainers(maintainers), existing);
}

/** The CODEOWNERS of `DEFINITIONS` and `MAINTAINERS`. */
export const { text: RIGHT } = generated();
