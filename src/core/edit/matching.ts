// Matches the members of a list before and after: by their whole value, else by id, else by name, else by position.

import { groupBy } from "../group-by.ts";

/** What distinguishes a member from the others; undefined if it has no such property. */
type Identity = (member: unknown) => string | undefined;

const IDENTITIES: readonly Identity[] = [
  (member) => JSON.stringify(member),
  firstOf("stableId", "fingerprint", "peerId", "mrtd", "id"),
  firstOf("name", "role", "unit", "notice", "login"),
  () => "any other",
];

/**
 * By index in `after`, the index in `before` of the same member. Both only ascend, so a member that moved among the
 * others counts as new.
 */
export function matchMembers(
  before: readonly unknown[],
  after: readonly unknown[],
): Map<number, number> {
  const matches = new Map<number, number>();
  for (const identity of IDENTITIES) {
    const places = groupBy(before.keys(), (at) => identity(before[at]));
    const ends = endsOf(matches, before.length, after.length);
    let start = 0;
    for (const [at, member] of after.entries()) {
      const id = identity(member);
      const found = (id === undefined ? undefined : places.get(id)) ?? [];
      while ((found[0] ?? start) < start) found.shift();
      const [place = before.length] = found;
      if (!matches.has(at) && place < (ends[at] ?? 0)) matches.set(at, place);
      start = (matches.get(at) ?? start - 1) + 1;
    }
  }
  return matches;
}

/** By index in the list after: the index before of the next matched member, or the end. */
function endsOf(matches: ReadonlyMap<number, number>, before: number, after: number): number[] {
  const ends: number[] = [];
  for (let at = after - 1; at >= 0; at -= 1) {
    ends[at] = matches.get(at + 1) ?? ends[at + 1] ?? before;
  }
  return ends;
}

function firstOf(...keys: string[]): Identity {
  return (member) => {
    if (typeof member !== "object" || member === null) return undefined;
    const key = keys.find((it) => Object.hasOwn(member, it));
    return key && `${key} ${member[key as keyof typeof member]}`;
  };
}
