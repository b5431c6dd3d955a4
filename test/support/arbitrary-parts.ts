// Random values for the parts of a definition, each of a form that the schema accepts. Ids are left
// out: `arbitrary-definitions.ts` gives them by position, so that they stay distinct while shrinking.

import fc from "fast-check";
import { namesNobody } from "../../src/core/peers/ip.ts";
import type { Operator } from "../../src/core/registry/definition.ts";
import { cleanText } from "../../src/core/text.ts";
import { idOf } from "./ids.ts";

/** At most as many; fast-check's own sizes would make most lists short. */
export function listOf<T>(item: fc.Arbitrary<T>, maxLength: number): fc.Arbitrary<T[]> {
  return fc.array(item, { maxLength, size: "max" });
}

/** One line of text, of any characters that a text may have, and not all of them blank. */
export const line = fc
  .string({ unit: "binary", minLength: 1, maxLength: 30 })
  .map((text) => cleanText(text).normalize("NFC"))
  .filter((text) => !/[\t\n\r]|^\s*$/.test(text));

/** Names of parts are printable ASCII; the caller makes them distinct. */
export const partName = fc.stringMatching(/^[!-~]{1,20}$/);

export const url = fc.stringMatching(
  /^https:\/\/[a-z0-9]{1,8}\.example\.org\/[a-z0-9/?#=%]{0,12}$/,
);

export const time = fc
  .date({ min: new Date("2020-01-01"), max: new Date("2099-12-31"), noInvalidDate: true })
  .chain((date) => fc.constantFrom(16, 19).map((end) => `${date.toISOString().slice(0, end)}Z`));

/** Bytes as hex digits, none of them included. */
export const hex = fc
  .uint8Array({ maxLength: 40 })
  .map((bytes) => [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join(""));

const positive = fc.maxSafeNat().map((number) => Math.max(1, number));

/** A number has one login. */
const github = fc
  .stringMatching(/^[A-Za-z0-9][A-Za-z0-9-]{0,20}$/)
  .map((login) => ({ login, id: Number.parseInt(idOf(login.toLowerCase()).slice(0, 13), 16) }));

export const operator: fc.Arbitrary<Operator> = fc.record(
  { name: line, url, github: listOf(github, 3) },
  { requiredKeys: ["name", "github"], noNullPrototype: true },
);

/** What a span contains: citizens of the definition by number, others, and whether to pin them. */
const spanFacts = listOf(
  fc.record({
    citizen: fc.nat(9),
    foreign: fc.boolean(),
    pinned: fc.boolean(),
    label: fc.option(line),
  }),
  4,
);

/** How many MR_TDs, or no such property at all. */
const mrtds = fc.option(fc.nat(2));

const service = {
  docs: url,
  crate: fc.option(fc.stringMatching(/^[A-Za-z0-9_-]{1,12}$/)),
  verbs: fc.option(listOf(line, 2)),
};

export const citizenFacts = fc.record({
  name: partName,
  role: partName,
  chainId: positive,
  reproducible: fc.boolean(),
  contentHash: fc.boolean(),
  ticketIssuanceRoot: fc.boolean(),
  handshake: url,
  mrtds,
  operator,
  redFlags: fc.option(listOf(line, 2)),
});

export const confluenceFacts = fc.record({
  ...service,
  name: partName,
  span: spanFacts,
  config: fc.option(fc.record({ content: hex, acl: hex }, { noNullPrototype: true })),
  handshake: url,
  operator,
  mrtds,
});

export const moduleFacts = fc.record({
  ...service,
  span: fc.option(spanFacts),
  config: fc.option(fc.record({ content: hex, acl: hex }, { noNullPrototype: true })),
  mrtds,
});

export const issuerFacts = fc.record({
  name: partName,
  config: fc.option(fc.record({ acl: hex }, { noNullPrototype: true })),
  docs: fc.option(url),
});

const socket = fc
  .tuple(fc.oneof(fc.ipV4(), fc.ipV6()), fc.integer({ min: 1, max: 65_535 }))
  .filter(([ip]) => !namesNobody(ip))
  .map(([ip, port]) => (ip.includes(":") ? `[${ip}]:${port}` : `${ip}:${port}`));

const relay = fc.stringMatching(/^https:\/\/[a-z]{1,8}\.example\.org\.?(:443)?\/[a-z/]{0,8}$/);

export const hintFacts = fc.record({
  address: fc.option(fc.oneof(socket, relay)),
  note: fc.option(line),
});

export const upcomingFacts = fc.record({
  pick: fc.nat(999),
  notice: positive,
  effectiveAt: time,
  reason: line,
});

export const retirement = fc.record(
  {
    at: time,
    reason: line,
    replacement: fc.constantFrom(null, "replacement.coalition"),
  },
  { noNullPrototype: true },
);

/** What an arbitrary generates. */
export type Facts<A> = A extends fc.Arbitrary<infer T> ? T : never;
