// api/v1/openapi.json: every file for programs as an OpenAPI 3.1 document.

import type { RegistryConfig } from "../../src/core/config/config.ts";
import { type Endpoint, PARAMETERS, parametersOf, schemaAddress } from "./endpoint.ts";
import { ENDPOINTS } from "./endpoints.ts";

const ABOUT =
  "Static files of a registry of mosaik coalitions. v1 only grows: ignore members that you do not know. The host sets the headers: go by a file's name, not by its Content-Type.";

export function openApiOf({ name, baseUrl }: RegistryConfig) {
  const groups = ENDPOINTS.map(({ id, title, about }) => ({
    name: id,
    description: `${title}. ${about}`,
  }));
  return {
    openapi: "3.1.0",
    info: { title: name, version: "1", description: ABOUT },
    // A path begins with the slash that the base URL ends with.
    servers: [{ url: baseUrl.slice(0, -1) }],
    externalDocs: { description: "The same for people", url: `${baseUrl}api/` },
    tags: groups,
    paths: Object.fromEntries(
      ENDPOINTS.flatMap(({ id, endpoints }) =>
        endpoints.flatMap((endpoint) =>
          endpoint.paths.map((path) => [`/${path}`, pathItem(path, endpoint, id, baseUrl)]),
        ),
      ),
    ),
    components: { parameters: Object.fromEntries(Object.entries(PARAMETERS).map(parameter)) },
  };
}

function parameter([name, { about, pattern }]: [string, { about: string; pattern: string }]) {
  const schema = { type: "string", pattern };
  return [name, { name, in: "path", required: true, description: about, schema }];
}

function pathItem(path: string, { title, about, schema }: Endpoint, tag: string, baseUrl: string) {
  const parameters = parametersOf(path).map((it) => ({ $ref: `#/components/parameters/${it}` }));
  const isDescribed = schema !== undefined && path.endsWith(".json");
  const content = isDescribed ? { schema: { $ref: schemaAddress(schema, baseUrl) } } : {};
  const get = {
    operationId: operationId(path),
    tags: [tag],
    summary: title,
    description: about,
    responses: {
      200: { description: title, content: { [mediaType(path)]: content } },
      404: { description: "The file does not exist." },
    },
  };
  return parameters.length > 0 ? { parameters, get } : { get };
}

/** `{coalition}/history/{version}.json` is get_coalition_history_version_json. */
function operationId(path: string): string {
  return `get_${path.replace(/\W+/g, " ").trim().replaceAll(" ", "_")}`;
}

const MEDIA_TYPES: Record<string, string> = {
  atom: "application/atom+xml",
  ics: "text/calendar",
  json: "application/json",
  md: "text/markdown",
  rss: "application/rss+xml",
  svg: "image/svg+xml",
  txt: "text/plain",
};

/** Hosts differ in the types that they send for source code. */
function mediaType(path: string): string {
  return MEDIA_TYPES[path.slice(path.lastIndexOf(".") + 1)] ?? "*/*";
}
