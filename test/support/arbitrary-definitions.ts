// Random definitions of every shape that pass the whole check without an error: facts are generated,
// ids are given by position and salt, and the fingerprint follows.

import fc from "fast-check";
import { type Definition, MODULE_KINDS } from "../../src/core/registry/definition.ts";
import { cleanText } from "../../src/core/text.ts";
import {
  citizenFacts,
  confluenceFacts,
  type Facts,
  hintFacts,
  issuerFacts,
  line,
  listOf,
  moduleFacts,
  operator,
  retirement,
  upcomingFacts,
} from "./arbitrary-parts.ts";
import { announcements } from "./arbitrary-upcoming.ts";
import { partsOf, present } from "./assemble-parts.ts";
import { changed, definition } from "./definitions.ts";
import { peerOf } from "./ids.ts";

const label = fc.stringMatching(/^[a-z0-9]([a-z0-9-]{0,8}[a-z0-9])?$/);

/** No reserved label begins with an x. */
const name = fc
  .tuple(label, fc.array(label, { minLength: 1, maxLength: 3 }))
  .map(([first, more]) => [`x${first}`, ...more].join("."));

const facts = fc.record({
  name,
  salt: fc.nat(),
  title: line,
  archetype: fc.constantFrom<Definition["archetype"][]>("ecosystem", "service", "multi-operator"),
  derivation: fc.option(fc.constantFrom("modules-folded", "modules-derived")),
  summary: fc
    .string({ unit: "binary", minLength: 1, maxLength: 60 })
    .map((text) => cleanText(text).normalize("NFC") || "."),
  operator,
  lattices: listOf(citizenFacts, 5),
  organisms: listOf(citizenFacts, 5),
  lonely: citizenFacts,
  confluences: listOf(confluenceFacts, 3),
  modules: fc.tuple(...MODULE_KINDS.map(() => fc.option(moduleFacts, { freq: 2 }))),
  ticketIssuer: fc.option(issuerFacts, { freq: 2 }),
  peerHints: fc.array(hintFacts, { minLength: 1, maxLength: 3 }),
  urgent: fc.option(fc.record({ reason: line }, { noNullPrototype: true }), { freq: 2 }),
  upcoming: fc.option(listOf(upcomingFacts, 4), { freq: 2 }),
  retirement: fc.option(retirement, { freq: 2 }),
});

function assemble(given: Facts<typeof facts>): Definition {
  const { name, title, archetype, summary, operator, salt, derivation, urgent } = given;
  const peerHints = given.peerHints.map((it, index) => ({
    // From a few keys only: making a key takes as long as the rest of a definition.
    peerId: peerOf(`${salt % 5} peer ${index}`),
    ...present(it),
  }));
  const whole = definition({
    ...{ name, title, archetype, summary, operator, peerHints, ...present({ derivation, urgent }) },
    ...partsOf(given),
  });
  // A retired coalition announces nothing.
  if (given.retirement) return changed(whole, { retirement: given.retirement });
  return given.upcoming
    ? changed(whole, { upcoming: announcements(whole, given.upcoming) })
    : whole;
}

/** Valid definitions; a replacement, where one is named, is `replacement.coalition`. */
export const definitions: fc.Arbitrary<Definition> = facts.map(assemble);
