// A registry whose workflows and actions are this project's own, with definitions in miniature.

import { cpSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { definition } from "../../support/definitions.ts";
import { GitRepository } from "../../support/git-repository.ts";
import { coalitions } from "../../support/run-node.ts";

const PROJECT = join(import.meta.dirname, "../../..");

/** What the workflows look at; bundles come by the stand-in of `npm ci`. */
const FILES = [".github", "package.json", "package-lock.json", "registry.config.json"];

export const ONE = definition({ name: "mini.one" });
export const TWO = definition({ name: "mini.two" });

let made: Promise<string> | undefined;

/** Its folder: one for all tests of a worker, which copy it, and leave it as it is. */
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
