// How something is denied, or distinguished from something else.

import { TRANSLATED } from "./reasons.mjs";

export const NEGATION_PATTERNS = [
  {
    id: "is-no",
    find: /\b(?:is|are|was|were) no\b(?<!\b(?:there|here|where|how) (?:is|are|was|were) no) (?!longer|more|less|fewer|better|worse|such|way|need|reason|doubt|problem|guarantee|point|use|room|different|other)\w/,
    reason: "“X is no Y” is a translation of “X is not a Y”.",
    write: "is not a X, does not have a X",
    bad: "This is no valid time.",
    good: "There is no file of that name, and it is no longer listed.",
  },
  {
    id: "is-none",
    find: /\b(?:is|are|was|were) none\b(?<!\b(?:there|here) (?:is|are|was|were) none)(?! (?:left|yet|available)\b)/,
    reason: TRANSLATED,
    write: "is not one of, is not a",
    bad: "The answer is none of what can change.",
    good: "The answer is not one of the options, and none of them is similar.",
  },
  {
    id: "no-lowercase",
    find: /\bno (?:lower|upper)-?case\b/,
    reason: TRANSLATED,
    write: "not lowercase hex",
    bad: "The pin has 64 characters, but no lowercase hex.",
    good: "The pin has 64 characters, but is not lowercase hex.",
  },
  {
    id: "knows-no",
    find: /\b(?:knows?|names?|tells?|measures?|leads? to|refers? to|knew|states?|moves?) no (?!longer|more|one\b|other\b|such\b)\w/,
    reason: "“knows no X” is a translation of “does not know an X”.",
    write: "does not have, does not name, has no",
    bad: "The schema knows no property of that name.",
    good: "The schema has no property of that name; the command shows no longer output.",
  },
  {
    id: "nothing-of",
    find: /\bnothing of (?:it|that|what|its|this|an?|any|them|those)\b|\bas much of (?:an?|the|it)\b[^.;▪]{0,40}? as\b/,
    reason: TRANSLATED,
    write: "none of it; say what is read, written, published",
    bad: "The text is too long; nothing of it was read.",
    good: "The text is too long, so it was not read. All of it counts.",
  },
  {
    id: "of-yours",
    find: /\bnothing else of\b|\bno \w+ of (?:ours|yours|mine)\b/,
    reason: TRANSLATED,
    write: "your consent, our files",
    bad: "That needs no consent of yours.",
    good: "That does not need your consent in each registry of yours.",
  },
  {
    id: "another-than",
    find: /\banother(?: \w+){0,2} than\b|\b(?:is|are) another one\b|\b(?:something|anything|nothing|someone|somebody|nobody) else than\b|\bother as\b/,
    reason: TRANSLATED,
    write: "different from, other than, no longer the same",
    bad: "The fingerprint is another one than before.",
    good: "The fingerprint changed. Another way costs more than that.",
  },
  {
    id: "otherwise-than",
    find: /\b(?:otherwise|elsewhere) than\b|\b(?:came|ended|announced|read|written|named|done|laid out|said|has|have|had) otherwise(?=\s*(?:[.,;:)”"]|$))/,
    reason: TRANSLATED,
    write: "did not happen as announced, differently from, other than",
    bad: "The change came otherwise than announced.",
    good: "The change did not happen as announced. Otherwise, merge it.",
  },
];
