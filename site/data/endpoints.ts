// Every file that the site publishes for programs, by the shape of its path. The page /api/, the OpenAPI document and
// the tests are made from this one list, so that none of them can forget a file.

import { ID } from "../../src/core/published/shape.ts";
import { NAME } from "../../src/core/published/shapes.ts";
import { FEED_FORMATS } from "../feeds/formats.ts";

export interface Endpoint {
  /** Below the base URL, with parameters in braces: the same thing in each of its formats. */
  paths: readonly string[];
  title: string;
  about: string;
  /** Of the JSON among the paths: the schema's file below schemas/, or another's address. */
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
      "A fingerprint, for the newest definition that had it; or git's id of a definition's file, the blob of an entry.",
    pattern: "^[0-9a-f]{40}([0-9a-f]{24})?$",
  },
  prefix: { about: "The first two digits of an id, in lower case.", pattern: "^[0-9a-f]{2}$" },
  citizen: {
    about:
      "The stable id of a citizen, or the fingerprint of a service: 64 lowercase hex digits. Only citizens and confluences have feeds.",
    pattern: ID.source,
  },
  number: { about: "From 1; of the search's files, from 0.", pattern: "^[0-9]+$" },
  schema: { about: "A schema's name.", pattern: "^[a-z0-9]+(-[a-z0-9]+)*$" },
  digest: { about: "Follows from what the files hold.", pattern: "^[0-9a-z]+$" },
};

/** A feed in all its formats, and the archives of its Atom. */
function feed(base: string, title: string, about: string): Endpoint {
  const paths = [...FEED_FORMATS.map((format) => base + format), `${base}/archive/{number}.atom`];
  return { paths, title, about, schema: "json-feed.schema.json" };
}

const REGISTRY: EndpointGroup = {
  id: "registry",
  title: "The registry",
  about: "All coalitions at once.",
  endpoints: [
    {
      paths: ["api/v1/index.json"],
      title: "Every coalition",
      about: "Every coalition with its fingerprint, its status and the newest entry of its chain.",
      schema: "registry-index.schema.json",
    },
    {
      paths: ["api/v1/state.json"],
      title: "Whether anything changed",
      about: "The smallest file to poll: heads changes with every publication, and only then.",
      schema: "registry-state.schema.json",
    },
    {
      paths: ["api/v1/upcoming.json"],
      title: "Announced changes",
      about: "What every coalition has announced and not yet carried out, the earliest first.",
      schema: "upcoming-changes.schema.json",
    },
    {
      paths: ["api/v1/lookup/{prefix}.json"],
      title: "Every id ever published",
      about:
        "Whether an id is current, and what took its place. All 256 files exist: an id that is not in its file was never published.",
      schema: "lookup-shard.schema.json",
    },
    {
      paths: ["metrics.txt"],
      title: "Metrics",
      about: "For Prometheus: when announced changes take effect, and how many entries there are.",
    },
    {
      paths: ["api/v1/site.json"],
      title: "What the site was made with",
      about: "What verify needs to make every file of the site again.",
      schema: "site-facts.schema.json",
    },
    {
      paths: ["api/v1/openapi.json"],
      title: "This list for programs",
      about: "An OpenAPI 3.1 document of everything on this page.",
      schema: "https://spec.openapis.org/oas/3.1/schema/2022-10-07",
    },
    {
      paths: ["schemas/{schema}.schema.json"],
      title: "JSON Schemas",
      about: "Each schema at its own $id.",
      schema: "https://json-schema.org/draft/2020-12/schema",
    },
  ],
};

