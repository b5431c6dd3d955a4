// Where a registry's files say that their schemas are: beside them, or at an https address that has a version.

import type { Snapshot } from "../registry/snapshot.ts";

const COALITION_SCHEMA = "coalition.schema.json";
const CONFIG_SCHEMA = "registry-config.schema.json";

/** 1, v1, 1.2.3, v1.2.3-rc.1 or a commit, as a folder of its own or after an @: what is there does not change. */
const VERSIONED =
  /^https:\/\/[A-Za-z0-9.-]+(?::\d+)?\/(?:[^/]+\/)*(?:[^/@]+@)?(?:v?\d+(?:\.\d+){0,2}(?:-[0-9A-Za-z.-]+)?|[0-9a-f]{40})\/schemas\/coalition\.schema\.json$/;

export function isAddress($schema: string): boolean {
  return $schema.startsWith("https://");
}

export function hasVersion(address: string): boolean {
  return VERSIONED.test(address);
}

/** From a definition's file to schemas/ beside coalitions/; undefined for a file that is elsewhere. */
export function relativeSchema(file: string): string | undefined {
  const folders = file.split("/").slice(0, -1);
  const root = folders.indexOf("coalitions");
  return root < 0 ? undefined : `${"../".repeat(folders.length - root)}schemas/${COALITION_SCHEMA}`;
}

/**
 * The folder of the schemas that a major version of the software has, without a final slash. `repository` is
 * OWNER/REPO on GitHub; a build from source knows none, and its package is asked for at npm.
 */
export function schemasOf(software: {
  name: string;
  version: string;
  repository: string | undefined;
}): string {
  const { name, version, repository } = software;
  const [major] = version.split(".");
  return repository === undefined
    ? `https://unpkg.com/${name}@${major}/schemas`
    : `https://raw.githubusercontent.com/${repository}/v${major}/schemas`;
}

export function definitionSchemaIn(schemas: string): string {
  return `${schemas}/${COALITION_SCHEMA}`;
}

export function configSchemaIn(schemas: string): string {
  return `${schemas}/${CONFIG_SCHEMA}`;
}

/** The common address of a registry's definitions, taken from its config; undefined if it has none. */
export function addressIn({ beside: { config } }: Snapshot): string | undefined {
  const { $schema } = (config?.value ?? {}) as { $schema?: unknown };
  if (typeof $schema !== "string" || !isAddress($schema)) return undefined;
  const end = `/${CONFIG_SCHEMA}`;
  return $schema.endsWith(end) ? definitionSchemaIn($schema.slice(0, -end.length)) : undefined;
}
