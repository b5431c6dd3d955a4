// What is published about one citizen or service across coalitions: the content of its page and badge.

import { groupBy } from "../group-by.ts";
import { isRetirement } from "../history/announced-changes.ts";
import { type AnnouncedEvent, announcedEvents, isAwaited } from "../history/announced-events.ts";
import type { CoalitionView, RegistryView } from "../history/registry-view.ts";
import { lazy } from "../lazy.ts";
import { compareText } from "../problem.ts";
import type { Id } from "../registry/definition.ts";
import { isIdentity, type Named } from "./identity.ts";
import { type Reference, ReferenceIndex } from "./reference.ts";

/** Class and names come from the current references, or else from the newest one. */
export interface Citizen extends Named {
  /** Current ones first, then those in retiring coalitions; each group by coalition. */
  references: readonly Reference[];
  /** Announced changes to it that may still happen, the earliest first. */
  announced: readonly AnnouncedEvent[];
}

/** Every id of a citizen or service that was ever published. */
export class Citizens {
  readonly #referring = new Map<Id, (() => ReferenceIndex)[]>();

  constructor({ coalitions }: Pick<RegistryView, "coalitions">) {
    for (const view of coalitions) {
      const index = lazy(() => new ReferenceIndex(view));
      for (const id of identitiesIn(view)) {
        const others = this.#referring.get(id);
        if (others) others.push(index);
        else this.#referring.set(id, [index]);
      }
    }
  }

  ids(): Iterable<Id> {
    return this.#referring.keys();
  }

  has(id: Id): boolean {
    return this.#referring.has(id);
  }

  /** `id` is one of `ids`. */
  of(id: Id): Citizen {
    const all = (this.#referring.get(id) ?? []).flatMap((index) => index().to(id));
    const present = all.filter(isPresent);
    const [last] = [...all].sort((a, b) => compareText(b.since.at, a.since.at));
    const named = present.length > 0 ? present : last ? [last] : [];
    return {
      id,
      class: classOf(named),
      names: namesOf(named),
      references: [...all].sort((a, b) => rankOf(a) - rankOf(b)),
      announced: announcedOf(id, present),
    };
  }
}

export function isPresent({ until }: Pick<Reference, "until">): boolean {
  return until === undefined;
}

/** The current references in coalitions that have not announced their retirement. */
export function livingReferences({ references }: Pick<Citizen, "references">): Reference[] {
  return references.filter((it) => rankOf(it) === 0);
}

/** 0 for a current reference, 1 if its coalition retires or has retired, 2 for a past one. */
function rankOf(reference: Reference): number {
  if (!isPresent(reference)) return 2;
  return reference.view.published?.retirement ? 1 : 0;
}

/** Whether the id has its own feed. For modules and issuers, the coalition's feed has everything. */
export function hasOwnFeed({ references }: Pick<Citizen, "references">): boolean {
  return references.some(
    ({ isSpanned, parts: [part] }) =>
      !isSpanned && part?.class !== "module" && part?.class !== "ticket-issuer",
  );
}

/** The ids in a coalition that identify citizens and services, in the order they were added. */
function identitiesIn({ ids }: CoalitionView): ReadonlySet<Id> {
  return new Set(ids.filter(isIdentity).map(({ id }) => id));
}

function classOf(references: readonly Reference[]): Citizen["class"] {
  const own = references.find(({ isSpanned }) => !isSpanned);
  return own?.parts[0]?.class ?? "citizen";
}

/** The name in a span counts only if the operator wrote one. */
function namesOf(references: readonly Reference[]): string[] {
  const names = references.flatMap(({ isSpanned, parts, spannedAs }) =>
    isSpanned
      ? spannedAs.flatMap(({ name }) => name ?? [])
      : parts.slice(0, 1).map(({ name }) => name),
  );
  return [...groupBy(names, (it) => it)]
    .sort(([a, { length: ofA }], [b, { length: ofB }]) => ofB - ofA || compareText(a, b))
    .map(([name]) => name);
}

function announcedOf(id: Id, present: readonly Reference[]): AnnouncedEvent[] {
  const concerns = ({ what, of }: AnnouncedEvent, { parts, isSpanned }: Reference): boolean => {
    if (isRetirement(what) || what.id === id || what.to === id) return true;
    return !isSpanned && parts.some((it) => it.class === of?.class && it.name === of.name);
  };
  return present
    .flatMap((it) =>
      announcedEvents(it.view).events.filter((event) => isAwaited(event) && concerns(event, it)),
    )
    .sort((a, b) => compareText(a.at, b.at));
}
