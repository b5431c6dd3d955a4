// Ids that cannot be real, as an exact list: a real id can look like anything, so nothing is guessed. A test finds
// every example in the form, the documentation and the templates that is missing here.

import type { Id } from "./definition.ts";

/** The example ids in our own form, documentation and templates. */
const EXAMPLES: readonly Id[] = [
  // .github/ISSUE_TEMPLATE/bump-notice.yml
  "7d1f0c5e9a3b8642d0c7f1e5a9b3d8640c2f7e1a5b9d3c8604f2e7a1b5d9c386",
  "3c8604f2e7a1b5d9c3867d1f0c5e9a3b8642d0c7f1e5a9b3d8640c2f7e1a5b9d",
  // docs/bump-notices.md
  "84ba69ca95232e4784d5f991c21aa90c90ca5589f7f566d4a85ac9b64e9f2b17",
  // What `coalitions new` and `add` show where people must type an id: scripts/describe/fields.ts
  "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
  "fedcba9876543210fedcba9876543210fedcba9876543210fedcba9876543210",
];

const KNOWN: ReadonlyMap<Id, string> = new Map([
  ...[..."0123456789abcdef"].map((digit): [Id, string] => [
    digit.repeat(64),
    `a placeholder: the digit ${digit} repeated 64 times`,
  ]),
  [
    "af1349b9f5f9a1a6a0404dea36dcc9499bcb25c9adc112b7cc9a93cae41f3262",
    "the BLAKE3 hash of nothing: what was hashed was empty",
  ],
  [
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "the SHA-256 hash of nothing: what was hashed was empty",
  ],
  ...EXAMPLES.map((id): [Id, string] => [
    id,
    "an example from this registry's own form or documentation",
  ]),
]);

/** "a placeholder: the digit 0 repeated 64 times"; undefined for an id that may be real. */
export function nothingWords(id: Id): string | undefined {
  return KNOWN.get(id);
}
