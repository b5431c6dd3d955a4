// Every problem that the check can find: its severity, and what it means in a line. docs/problems.md is generated
// from this table; test/invalid has one example of each.

export type Severity = "error" | "warning" | "hint";

const error = "error" as const;
const warning = "warning" as const;
const hint = "hint" as const;

export const PROBLEM_CODES = {
  "nothing-checked": [error, "No definition was found, so nothing was checked."],
  "registry-empty": [hint, "The registry is set up but has no definition yet."],
  "compared-with-nothing": [
    error,
    "No commit was found to compare with, so changes and deletions were not checked.",
  ],
  "file-unreadable": [error, "A named file does not exist or cannot be read."],
  "file-ignored": [warning, "A file below coalitions/ is not a definition and was not checked."],
  "path-unportable": [error, "Some systems cannot check out a path below coalitions/."],
  "file-too-large": [error, "The file is larger than 512 KiB."],
  "not-utf8": [error, "The file is not valid UTF-8."],
  "byte-order-mark": [error, "The file begins with a byte order mark."],
  "json-syntax": [error, "The file is not valid JSON."],
  "too-deep": [error, "Objects and arrays are nested deeper than 32 levels."],
  "duplicate-key": [
    error,
    "An object has the same key twice. Parsers disagree on which value counts.",
  ],
  "text-malformed": [
    error,
    "A text contains half of a surrogate pair, which is not valid Unicode.",
  ],
  "text-hidden": [
    error,
    "A text contains an invisible character, or one that hides or reorders others.",
  ],
  "text-not-nfc": [error, "A text is not in Unicode's composed form (NFC)."],
  "property-missing": [error, "A required property is missing."],
  "property-unknown": [error, "The schema has no such property."],
  "value-type": [error, "A value has the wrong JSON type."],
  "value-invalid": [error, "A value has the right type but the wrong form."],
  "schema-version": [error, "This registry does not support the definition's schemaVersion."],
  "id-prefixed": [error, "An id begins with 0x. mosaik would hash it into a different id."],
  "id-uppercase": [error, "An id has uppercase hex digits."],
  "id-malformed": [error, "An id is not 64 hex digits (96 for an MR_TD)."],
  "module-not-stated": [
    error,
    "The definition does not state all four modules as shipped or null.",
  ],
  "no-citizen": [error, "The coalition has neither a lattice nor an organism."],
  "no-peer-hint": [error, "The coalition has no peer hint."],
  "peer-id-not-a-key": [error, "A peer id is not a usable ed25519 public key."],
  "peer-address-invalid": [
    error,
    "A peer's address is neither an IP socket address nor the URL of a relay.",
  ],
  "peer-address-local": [warning, "A peer's address can only be reached inside a private network."],
  "peer-repeated": [warning, "Two hints name the same peer, and the second adds no address."],
  "name-mismatch": [error, "The file name does not match the coalition's name."],
  "name-reserved": [error, "The site cannot serve a coalition with this name."],
  "name-taken": [error, "Two definitions have the same name."],
  "name-look-alike": [warning, "A new coalition's name looks like the name of another coalition."],
  "title-look-alike": [
    warning,
    "A new title is the same as another coalition's, or looks like it.",
  ],
  "operator-look-alike": [
    warning,
    "A new operator's name looks like another operator's, and their GitHub accounts differ.",
  ],
  "account-ambiguous": [warning, "A GitHub login has a different account number in another file."],
  "definition-deleted": [error, "The definition of a published coalition was deleted."],
  "name-reused": [error, "The name of a retired coalition is used again."],
  "retired-frozen": [error, "A retired coalition was changed."],
  "commit-date": [error, "A commit has a date in the future, or one well before its parent's."],
  "order-alone": [error, "Only the order changed, which breaks every integrator for no benefit."],
  "id-reassigned": [error, "An id moved from one part to another."],
  "id-of-other-coalition": [
    error,
    "An id belongs, or belonged, to another coalition's module or ticket issuer.",
  ],
  "statement-contradicted": [
    error,
    "Another coalition says something else about the same id, and its statement counts.",
  ],
  "statement-differs": [
    warning,
    "Another coalition says something else about the same id. This does not block the file.",
  ],
  "citizen-dropped": [hint, "A citizen was removed, and the pull request does not say why."],
  "urgent-alone": [hint, "A coalition was marked urgent, but nothing else changed."],
  "urgent-stays": [warning, "A coalition is still marked urgent because of an earlier change."],
  "peer-hints-gone": [warning, "All previously published peer hints were removed."],
  "owners-stale": [error, ".github/CODEOWNERS no longer matches the definitions."],
  "account-renamed": [warning, "A GitHub account is listed under a login that it no longer has."],
  "authority-changed": [hint, "The GitHub accounts that are authorised for an operator changed."],
  "archetype-unfitting": [hint, "The archetype clearly does not fit the citizens."],
  "part-name-repeated": [error, "Two parts of one class have the same name or role."],
  "fingerprint-mismatch": [error, "The declared fingerprint does not match the recomputed one."],
  "confluence-mismatch": [error, "A confluence's fingerprint does not match its config."],
  "module-mismatch": [error, "A module's fingerprint does not match its config."],
  "issuer-mismatch": [error, "The ticket issuer's fingerprint does not match its config."],
  "id-of-nothing": [
    warning,
    "An id cannot be real: one repeated digit, a hash of nothing, or an example.",
  ],
  "id-repeated": [error, "The fingerprint would fold the same id twice."],
  "composition-ambiguous": [
    error,
    "Two definitions, or two versions of one, share a fingerprint but differ in composition.",
  ],
  "config-withdrawn": [
    error,
    "Published config bytes were removed, but the fingerprint stayed the same.",
  ],
  "lattice-not-reproducible": [
    warning,
    "A lattice's stable id does not match its instance name and chain id.",
  ],
  "pin-mismatch": [
    error,
    "A span pins a content hash that differs from the citizen's own in this definition.",
  ],
  "span-too-small": [error, "A confluence spans fewer than two citizens."],
  "span-repeated": [error, "A span names the same citizen twice."],
  "schema-path": [error, "$schema does not point to the registry's schema."],
  "time-invalid": [error, "A time is not a valid date and time."],
  "upcoming-unknown-id": [
    error,
    "An announced change names an id that this definition does not have.",
  ],
  "upcoming-target": [error, "An announced change has no new id, or one of the wrong kind."],
  "upcoming-due": [
    warning,
    "The time of an announced change has passed, but the definition still has the old id.",
  ],
  "upcoming-repeated": [error, "Two announced changes concern the same id."],
  "retirement-replacement": [
    error,
    "A retired coalition's replacement does not exist, or leads back to itself.",
  ],
  "upcoming-after-retirement": [error, "A retired coalition announces changes."],
} as const satisfies Record<string, readonly [Severity, string]>;

export type ProblemCode = keyof typeof PROBLEM_CODES;