const COALITION: EndpointGroup = {
  id: "coalition",
  title: "One coalition",
  about: "Beside its handshake page.",
  endpoints: [
    {
      paths: ["{coalition}/coalition.json"],
      title: "The definition",
      about: "As it was published last, byte for byte.",
      schema: "published-definition.schema.json",
    },
    {
      paths: ["{coalition}/coalition.rs", "{coalition}/coalition.ts"],
      title: "The constant to compile in",
      about: "For Rust and for TypeScript.",
    },
    {
      paths: ["{coalition}/coalition.rs.json", "{coalition}/coalition.ts.json"],
      title: "The constant for programs that update it",
      about: "The same text as JSON, with what decides whether it takes the place of an older one.",
      schema: "constant-facts.schema.json",
    },
    {
      paths: ["{coalition}/fingerprint.txt"],
      title: "The fingerprint",
      about: "64 hex digits and a newline.",
    },
    {
      paths: ["{coalition}/next/{fingerprint}.rs", "{coalition}/next/{fingerprint}.ts"],
      title: "Announced constants",
      about:
        "The constant for after each announced change. The file goes when the change is published or withdrawn.",
    },
    {
      paths: ["{coalition}/changes.json"],
      title: "The change log",
      about: "Every entry of the coalition's hash chain, the oldest first.",
      schema: "change-log.schema.json",
    },
    {
      paths: ["{coalition}/history/{version}.json"],
      title: "Former definitions",
      about: "Every definition ever published, byte for byte. None is ever removed.",
      schema: "published-definition.schema.json",
    },
    {
      paths: ["{coalition}/CHANGELOG.md"],
      title: "The change log as Markdown",
      about: "The entries in words.",
    },
    {
      paths: ["{coalition}/badge.svg"],
      title: "The badge",
      about: "The coalition and its fingerprint as a picture, for a README.",
    },
  ],
};

const FEEDS: EndpointGroup = {
  id: "feeds",
  title: "Feeds and calendars",
  about:
    "RSS 2.0, Atom and JSON Feed 1.1, with the same items, except where one format is named. Older items are in the archives of the Atom feed.",
  endpoints: [
    feed("changes", "All changes", "Every entry of every coalition."),
    feed(
      "breaking",
      "Breaking changes",
      "What breaks integrators, when it is announced and when it happens.",
    ),
    feed("{coalition}/changes", "One coalition", "Every entry of one coalition."),
    {
      paths: ["citizens/{citizen}.atom", "citizens/{citizen}/archive/{number}.atom"],
      title: "One citizen or confluence",
      about: "What is about it, in every coalition, in brief. In Atom alone.",
    },
    {
      paths: ["changes.ics", "{coalition}/changes.ics", "citizens/{citizen}.ics"],
      title: "Calendars",
      about:
        "Announced changes as events, to subscribe to: of all coalitions, of one, of one citizen or confluence.",
    },
  ],
};

const CITIZEN: EndpointGroup = {
  id: "citizen",
  title: "One citizen or service",
  about: "Beside its page, across coalitions; its feeds are below.",
  endpoints: [
    {
      paths: ["citizens/{citizen}/badge.svg"],
      title: "The badge of a citizen or service",
      about: "Its name, and how many coalitions refer to it, as a picture.",
    },
  ],
};

const INTERNAL: EndpointGroup = {
  id: "internal",
  title: "Not an interface",
  about:
    "The search on the home page reads these. Their paths and what they hold may change with any publication: do not use them.",
  endpoints: [
    {
      paths: [
        "api/v1/search/{digest}/overview.json",
        "api/v1/search/{digest}/rows/{number}.json",
        "api/v1/search/{digest}/terms/{number}.json",
        "api/v1/search/{digest}/parts/{number}.json",
      ],
      title: "The search's own files",
      about: "What the search reads.",
    },
  ],
};

export const ENDPOINTS: readonly EndpointGroup[] = [REGISTRY, COALITION, CITIZEN, FEEDS, INTERNAL];

/** The names of a path's parameters, in their order. */
export function parametersOf(path: string): string[] {
  return [...path.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => name);
}

/** Where a schema is: one of this site's own, or another's. */
export function schemaAddress(schema: string, baseUrl: string): string {
  return schema.startsWith("https://") ? schema : `${baseUrl}schemas/${schema}`;
}
