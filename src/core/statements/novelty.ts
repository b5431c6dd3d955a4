// What a definition states for the first time, compared with what its coalition published. A pull request is
// responsible only for that.

import { groupBy } from "../group-by.ts";
import { lazy } from "../lazy.ts";
import type { Definition, Id } from "../registry/definition.ts";
import type { PublishedCoalition } from "../rules/rule.ts";
import { changeableFacts } from "./changeable-facts.ts";
import { type Claimed, claimsIn } from "./claim.ts";
import { identityKey } from "./differences.ts";
import type { Announced } from "./statement.ts";

type Published = Omit<PublishedCoalition, "there">;

export class Novelty {
  readonly #published: Published | undefined;
  /** What the last version stated about each id, and each of its changeable facts. */
  readonly #known = lazy(() => knownIn(this.#published?.last));

  /** Without a published version, everything is new. */
  constructor(published: Published | undefined) {
    this.#published = published;
  }

  isNew(claim: Claimed): boolean {
    const { id } = claim;
    if (!this.#published) return true;
    if (claim.class === "coalition") return !this.#published.versions.has(id);
    if (claim.class === "module" || claim.class === "ticket-issuer") {
      // An id that a coalition published as its own stays its own, even after a gap.
      return this.#published.holders.get(id) !== claim.part.roleLabel;
    }
    const { last } = this.#published;
    return !this.#known().has(`${id} ${identityKey(claim, last.name)}`);
  }

  isNewFact({ id }: Claimed, fact: string): boolean {
    return !this.#known().has(`${id} ${fact}`);
  }

  announcedIn(definition: Definition): Announced {
    const upcoming = [...(this.#published?.last.upcoming ?? []), ...(definition.upcoming ?? [])];
    const before = groupBy(upcoming, ({ to }) => to ?? "");
    return {
      after: new Map(upcoming.map(({ id, to }) => [id, to])),
      before: new Map([...before].map(([to, them]) => [to, them.map(({ id }) => id)])),
    };
  }
}

function knownIn(last: Definition | undefined): ReadonlySet<string> {
  const known = new Set<string>();
  if (!last) return known;
  for (const claim of claimsIn(last)) {
    const { id } = claim;
    known.add(`${id} ${identityKey(claim, last.name)}`);
    // A lattice or organism was a citizen even before a span named it.
    if (claim.class === "lattice" || claim.class === "organism") known.add(`${id} citizen`);
    for (const { key, value } of changeableFacts(claim)) known.add(`${id} ${key} ${value}`);
  }
  return known;
}

/** The ids about which a definition states something that its coalition did not publish before. */
export function newlyStatedIdsIn(definition: Definition, published: Published | undefined): Id[] {
  const novelty = new Novelty(published);
  return [...claimsIn(definition)].flatMap((claim) => {
    const isNew =
      novelty.isNew(claim) ||
      changeableFacts(claim).some(({ key, value }) => novelty.isNewFact(claim, `${key} ${value}`));
    return isNew ? claim.id : [];
  });
}
