// What an announced change makes of the fingerprint, as far as it follows from what is published.

import { deriveConfluence, deriveFingerprint } from "../derivation/fingerprint.ts";
import { groupBy } from "../group-by.ts";
import { compareText } from "../problem.ts";
import {
  type Confluence,
  type Definition,
  type Id,
  type Lattice,
  MODULE_KINDS,
  type Module,
  type ModuleKind,
  type Organism,
  type SpannedCitizen,
  type TicketIssuer,
  type Upcoming,
  type UtcTime,
} from "../registry/definition.ts";
import { withSeconds } from "../time.ts";

/** What the changes that are announced for one moment make of the fingerprint. */
export interface NextStanding {
  /** The fingerprint once these and everything announced before them have taken effect. */
  next: Id | undefined;
  /** Whether the fingerprint is another one than before. */
  moves: boolean;
  /**
   * The definition under `next`, with every id that is compiled in, and what is announced for later;
   * undefined where `next` is. Measurements, roots for tickets and prose are those of now.
   */
  definition: Definition | undefined;
  /** Services whose operators have yet to say their new fingerprint; then `next` is undefined. */
  waitsFor: string[];
}

export interface AnnouncedMoment extends NextStanding {
  /** With its seconds. */
  at: UtcTime;
  /** All that takes effect then; at least one. */
  together: readonly Upcoming[];
  /** The definition as far as it is known: services of `waitsFor` have a fingerprint that they will not keep. */
  asKnown: Definition;
}

export interface Announcement extends NextStanding {
  upcoming: Upcoming;
}

/** The moments at which something announced takes effect, the earliest first. */
export function announcedMoments(definition: Definition): AnnouncedMoment[] {
  const moments = groupBy(definition.upcoming ?? [], ({ effectiveAt }) => withSeconds(effectiveAt));
  const sorted = [...moments].sort(([a], [b]) => compareText(a, b));
  let current: Step = { definition, open: new Set(), named: new Map() };
  let fingerprint: Id | undefined = definition.fingerprint;
  return sorted.map(([at, together]) => {
    current = takeEffect(current, together);
    const waitsFor = [...current.open];
    const next = waitsFor.length === 0 ? deriveFingerprint(current.definition) : undefined;
    const moves = next !== fingerprint || next === undefined;
    fingerprint = next;
    const after = next === undefined ? undefined : { ...current.definition, fingerprint: next };
    const asKnown = current.definition;
    return { at, together, asKnown, next, moves, definition: after, waitsFor };
  });
}

/** Every announced change of a definition, by the time at which it takes effect. */
export function announcementsOf(definition: Definition): Announcement[] {
  return announcedMoments(definition).flatMap(({ at: _, asKnown: __, together, ...standing }) =>
    together.map((upcoming) => ({ upcoming, ...standing })),
  );
}

interface Step {
  definition: Definition;
  /** Services whose fingerprint is not known any more. */
  open: ReadonlySet<string>;
  /**
   * By a service's fingerprint that followed from earlier changes: the one that stands now, by which
   * everything that is announced names the service.
   */
  named: ReadonlyMap<Id, Id>;
}

/** What several announced changes, all of one moment, make of a definition. */
function takeEffect({ definition, open, named }: Step, changes: readonly Upcoming[]): Step {
  const step = { open: new Set(open), named: new Map(named), changes };
  const gone = new Set(changes.filter(({ to }) => to === null).map(({ id }) => id));
  const { ticketIssuer, upcoming = [] } = definition;
  const taken = new Set(changes);
  const next: Definition = {
    ...definition,
    lattices: definition.lattices
      .filter(({ stableId }) => !gone.has(stableId))
      .map((it) => citizenAfter(it, changes)),
    organisms: definition.organisms
      .filter(({ stableId }) => !gone.has(stableId))
      .map((it) => citizenAfter(it, changes)),
    confluences: definition.confluences.flatMap(
      (it) => serviceAfter(it, `confluence ${it.name}`, it.name, step) ?? [],
    ),
    modules: modulesAfter(definition.modules, step),
    ticketIssuer:
      ticketIssuer === null || gone.has(ticketIssuer.fingerprint)
        ? null
        : issuerAfter(ticketIssuer, changes),
    upcoming: upcoming.filter((it) => !taken.has(it)),
  };
  return { definition: next, open: step.open, named: step.named };
}

/** The content hash of a stable id that goes is not that of the one that comes: it is known if announced. */
function citizenAfter<C extends Lattice | Organism>(citizen: C, changes: readonly Upcoming[]): C {
  const { stableId: before, contentHash } = citizen;
  const stableId = targetOf(changes, before, "stable-id") ?? before;
  const announced = contentHash && targetOf(changes, contentHash, "content-hash");
  const kept = stableId === before ? contentHash : undefined;
  const { contentHash: _, ...rest } = { ...citizen, stableId };
  const known = announced ?? kept;
  return { ...rest, ...(known ? { contentHash: known } : {}) } as C;
}

