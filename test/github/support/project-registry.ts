// A registry with this project's own workflows and actions, and small definitions.

import { cpSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { definition } from "../../support/definitions.ts";
import { GitRepository } from "../../support/git-repository.ts";
import { coalitions } from "../../support/run-node.ts";

const PROJECT = join(import.meta.dirname, "../../..");

/** The files that the workflows read; the stand-in of `npm ci` adds the bundles. */
const FILES = [".github", "package.json", "package-lock.json", "registry.config.json"];

export const ONE = definition({ name: "mini.one" });
export const TWO = definition({ name: "mini.two" });

let made: Promise<string> | undefined;

/** Its folder: one for all tests of a worker, which copy it and do not change it. */
export function projectRegistry(): Promise<string> {
  made ??= makeRegistry();
  return made;
}

async function makeRegistry(): Promise<string> {
  const repository = new GitRepository();
  const actions = readdirSync(join(PROJECT, "actions")).map((name) => `actions/${name}/action.yml`);
  for (const file of [...FILES, ...actions]) {
    cpSync(join(PROJECT, file), repository.path(file), { recursive: true });
  }
  repository.commit("The software");
  repository.writeDefinition(ONE);
  repository.writeDefinition(TWO);
  const { code, stderr } = await coalitions(repository.folder, "owners", "--write");
  if (code !== 0) throw new Error(`coalitions owners: ${stderr}`);
  repository.commit("Publish mini.one and mini.two");
  return repository.folder;
}
