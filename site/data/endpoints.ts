// Every file that the site publishes for programs, by the shape of its path. The page /api/, the OpenAPI document and
// the tests all use this list, so that none of them can miss a file.

import { FEED_FORMATS } from "../feeds/formats.ts";
import type { Endpoint, EndpointGroup } from "./endpoint.ts";

/** A feed in all its formats, and its Atom archives. */
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
      about: "What every coalition has announced and not yet carried out, earliest first.",
      schema: "upcoming-changes.schema.json",
    },
    {
      paths: ["api/v1/lookup/{prefix}.json"],
      title: "Every id ever published",
      about:
        "Whether an id is current, and what replaced it. All 256 files exist: an id that is not in its file was never published.",
      schema: "lookup-shard.schema.json",
    },
    {
      paths: ["metrics.txt"],
      title: "Metrics",
      about: "For Prometheus: when announced changes take effect, and how many entries there are.",
    },
    {
      paths: ["api/v1/site.json"],
      title: "What the site was built from",
      about: "What verify needs to build every file of the site again.",
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
      about: "As last published, byte for byte.",
      schema: "published-definition.schema.json",
    },
    {
      paths: ["{coalition}/coalition.rs", "{coalition}/coalition.ts"],
      title: "The constant to compile in",
      about: "For Rust and for TypeScript.",
    },
    {
      paths: ["{coalition}/coalition.rs.json", "{coalition}/coalition.ts.json"],
      title: "The constant's data for programs that update it",
      about: "Its text in JSON, with the facts to decide whether it replaces that of an older one.",
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
        "The constant for the time after each announced change. The file is removed once the change is published or withdrawn.",
    },
    {
      paths: ["{coalition}/changes.json"],
      title: "The change log",
      about: "Every entry of the coalition's hash chain, oldest first.",
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
      about: "The entries as text.",
    },
    {
      paths: ["{coalition}/badge.svg"],
      title: "The badge",
      about: "A picture with the coalition's status and fingerprint, for a README.",
    },
  ],
};

const FEEDS: EndpointGroup = {
  id: "feeds",
  title: "Feeds and calendars",
  about:
    "RSS 2.0, Atom and JSON Feed 1.1 with the same items, unless only one format is listed. Older items are in the Atom archives.",
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
      about: "The changes that affect it, in every coalition, in brief. Only as Atom.",
    },
    {
      paths: ["changes.ics", "{coalition}/changes.ics", "citizens/{citizen}.ics"],
      title: "Calendars",
      about:
        "Announced changes as events to subscribe to: for all coalitions, for one, or for one citizen or confluence.",
    },
  ],
};

const CITIZEN: EndpointGroup = {
  id: "citizen",
  title: "One citizen or service",
  about: "Beside its page. Its feeds are listed below.",
  endpoints: [
    {
      paths: ["citizens/{citizen}/badge.svg"],
      title: "The badge of a citizen or service",
      about: "A picture with its name and how many coalitions refer to it.",
    },
  ],
};

const INTERNAL: EndpointGroup = {
  id: "internal",
  title: "Not an interface",
  about:
    "The search on the home page reads these. Do not use them: their paths and content may change with any publication.",
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
