// The schemas themselves, as they are published. They are apart from the validators that are compiled from
// them, which are large.

import bumpNotice from "../../../schemas/bump-notice.schema.json" with { type: "json" };
import changeLog from "../../../schemas/change-log.schema.json" with { type: "json" };
import checkResult from "../../../schemas/check-result.schema.json" with { type: "json" };
import coalition from "../../../schemas/coalition.schema.json" with { type: "json" };
import common from "../../../schemas/common.schema.json" with { type: "json" };
import confluence from "../../../schemas/confluence.schema.json" with { type: "json" };
import constantFacts from "../../../schemas/constant-facts.schema.json" with { type: "json" };
import jsonFeed from "../../../schemas/json-feed.schema.json" with { type: "json" };
import lattice from "../../../schemas/lattice.schema.json" with { type: "json" };
import lookupShard from "../../../schemas/lookup-shard.schema.json" with { type: "json" };
import module from "../../../schemas/module.schema.json" with { type: "json" };
import organism from "../../../schemas/organism.schema.json" with { type: "json" };
import peerHint from "../../../schemas/peer-hint.schema.json" with { type: "json" };
import publicationMessage from "../../../schemas/publication-message.schema.json" with {
  type: "json",
};
import publishedDefinition from "../../../schemas/published-definition.schema.json" with {
  type: "json",
};
import registryConfig from "../../../schemas/registry-config.schema.json" with { type: "json" };
import registryIndex from "../../../schemas/registry-index.schema.json" with { type: "json" };
import registryState from "../../../schemas/registry-state.schema.json" with { type: "json" };
import retirement from "../../../schemas/retirement.schema.json" with { type: "json" };
import siteFacts from "../../../schemas/site-facts.schema.json" with { type: "json" };
import ticketIssuer from "../../../schemas/ticket-issuer.schema.json" with { type: "json" };
import upcoming from "../../../schemas/upcoming.schema.json" with { type: "json" };
import upcomingChanges from "../../../schemas/upcoming-changes.schema.json" with { type: "json" };
import urgent from "../../../schemas/urgent.schema.json" with { type: "json" };

const SCHEMAS = [
  bumpNotice,
  changeLog,
  checkResult,
  coalition,
  common,
  confluence,
  constantFacts,
  jsonFeed,
  lattice,
  lookupShard,
  module,
  organism,
  peerHint,
  publicationMessage,
  publishedDefinition,
  registryConfig,
  registryIndex,
  registryState,
  retirement,
  siteFacts,
  ticketIssuer,
  upcoming,
  upcomingChanges,
  urgent,
];

/** A schema under its public address. */
export interface PublishedSchema {
  /** The file's name below `/schemas/`. */
  file: string;
  title: string;
  description: string;
  /** The schema, with its absolute `$id`. */
  schema: unknown;
}

/**
 * Every schema as published below `baseUrl` (with a final slash). In the repository a schema's
 * `$id` is its file name, so that the base URL is configured in one place only.
 */
export function publishedSchemas(baseUrl: string): PublishedSchema[] {
  return SCHEMAS.map((schema) => ({
    file: schema.$id,
    title: schema.title,
    // A schema that is referred to with words of its own has a $comment in their place.
    description: "description" in schema ? schema.description : schema.$comment,
    schema: { ...schema, $id: `${baseUrl}schemas/${schema.$id}` },
  }));
}
