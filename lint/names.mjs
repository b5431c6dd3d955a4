// Names in code that do not say what they mean. A function is named for what it returns or does, and a value for what
// it is; a name has one meaning.

/** `find` is matched with the words of a name, in lower case and with a space between them. */
export const RETIRED_NAMES = [
  { find: /\btold\b/, write: "reported, shown, described" },
  { find: /\b(?:un)?sound(?:ness)?\b/, write: "valid, verified, the errors" },
  { find: /\bwhys?\b/, write: "reason, reasons" },
  { find: /\boutlook\b/, write: "what it holds, as in nextFingerprints" },
  { find: /\bremainder\b/, write: "what it holds, as in otherFiles" },
  { find: /\bdesk\b/, write: "what it does, as in NoticeRun" },
  { find: /\bwhoever\b/, write: "account, operator" },
  { find: /\bmend(?:s|ed|ing)?\b/, write: "fix, fixed" },
  { find: /\bvouch(?:es|ed|ers?|ing)?\b/, write: "confirm, confirmed" },
  { find: /\bspeaks?\b|\bspeakers?\b/, write: "authorised, authorisedAccounts" },
  { find: /\banew\b/, write: "again" },
  { find: /\bstand(?:s|ings?)?\b(?! ins?\b)/, write: "is, isListed, status" },
  { find: /\ball the same\b/, write: "anyway" },
  { find: /\bgoes on\b/, write: "continues" },
  { find: /\b(?:likewise|wherefrom|whence|thence)\b/, write: "a plain word" },
];

/** What a name has that is retired, with what to write; undefined for a good name. */
export function retiredIn(name) {
  const words = name.match(/[A-Z]?[a-z]+|[A-Z]+(?![a-z])/g) ?? [];
  const phrase = words.join(" ").toLowerCase();
  for (const { find, write } of RETIRED_NAMES) {
    const match = find.exec(phrase);
    if (match) return { retired: match[0], write };
  }
  return undefined;
}
