// What a job's token may do: https://docs.github.com/actions/reference/workflows-and-actions/workflow-syntax#permissions
// Stricter than GitHub in one way: there, everyone reads a public repository. Here, a job only reads from its own
// repository what its `permissions:` list, so a workflow must state everything it uses.

export type Level = "none" | "read" | "write";
/** A permission that is not named is `none`. */
export type Permissions = Readonly<Partial<Record<string, Level>>>;

/** Any one of the permissions at this level is enough. */
export interface Need {
  anyOf: readonly string[];
  level: "read" | "write";
}

export const reads = (...anyOf: string[]): Need => ({ anyOf, level: "read" });
export const writes = (...anyOf: string[]): Need => ({ anyOf, level: "write" });

/** If neither workflow nor job states any: the restricted default of new repositories. */
export const DEFAULT_PERMISSIONS: Permissions = { contents: "read", packages: "read" };

/**
 * For a pull request from a fork, every write becomes a read; an OIDC token, which has no read level,
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
    // Every token can read a repository's metadata.
    const granted = name === "metadata" ? "read" : (permissions[name] ?? "none");
    return granted === "write" || granted === level;
  });
}

/** In the form of the header `x-accepted-github-permissions`: `issues=write; pull_requests=write`. */
export function describeNeed({ anyOf, level }: Need): string {
  return anyOf.map((name) => `${name.replaceAll("-", "_")}=${level}`).join("; ");
}

const EVERYDAY = ["actions", "contents", "deployments", "issues", "pages", "pull-requests"];
const FOR_ADMINISTRATORS = ["administration", "secrets", "variables"];

/** For a person with this role and an unrestricted token. */
export function permissionsOf(role: string): Permissions {
  const all = (names: readonly string[], level: Level) =>
    Object.fromEntries(names.map((name) => [name, level]));
  const mayWrite = ["admin", "maintain", "write"].includes(role);
  return {
    ...all(EVERYDAY, mayWrite ? "write" : "read"),
    ...(role === "admin" ? all(FOR_ADMINISTRATORS, "write") : {}),
  };
}
