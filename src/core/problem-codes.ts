// Every problem that the check can find: its severity, and what it means in a line.
// docs/problems.md is generated from this table; test/invalid holds one example of each.

export type Severity = "error" | "warning" | "hint";

const error = "error" as const;
const warning = "warning" as const;
const hint = "hint" as const;

export const PROBLEM_CODES = {
  "nothing-checked": [error, "No definition was found, so nothing was checked."],
  "registry-empty": [hint, "The registry has its settings, and no definition yet."],
  "compared-with-nothing": [
    error,
    "No commit was found to compare with, so nothing is known of what changes, or is deleted.",
  ],
  "file-unreadable": [error, "A file that was named does not exist or cannot be read."],
  "file-ignored": [warning, "A file below coalitions/ is no definition and was not checked."],
  "path-unportable": [error, "A path below coalitions/ that some systems cannot check out."],
  "file-too-large": [error, "The file is larger than 512 KiB."],
  "not-utf8": [error, "The file is not valid UTF-8."],
  "byte-order-mark": [error, "The file begins with a byte order mark."],
  "json-syntax": [error, "The file is not JSON."],
  "too-deep": [error, "Objects and arrays are nested deeper than 32 levels."],
  "duplicate-key": [error, "An object has the same key twice; readers disagree on which counts."],
  "text-malformed": [error, "A text has half of a surrogate pair, which is not Unicode."],
  "text-hidden": [
    error,
    "A text has a character that cannot be seen, or hides or reorders others.",
  ],
  "text-not-nfc": [error, "A text is not in Unicode's composed form (NFC)."],
  "property-missing": [error, "A property that every definition needs is absent."],
  "property-unknown": [error, "A property that the schema does not know."],
  "value-type": [error, "A value is of the wrong JSON type."],
  "value-invalid": [error, "A value is of the right type, but not of the form it needs."],
  "schema-version": [error, "The definition's schemaVersion is not one this registry knows."],
  "id-prefixed": [error, "An id begins with 0x, which mosaik would hash into another id."],
  "id-uppercase": [error, "An id has upper-case hex digits."],
  "id-malformed": [error, "An id is not 64 hex digits (96 for an MR_TD)."],
  "module-not-stated": [error, "Not all four modules are stated as shipped or null."],
  "no-citizen": [error, "The coalition has neither a lattice nor an organism."],
  "no-peer-hint": [error, "The coalition gives no peer hint."],
  "peer-id-not-a-key": [error, "A peer id is not an ed25519 public key that a peer can have."],
  "peer-address-invalid": [
    error,
    "A peer's address is neither an IP socket address nor the URL of a relay.",
  ],
  "peer-address-local": [warning, "A peer's address is reached inside one private network alone."],
  "peer-repeated": [warning, "Two hints name the same peer and give no further address."],
  "name-mismatch": [error, "The file's base name is not the coalition's name."],
  "name-reserved": [error, "The coalition's name is one that the site cannot serve."],
  "name-taken": [error, "Two definitions have the same name."],
  "name-look-alike": [warning, "A new coalition's name can be taken for another one's."],
  "title-look-alike": [warning, "A new title is, or looks like, that of another coalition."],
  "operator-look-alike": [
    warning,
    "A new operator's name looks like another's, who has other GitHub accounts.",
  ],
  "account-ambiguous": [warning, "A GitHub login has another number elsewhere."],
  "definition-deleted": [error, "A coalition that was published has no definition any more."],
  "name-reused": [error, "A retired coalition is taken up again."],
  "retired-frozen": [error, "A retired coalition is changed."],
  "commit-date": [
    error,
    "A commit is dated ahead of the clock, or well before the commit that it follows.",
  ],
  "order-alone": [error, "Only the order changes, which breaks every integrator for nothing."],
  "id-reassigned": [error, "An id passes from one part to another."],
  "id-of-other-coalition": [
    error,
    "An id once was that of another coalition's module or ticket issuer, which are its own.",
  ],
  "statement-contradicted": [
    error,
    "Another coalition states something else of the same id, and its statement counts.",
  ],
  "statement-differs": [
    warning,
    "Another coalition states something else of the same id, and this file is not blocked by it.",
  ],
  "citizen-dropped": [hint, "A citizen goes, and no word of the pull request says why."],
  "urgent-alone": [hint, "A coalition is marked urgent, and nothing else of it changes."],
  "urgent-stays": [warning, "A coalition is still marked urgent, for an earlier change."],
  "peer-hints-gone": [warning, "None of the peer hints published last is left."],
  "owners-stale": [error, ".github/CODEOWNERS no longer says who operates what."],
  "account-renamed": [warning, "A GitHub account stands with a login that it no longer has."],
  "authority-changed": [hint, "The GitHub accounts that speak for an operator change."],
  "archetype-unfitting": [hint, "The archetype clearly does not fit the citizens."],
  "part-name-repeated": [error, "Two parts of one class have the same name or role."],
  "fingerprint-mismatch": [error, "The declared fingerprint is not the recomputed one."],
  "confluence-mismatch": [error, "A confluence's fingerprint does not follow from its config."],
  "module-mismatch": [error, "A module's fingerprint does not follow from its config."],
  "issuer-mismatch": [error, "The ticket issuer's fingerprint does not follow from its config."],
  "id-of-nothing": [
    warning,
    "An id is known to be of nothing: one digit repeated, a hash of nothing, or an example.",
  ],
  "id-repeated": [error, "An id stands twice among those that the fingerprint folds."],
  "composition-ambiguous": [
    error,
    "Two definitions, or two versions of one, share a fingerprint and differ in composition.",
  ],
  "config-withdrawn": [
    error,
    "Config bytes that were published are gone, and the fingerprint stays.",
  ],
  "lattice-not-reproducible": [
    warning,
    "A lattice's stable id does not follow from its instance name and chain id.",
  ],
  "pin-mismatch": [
    error,
    "A span pins a content hash other than the one that the definition gives the citizen.",
  ],
  "span-too-small": [error, "A confluence spans fewer than two citizens."],
  "span-repeated": [error, "A span names the same citizen twice."],
  "schema-path": [error, "$schema does not lead from the file to the registry's schema."],
  "time-invalid": [error, "A time names a moment that the calendar does not have."],
  "upcoming-unknown-id": [error, "An announced change names an id that does not stand here."],
  "upcoming-target": [error, "An announced change has no new id, or one that does not fit."],
  "upcoming-due": [
    warning,
    "The time of an announced change has passed, and the old id still stands here.",
  ],
  "upcoming-repeated": [error, "Two announced changes are about the same id."],
  "retirement-replacement": [
    error,
    "A retired coalition names a replacement that does not exist, or itself.",
  ],
  "upcoming-after-retirement": [error, "A retired coalition announces changes."],
} as const satisfies Record<string, readonly [Severity, string]>;

export type ProblemCode = keyof typeof PROBLEM_CODES;
