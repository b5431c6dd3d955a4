// The contents of state.json, index.json and changes.json as types, and whether a value has such a shape.

import type { Change } from "../changes/change.ts";
import type { RegistryConfig } from "../config/config.ts";
import { GIT_ID } from "../git-id.ts";
import type { Skipped } from "../history/change-log.ts";
import type { Entry } from "../history/entry.ts";
import { isChainHead, isLostHead } from "../history/rewriting.ts";
import type { Id, UtcTime } from "../registry/definition.ts";
import { type Parsed, parseShaped } from "./parse.ts";
import {
  hasShape,
  isAnyText,
  isCount,
  isId,
  isText,
  listOf,
  maybe,
  optional,
  type Shape,
} from "./shape.ts";

export interface PublishedState {
  commit: string | null;
  /** The time of the newest entry. */
  at: string | null;
  /** How many. */
  coalitions: number;
  /** In all chains together. */
  entries: number;
  /** The digest of {coalition: head}. */
  heads: Id;
}

/** How a site was made, and whatever neither the chains nor the definitions contain. */
export interface PublishedSite {
  /** The digest of the code. */
  code: string;
  /** The registry's config, with the published paths of its pictures. */
  config: RegistryConfig;
  /** The commit that the site shows. */
  head: { commit: string; at: UtcTime } | null;
  /** Every entry as "<coalition> <seq>", the newest first. */
  order: string[];
  /** Versions on the branch that did not pass the check. */
  skipped: Skipped[];
}

/** The part of an index.json row about the chain and the definition. */
export interface IndexRow {
  name: string;
  title: string;
  archetype: string;
  fingerprint: Id;
  compositionDigest: Id;
  status: string;
  replacement: string | null;
  announced: number;
  /** The hash of the newest entry; null if there is no history. */
  head: Id | null;
  entries: number;
  at: string | null;
}

const TIME = /^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z$/;
/** As in schemas/common.schema.json. A name that matches cannot lead elsewhere in a path. */
export const NAME = /^[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+$/;

const isObject = isText("git's id: 40 or 64 lowercase hex digits", GIT_ID);
const isTime = isText("a UTC time such as 2026-12-01T14:00:00Z", TIME);
export const isName = isText("a coalition's name", NAME, 100);
const isFlag: Shape = (it) => (typeof it === "boolean" ? undefined : ["", "true or false"]);

const STATE: Record<keyof PublishedState, Shape> = {
  commit: maybe(isObject),
  at: maybe(isTime),
  coalitions: isCount,
  entries: isCount,
  heads: isId,
};

const ROW: Record<keyof IndexRow, Shape> = {
  name: isName,
  title: isAnyText,
  archetype: isAnyText,
  fingerprint: isId,
  compositionDigest: isId,
  status: isAnyText,
  replacement: maybe(isName),
  announced: isCount,
  head: maybe(isId),
  entries: isCount,
  at: maybe(isTime),
};

const CHANGE: Record<string, Shape> = {
  kind: isAnyText,
  part: hasShape({ class: isAnyText, name: isAnyText }),
  breaking: isFlag,
};

/** The only change whose values are read before its entry is verified: rewritingOf. */
const isRewriting = hasShape({ before: isLostHead, after: isChainHead });
const isChange: Shape = (it) =>
  hasShape(CHANGE)(it) ??
  ((it as Change).kind === "history-rewritten" ? isRewriting(it) : undefined);

/** Most entries have none. */
const isUrgent: Shape = (it) =>
  it === undefined ? undefined : hasShape({ reason: isAnyText })(it);

const ENTRY = {
  coalition: isName,
  seq: isCount,
  at: isTime,
  commit: isObject,
  subject: isAnyText,
  fingerprint: isId,
  compositionDigest: isId,
  blob: isObject,
  changes: listOf(isChange),
  breaking: isFlag,
  urgent: isUrgent,
  prev: maybe(isId),
  hash: isId,
};

const PROBLEM = {
  ...{ code: isAnyText, severity: isAnyText, file: isAnyText, pointer: isAnyText },
  ...{ line: isCount, column: isCount, message: isAnyText },
};
const COMMIT = { commit: isObject, at: isTime };

const SITE = {
  code: isAnyText,
  config: hasShape({
    ...{ name: isAnyText, description: isAnyText, baseUrl: isAnyText },
    hub: optional(isText("an https URL", /^https:\/\//)),
  }),
  head: maybe(hasShape(COMMIT)),
  order: listOf(isAnyText),
  skipped: listOf(
    hasShape({
      ...{ coalition: isAnyText, file: isAnyText, why: isAnyText },
      commit: hasShape({ ...COMMIT, subject: isAnyText }),
      problems: listOf(hasShape(PROBLEM)),
    }),
  ),
};

export function parseState(bytes: Uint8Array): Parsed<PublishedState> {
  return parseShaped(bytes, hasShape(STATE));
}

export function parseIndex(bytes: Uint8Array): Parsed<{ coalitions: IndexRow[] }> {
  return parseShaped(bytes, hasShape({ coalitions: listOf(hasShape(ROW)) }));
}

export function parseSite(bytes: Uint8Array): Parsed<PublishedSite> {
  return parseShaped(bytes, hasShape(SITE));
}

/** Unknown keys are allowed and hashed: a newer version may write them. */
export function parseChain(bytes: Uint8Array): Parsed<{ coalition: string; entries: Entry[] }> {
  return parseShaped(bytes, hasShape({ coalition: isName, entries: listOf(hasShape(ENTRY)) }));
}
