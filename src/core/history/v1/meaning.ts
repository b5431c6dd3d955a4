// What the values of a definition must be to each other. Frozen: see reader.ts.

import {
  deriveConfluence,
  deriveFingerprint,
  deriveTicketIssuer,
} from "../../derivation/fingerprint.ts";
import type { Definition } from "../../registry/definition.ts";
import { idsOfParts, servicesOf } from "./parts.ts";
import { isRealTime } from "./times.ts";
import { announcementsFit } from "./upcoming.ts";

/** `definition` is one by its schema; `base` is its file's name without .json. */
export function isSound(definition: Definition, base: string): boolean {
  const { name, fingerprint, lattices, organisms, confluences, upcoming, retirement } = definition;
  const named = [lattices, organisms, confluences].map((parts) => parts.map((it) => it.name));
  const times = (upcoming ?? []).map(({ effectiveAt }) => effectiveAt);
  return (
    name === base &&
    !isReserved(name) &&
    lattices.length + organisms.length > 0 &&
    named.every(isDistinct) &&
    isDistinct(idsOfParts(definition)) &&
    [...times, ...(retirement ? [retirement.at] : [])].every(isRealTime) &&
    announcementsFit(definition) &&
    spansFit(definition) &&
    configsFit(definition) &&
    deriveFingerprint(definition) === fingerprint
  );
}

/** First labels that the site needs for itself. */
const RESERVED = new Set(
  "404 about api assets badge badges breaking changes citizens coalitions docs favicon feed feeds history index latest lookup manifest robots schemas search sitemap state static verify well-known".split(
    " ",
  ),
);
/** First labels that are devices on Windows. */
const DEVICE = /^(con|prn|aux|nul|com[0-9]|lpt[0-9])$/;

function isReserved(name: string): boolean {
  const [label = ""] = name.split(".");
  return RESERVED.has(label) || DEVICE.test(label);
}

function isDistinct(texts: readonly string[]): boolean {
  return new Set(texts).size === texts.length;
}

/** A span names each citizen once, and pins what the definition itself says of the citizen. */
function spansFit(definition: Definition): boolean {
  const { lattices, organisms } = definition;
  const hashes = new Map([...lattices, ...organisms].map((it) => [it.stableId, it.contentHash]));
  return servicesOf(definition).every(
    ([, { span = [] }]) =>
      isDistinct(span.map(({ stableId }) => stableId)) &&
      span.every(({ stableId, contentHash: pin }) => {
        const stated = hashes.get(stableId);
        return pin === undefined || stated === undefined || stated === pin;
      }),
  );
}

/** Where config bytes are published, the fingerprint follows from them. */
function configsFit(definition: Definition): boolean {
  const { ticketIssuer: issuer } = definition;
  const services = servicesOf(definition).every(
    ([name, { fingerprint, span = [], config }]) =>
      !config || deriveConfluence({ name, span, ...config }) === fingerprint,
  );
  if (!issuer?.config) return services;
  const { name, config, fingerprint } = issuer;
  return services && deriveTicketIssuer({ name, acl: config.acl }) === fingerprint;
}
