// What a site says about its own files: the OpenAPI path that each is at, and the schema that it has.

import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";

interface OpenApi {
  servers: { url: string }[];
  paths: Record<string, { get: { tags: string[]; responses: Responses } }>;
  components: { parameters: Record<string, { schema: { pattern: string } }> };
}
type Responses = Record<200, { content: Record<string, { schema?: { $ref: string } }> }>;
type Files = ReadonlyMap<string, string>;

export const OPENAPI = "api/v1/openapi.json";
/** Only browsers, hosts or robots look for these. */
const NOT_FOR_PROGRAMS = /\.html$|^assets\/|^(\.nojekyll|robots\.txt|sitemap\.xml)$/;

export class PublishedFiles {
  readonly document: OpenApi;
  readonly #patterns: [path: string, pattern: RegExp][];
  readonly #schemas: Ajv2020;

  /** `isClosed`: whether a member that a schema does not name is a fault. */
  constructor(
    readonly files: Files,
    document: OpenApi = JSON.parse(files.get(OPENAPI) ?? ""),
    isClosed = true,
  ) {
    this.document = document;
    const parameters = document.components.parameters;
    this.#patterns = Object.keys(document.paths).map((path) => [
      path,
      patternOf(path, (name) => parameters[name]?.schema.pattern.slice(1, -1)),
    ]);
    this.#schemas = new Ajv2020({ strict: false, allErrors: false });
    for (const [path, text] of files) {
      if (!path.endsWith(".schema.json")) continue;
      const schema = JSON.parse(text);
      this.#schemas.addSchema(isClosed ? closed(schema) : schema);
    }
  }

  /** Every file for programs, with the OpenAPI paths that it is at. */
  *placed(): Generator<[file: string, paths: string[]]> {
    for (const file of this.files.keys()) {
      if (!NOT_FOR_PROGRAMS.test(file)) yield [file, this.pathsOf(file)];
    }
  }

  pathsOf(file: string): string[] {
    return this.#patterns.filter(([, it]) => it.test(`/${file}`)).map(([path]) => path);
  }

  isInternal(path: string): boolean {
    return this.document.paths[path]?.get.tags.includes("internal") ?? false;
  }

  schemaOf(path: string): string | undefined {
    const [content] = Object.values(this.document.paths[path]?.get.responses[200].content ?? {});
    return content?.schema?.$ref;
  }

  /** undefined if neither the site nor JSON Schema has such a schema. */
  validatorOf(schema: string): ValidateFunction | undefined {
    return this.#schemas.getSchema(schema);
  }
}

function patternOf(path: string, parameter: (name: string) => string | undefined): RegExp {
  const source = path.replace(/\{(\w+)\}|[^\w/]/g, (sign, name) =>
    name === undefined ? `\\${sign}` : `(?:${parameter(name) ?? `no parameter ${name}`})`,
  );
  return new RegExp(`^${source}$`);
}

/** Every object as one that has no other members than those that are named. */
function closed(schema: unknown): unknown {
  if (typeof schema !== "object" || schema === null) return schema;
  if (Array.isArray(schema)) return schema.map(closed);
  const members = Object.entries(schema).map(([key, it]) => [key, closed(it)]);
  const isOpen = "properties" in schema && !("additionalProperties" in schema);
  return Object.fromEntries([...members, ...(isOpen ? [["additionalProperties", false]] : [])]);
}
