// A new registry, as `init` makes it, of answers that need no way to GitHub.

export const RELEASE = {
  repository: "acme/software",
  commit: "0123456789abcdef0123456789abcdef01234567",
  version: "1.2.3",
};

/** What `init` is told. */
export const FLAGS = [
  ...["--name", "Acme *coalitions*", "--description", "What <Acme> ships."],
  ...["--repository", "acme/registry", "--maintainer", "ada:5", "--maintainer", "@acme/registry"],
  ...["--software", `${RELEASE.repository}@${RELEASE.commit}#v${RELEASE.version}`],
];
