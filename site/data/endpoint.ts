// What a path for programs is: its shape, its parameters and its schema. endpoints.ts lists all of them.

import { ID } from "../../src/core/published/shape.ts";
import { NAME } from "../../src/core/published/shapes.ts";

export interface Endpoint {
  /** Below the base URL, with parameters in braces; one for each format. */
  paths: readonly string[];
  title: string;
  about: string;
  /** For the JSON among the paths: the schema's file below schemas/, or an address elsewhere. */
  schema?: string;
}

export interface EndpointGroup {
  id: string;
  title: string;
  about: string;
  endpoints: readonly Endpoint[];
}

export const PARAMETERS: Record<string, { about: string; pattern: string }> = {
  coalition: { about: "A coalition's name.", pattern: NAME.source },
  fingerprint: { about: "A fingerprint: 64 lowercase hex digits.", pattern: ID.source },
  version: {
    about:
      "A fingerprint, for the newest definition with it; or the blob of an entry, which is git's id of the definition's file.",
    pattern: "^[0-9a-f]{40}([0-9a-f]{24})?$",
  },
  prefix: { about: "The first two digits of an id, in lower case.", pattern: "^[0-9a-f]{2}$" },
  citizen: {
    about:
      "The stable id of a citizen, or the fingerprint of a service: 64 lowercase hex digits. Only citizens and confluences have feeds.",
    pattern: ID.source,
  },
  number: { about: "Counts from 1; for the search's files, from 0.", pattern: "^[0-9]+$" },
  schema: { about: "A schema's name.", pattern: "^[a-z0-9]+(-[a-z0-9]+)*$" },
  digest: { about: "A digest of the files' content.", pattern: "^[0-9a-z]+$" },
};

/** The names of a path's parameters, in order. */
export function parametersOf(path: string): string[] {
  return [...path.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => name);
}

/** The address of a schema, on this site or elsewhere. */
export function schemaAddress(schema: string, baseUrl: string): string {
  return schema.startsWith("https://") ? schema : `${baseUrl}schemas/${schema}`;
}
