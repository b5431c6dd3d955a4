// What a job's token may do: https://docs.github.com/actions/reference/workflows-and-actions/workflow-syntax#permissions

export type Level = "none" | "read" | "write";
/** A permission that is not named is `none`. */
export type Permissions = Readonly<Partial<Record<string, Level>>>;

/** Any one of the permissions, at this level, will do. */
export interface Need {
  anyOf: readonly string[];
  level: "read" | "write";
}

const NAMES = [
  "actions",
  "attestations",
  "checks",
  "contents",
  "deployments",
  "discussions",
  "id-token",
  "issues",
  "models",
  "packages",
  "pages",
  "pull-requests",
  "security-events",
  "statuses",
];

/** Where neither workflow nor job says anything: the restricted default of new repositories. */
export const DEFAULT_PERMISSIONS: Permissions = { contents: "read", packages: "read" };

function all(level: Level): Permissions {
  return Object.fromEntries(NAMES.map((name) => [name, level]));
}

/** The value of `permissions:` in a workflow. */
export function parsePermissions(value: unknown): Permissions {
  if (value === "read-all") return readOnly(all("read"));
  if (value === "write-all") return all("write");
  if (typeof value === "object" && value !== null) return value as Permissions;
  throw new Error(`No permissions: ${JSON.stringify(value)}`);
}

/**
 * For a pull request from a fork, every write becomes a read; an OIDC token, which has no reading,
 * is not given at all.
 */
export function readOnly(permissions: Permissions): Permissions {
  const lowered = Object.entries(permissions).map(([name, level]) => {
    if (name === "id-token") return [name, "none"];
    return [name, level === "write" ? "read" : level];
  });
  return Object.fromEntries(lowered);
}

export function allows(permissions: Permissions, { anyOf, level }: Need): boolean {
  return anyOf.some((name) => {
    // Every token may read what a repository is.
    const granted = name === "metadata" ? "read" : (permissions[name] ?? "none");
    return granted === "write" || granted === level;
  });
}

/** As the header `x-accepted-github-permissions` has it: `issues=write; pull_requests=write`. */
export function describeNeed({ anyOf, level }: Need): string {
  return anyOf.map((name) => `${name.replaceAll("-", "_")}=${level}`).join("; ");
}
