// A repository of a few files, for tests of the emulation itself.

import { GitRepository } from "../../support/git-repository.ts";
import type { EmulatedGitHub } from "./emulated-github.ts";
import type { Registry } from "./registry.ts";

let count = 0;

/** In its own repository on the emulated GitHub, so that tests in one file do not interfere. */
export async function smallRepository(
  github: EmulatedGitHub,
  files: Record<string, string>,
  branch = "main",
): Promise<Registry> {
  const repository = new GitRepository();
  repository.git("symbolic-ref", "HEAD", `refs/heads/${branch}`);
  for (const [file, text] of Object.entries(files)) repository.write(file, text);
  repository.commit("Begin");
  const registry = await github.createRepository(`acme/small-${++count}`, repository.folder);
  repository.delete();
  return registry;
}
