// A new registry, as `init` makes it, from answers that need no access to GitHub.

import { type Answers, starterFiles } from "../../src/core/starter/files.ts";
import type { Release } from "../../src/core/starter/release.ts";

export const RELEASE: Release = {
  repository: "acme/software",
  commit: "0123456789abcdef0123456789abcdef01234567",
  version: "1.2.3",
};

const ANSWERS: Answers = {
  name: "Acme *coalitions*",
  description: "What <Acme> ships.",
  baseUrl: "https://acme.github.io/registry/",
  repository: "acme/registry",
  maintainers: [{ login: "ada", id: 5 }, "@acme/registry"],
  branch: "main",
};

/** The flag by which `init` is given the release. */
export function softwareFlag({ repository, commit, version }: Release = RELEASE): string[] {
  return ["--software", `${repository}@${commit}#v${version}`];
}

/** The flags of `init`. */
export const FLAGS = [
  ...["--name", ANSWERS.name, "--description", ANSWERS.description],
  ...["--repository", ANSWERS.repository],
  ...["--maintainer", "ada:5", "--maintainer", "@acme/registry"],
  ...softwareFlag(),
];

/** The texts of its files by their paths. */
export function made(
  answers: Partial<Answers> = {},
  release: Release = RELEASE,
): Map<string, string> {
  const software = { name: "mosaik-coalitions", ...release };
  const files = starterFiles({ ...ANSWERS, ...answers }, software);
  return new Map(files.map(({ file, text }) => [file, text]));
}
