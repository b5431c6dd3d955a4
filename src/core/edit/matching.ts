// Which members of a list are the same ones before and after: by their whole value, else by an id, else by
// a name, else by their place between the others.

/** What tells a member from the others; undefined where it has nothing of the kind. */
type Identity = (member: unknown) => string | undefined;

const IDENTITIES: readonly Identity[] = [
  (member) => JSON.stringify(member),
  firstOf("stableId", "fingerprint", "peerId", "mrtd", "id"),
  firstOf("name", "role", "unit", "notice", "login"),
  () => "any other",
];

/**
 * By index in `after`: the index in `before` of the same member. Both only ascend, so that a member which
 * has another place among the others is a new one. No list of a definition is so long that squares matter.
 */
export function matchMembers(
  before: readonly unknown[],
  after: readonly unknown[],
): Map<number, number> {
  const matches = new Map<number, number>();
  for (const identity of IDENTITIES) {
    const [olds, news] = [before.map(identity), after.map(identity)];
    let old = 0;
    for (const [at, id] of news.entries()) {
      const match = matches.get(at);
      if (match === undefined && id !== undefined) {
        const end = firstMatchFrom(matches, at, after.length) ?? before.length;
        const found = olds.indexOf(id, old);
        if (found >= 0 && found < end) matches.set(at, found);
      }
      old = (matches.get(at) ?? old - 1) + 1;
    }
  }
  return matches;
}

function firstMatchFrom(
  matches: ReadonlyMap<number, number>,
  start: number,
  end: number,
): number | undefined {
  for (let at = start; at < end; at += 1) {
    const match = matches.get(at);
    if (match !== undefined) return match;
  }
  return undefined;
}

function firstOf(...keys: string[]): Identity {
  return (member) => {
    if (typeof member !== "object" || member === null) return undefined;
    const key = keys.find((it) => Object.hasOwn(member, it));
    return key && `${key} ${member[key as keyof typeof member]}`;
  };
}
