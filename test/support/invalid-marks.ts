// Where an operator must look, for each example in test/invalid: a piece of the file's text that appears there once,
// with ▸ at the exact place. Written by hand, never taken from what the check says.

import type { ProblemCode } from "../../src/core/problem-codes.ts";

/** A file of the example, and the text around the place; a null text for no place in that file. */
export type Mark = [file: string, text: string | null];

const one = (code: ProblemCode, text: string): Mark[] => [[`${code}.example.json`, text]];
const START = '▸{\n  "$schema"';
const FIRST_LATTICE = '"chainId": 8453,\n      "stableId": ▸"';

export const MARKS: Record<ProblemCode, Mark[]> = {
  "nothing-checked": [["", null]],
  "registry-empty": [["", null]],
  "compared-with-nothing": [["", null]],
  "definition-deleted": [["", null]],
  "commit-date": [["", null]],
  "text-malformed": one("text-malformed", '"title": ▸"Half an emoji'),
  "text-hidden": one("text-hidden", '"title": ▸"Text with'),
  "text-not-nfc": one("text-not-nfc", '"title": ▸"De'),
  "name-look-alike": [["coalitions/mi1l.example.json", '"name": ▸"mi1l.example"']],
  "title-look-alike": [["coalitions/copy.example.json", '"title": ▸"THE  MILL"']],
  "operator-look-alike": [["coalitions/copy.example.json", '"name": ▸"Miniature W']],
  "account-ambiguous": [["coalitions/copy.example.json", '"login": ▸"Mill"']],
  "name-reused": [["coalitions/back.example.json", '"name": ▸"back.example"']],
  "retired-frozen": [["coalitions/frozen.example.json", '"retirement": ▸{']],
  "order-alone": [["coalitions/order.example.json", '"lattices": ▸[']],
  "id-reassigned": [
    [
      "coalitions/passed.example.json",
      '"role": "heir",\n      "name": "heir",\n      "stableId": ▸"',
    ],
  ],
  "id-of-other-coalition": [
    ["coalitions/taker.example.json", '"almanac": {\n      "fingerprint": ▸"'],
  ],
  "statement-contradicted": [["coalitions/copying.example.json", '"name": ▸"intents.gateway"']],
  "statement-differs": [["coalitions/rotating.example.json", '"contentHash": ▸"']],
  "citizen-dropped": [["coalitions/dropping.example.json", '"lattices": ▸[']],
  "urgent-alone": [["coalitions/marked.example.json", '"urgent": ▸{']],
  "urgent-stays": [["coalitions/marked.example.json", '"urgent": ▸{']],
  "peer-hints-gone": [["coalitions/peers.example.json", '"peerHints": ▸[']],
  "authority-changed": [
    ["coalitions/moved.example.json", '"github": ▸[\n      {\n        "login": "newcomer"'],
  ],
  "owners-stale": [[".github/CODEOWNERS", "▸/coalitions/stale.example.json"]],
  "account-renamed": [
    ["coalitions/before.example.json", '"login": ▸"example-labs"'],
    ["coalitions/since.example.json", '"login": ▸"example-laboratories"'],
  ],
  "file-unreadable": [["coalitions/absent.example.json", null]],
  "file-ignored": [["coalitions/draft.example.json5", null]],
  "path-unportable": [["coalitions/level 2/spaced.example.json", null]],
  "file-too-large": one("file-too-large", START),
  "not-utf8": one("not-utf8", '"name": "Soci▸'),
  "byte-order-mark": one("byte-order-mark", '▸\ufeff{\n  "$schema"'),
  "json-syntax": one("json-syntax", '"ecosystem"▸\n  "summary"'),
  "too-deep": one("too-deep", `"organisms": ${"[".repeat(31)}▸[`),
  "duplicate-key": one("duplicate-key", '"An Earlier Title",\n  ▸"title"'),
  "property-missing": one("property-missing", START),
  "property-unknown": one("property-unknown", '▸"contentHsh"'),
  "value-type": one("value-type", '▸"8453"'),
  "value-invalid": one("value-invalid", '▸"http://'),
  "schema-version": one("schema-version", '"schemaVersion": ▸2'),
  "id-prefixed": one("id-prefixed", '▸"0x'),
  "id-uppercase": one("id-uppercase", '▸"00E0688C'),
  "id-malformed": one("id-malformed", FIRST_LATTICE),
  "module-not-stated": one("module-not-stated", '"modules": ▸{'),
  "no-citizen": one("no-citizen", '"lattices": ▸[]'),
  "no-peer-hint": one("no-peer-hint", '"peerHints": ▸[]'),
  "peer-id-not-a-key": one("peer-id-not-a-key", '"peerId": ▸"'),
  "peer-address-invalid": one("peer-address-invalid", '"address": ▸"'),
  "peer-address-local": one("peer-address-local", '"address": ▸"'),
  "peer-repeated": one(
    "peer-repeated",
    '{\n      "peerId": ▸"d1806606b1bea9283e1edc1c121d4d37ef7158e622cd80dcf45b87ce1292a825",\n      "note"',
  ),
  "name-mismatch": one("name-mismatch", '"name": ▸"name-mismatched.example"'),
  "name-reserved": [["coalitions/changes.example.json", '"name": ▸"changes.example"']],
  "name-taken": [
    ["coalitions/l2/taken.example.json", '"name": ▸"taken.example"'],
    ["coalitions/rollups/taken.example.json", '"name": ▸"taken.example"'],
  ],
  "archetype-unfitting": one("archetype-unfitting", '"archetype": ▸"ecosystem"'),
  "part-name-repeated": one(
    "part-name-repeated",
    '"name": ▸"base.mainnet",\n      "chainId": 84532',
  ),
  "fingerprint-mismatch": one("fingerprint-mismatch", '"fingerprint": ▸"'),
  "confluence-mismatch": one("confluence-mismatch", '"intents.router",\n      "fingerprint": ▸"'),
  "module-mismatch": one("module-mismatch", '"atlas": {\n      "fingerprint": ▸"'),
  "issuer-mismatch": one("issuer-mismatch", '"labs-tickets",\n    "fingerprint": ▸"'),
  "id-of-nothing": one("id-of-nothing", '"contentHash": ▸"'),
  "id-repeated": one("id-repeated", '"euro-fx",\n      "stableId": ▸"'),
  "config-withdrawn": [["coalitions/withdrawing.example.json", '"confluences": [\n    ▸{']],
  "composition-ambiguous": [
    ["coalitions/l2/split.example.json", '"fingerprint": ▸"'],
    ["coalitions/mixed/split.example.json", '"fingerprint": ▸"'],
  ],
  "lattice-not-reproducible": one("lattice-not-reproducible", FIRST_LATTICE),
  "pin-mismatch": one("pin-mismatch", '"name": "base.mainnet",\n          "contentHash": ▸"'),
  "span-too-small": one("span-too-small", '"span": ▸['),
  "span-repeated": one(
    "span-repeated",
    '"name": "op.mainnet"\n        },\n        {\n          "stableId": ▸"',
  ),
  "schema-path": [["coalitions/l2/moved.example.json", '"$schema": ▸"']],
  "time-invalid": one("time-invalid", '"effectiveAt": ▸"2026-11-31T14:00:00Z"'),
  "upcoming-unknown-id": one("upcoming-unknown-id", '"kind": "stable-id",\n      "id": ▸"'),
  "upcoming-target": one("upcoming-target", '"to": ▸null'),
  "upcoming-due": one("upcoming-due", '"effectiveAt": ▸"2026-05-29T14:00:00Z"'),
  "upcoming-repeated": one(
    "upcoming-repeated",
    '"notice": 15,\n      "kind": "stable-id",\n      "id": ▸"',
  ),
  "retirement-replacement": one("retirement-replacement", '"replacement": ▸"superseding.example"'),
  "upcoming-after-retirement": one("upcoming-after-retirement", '"upcoming": [\n    ▸{'),
};