function issuerAfter(issuer: TicketIssuer, changes: readonly Upcoming[]): TicketIssuer {
  const fingerprint = targetOf(changes, issuer.fingerprint, "fingerprint");
  if (fingerprint === undefined) return issuer;
  // The bytes that were published belong to the fingerprint before.
  const { config: _, ...rest } = { ...issuer, fingerprint };
  return rest;
}

interface ServiceStep {
  changes: readonly Upcoming[];
  /** Added to where a service's next fingerprint does not follow. */
  open: Set<string>;
  /** Added to where it does. */
  named: Map<Id, Id>;
}

function modulesAfter(modules: Definition["modules"], step: ServiceStep): Definition["modules"] {
  const after = MODULE_KINDS.map((kind): [ModuleKind, Module | null] => {
    const module = modules[kind];
    return [kind, module && serviceAfter(module, `module ${kind}`, kind, step)];
  });
  return Object.fromEntries(after) as Definition["modules"];
}

type AnyService = Pick<Confluence | Module, "fingerprint" | "span" | "config" | "mrtds">;

/**
 * A service's own announcement comes first; null where that ends it. Otherwise its fingerprint follows
 * from its published config bytes, which stay; without them only its operator can say it.
 */
function serviceAfter<S extends AnyService>(
  service: S,
  label: string,
  name: string,
  { changes, open, named }: ServiceStep,
): S | null {
  const asNamed = named.get(service.fingerprint) ?? service.fingerprint;
  if (changes.some(({ id, to }) => id === asNamed && to === null)) {
    open.delete(label);
    return null;
  }
  const span = service.span?.map((it) => spannedAfter(it, changes));
  const after = { ...service, ...(span ? { span } : {}) };
  const announced = targetOf(changes, asNamed, "fingerprint");
  if (announced !== undefined) {
    open.delete(label);
    // The bytes that were published belong to the fingerprint before.
    const { config: _, ...rest } = { ...after, fingerprint: announced };
    return rest as unknown as S;
  }
  if (!touches(service, changes)) return after;
  if (!service.config || !span || changes.some((it) => leavesOpen(service, it, changes))) {
    open.add(label);
    return after;
  }
  const fingerprint = deriveConfluence({ name, span, ...service.config });
  named.set(fingerprint, asNamed);
  return { ...after, fingerprint };
}

/** What each id becomes, by the kind of its change: every part asks, and there may be many changes. */
const TARGETS = new WeakMap<readonly Upcoming[], ReadonlyMap<string, Id | null>>();

function targetOf(changes: readonly Upcoming[], id: Id, kind: Upcoming["kind"]): Id | undefined {
  const known = TARGETS.get(changes) ?? targetsOf(changes);
  TARGETS.set(changes, known);
  return known.get(`${kind} ${id}`) ?? undefined;
}

/** Of two changes of one id, the first counts. */
function targetsOf(changes: readonly Upcoming[]): Map<string, Id | null> {
  return new Map(changes.map(({ kind, id, to }) => [`${kind} ${id}`, to] as const).reverse());
}

function spannedAfter(spanned: SpannedCitizen, changes: readonly Upcoming[]): SpannedCitizen {
  const { stableId, contentHash } = spanned;
  const pinned = contentHash && targetOf(changes, contentHash, "content-hash");
  return {
    ...spanned,
    stableId: targetOf(changes, stableId, "stable-id") ?? stableId,
    ...(pinned ? { contentHash: pinned } : {}),
  };
}

function touches({ span = [], mrtds = [] }: AnyService, changes: readonly Upcoming[]): boolean {
  const ids = new Set([
    ...span.flatMap(({ stableId, contentHash }) => [stableId, contentHash]),
    ...mrtds.map(({ mrtd }) => mrtd),
  ]);
  return changes.some(({ id }) => ids.has(id));
}

/** Whether a change has consequences for a service that only its operator can tell. */
function leavesOpen(
  { span = [], mrtds = [] }: AnyService,
  { id, kind }: Upcoming,
  changes: readonly Upcoming[],
): boolean {
  if (kind === "mrtd") return mrtds.some(({ mrtd }) => mrtd === id);
  const spanned = span.find(({ stableId }) => stableId === id);
  if (!spanned) return false;
  if (kind === "retirement") return true;
  // A new stable id brings a new content hash, and the pinned one is that of the old.
  const pin = spanned.contentHash;
  return pin !== undefined && targetOf(changes, pin, "content-hash") === undefined;
}
