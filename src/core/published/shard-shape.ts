// The shape of a shard of the lookup on a published site, from which answers are made.

import type { Shard } from "../lookup/record.ts";
import { type Parsed, parseShaped } from "./parse.ts";
import {
  hasShape,
  isAnyText,
  isCount,
  isId,
  isText,
  listOf,
  mapOf,
  maybe,
  optional,
} from "./shape.ts";
import { isName } from "./shapes.ts";

/** With or without seconds. */
const isMoment = isText(
  "a UTC time such as 2026-12-01T14:00:00Z",
  /^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(:[0-9]{2})?Z$/,
);
const isHex = isText("hex digits", /^[0-9a-f]{40,96}$/);

const RECORD = {
  coalition: isName,
  kind: isAnyText,
  since: isCount,
  until: optional(isCount),
  successor: optional(isHex),
  now: optional(isHex),
  breakingSince: optional(isCount),
  part: optional(hasShape({ class: isAnyText, name: isAnyText })),
  announcement: optional(hasShape({ effectiveAt: isMoment, of: optional(isHex) })),
};

const COALITION = {
  fingerprint: isId,
  seq: isCount,
  entries: mapOf(
    hasShape({
      at: isMoment,
      title: optional(isAnyText),
      urgent: optional(isAnyText),
      subject: optional(isAnyText),
    }),
  ),
  retirement: optional(hasShape({ at: isMoment, reason: isAnyText, replacement: maybe(isName) })),
  instead: optional(hasShape({ coalition: isName, fingerprint: isId })),
  announced: optional(
    listOf(
      hasShape({
        kind: isAnyText,
        id: isHex,
        to: maybe(isHex),
        effectiveAt: isMoment,
        fingerprint: optional(maybe(isId)),
      }),
    ),
  ),
};

const SHARD = { ids: mapOf(listOf(hasShape(RECORD))), coalitions: mapOf(hasShape(COALITION)) };

export function parseShard(bytes: Uint8Array): Parsed<Shard> {
  return parseShaped(bytes, hasShape(SHARD));
}
