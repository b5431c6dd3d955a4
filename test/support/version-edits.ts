// What people do to a definition from version to version: at least one edit for each kind of change. Each result
// passes the check, except those that keep a fingerprint for a different composition, which the change log must
// refuse.

import { deriveConfluence, recomputeService } from "../../src/core/derivation/fingerprint.ts";
import type {
  Confluence,
  Definition,
  Lattice,
  Upcoming,
} from "../../src/core/registry/definition.ts";
import { announceableIds } from "../../src/core/registry/part-ids.ts";
import { announcements } from "./arbitrary-upcoming.ts";
import {
  changed,
  confluence,
  definition,
  lattice,
  modules,
  OPERATOR,
  organism,
  shippedModule,
  ticketIssuer,
} from "./definitions.ts";
import { idOf, mrtdOf, peerOf } from "./ids.ts";

/** What an edit may need. */
export interface Pick {
  /** Any number: which of several things is meant. */
  at: number;
  /** No two edits of a history get the same one: what is new is named after it. */
  fresh: number;
  /** The day of the history on which it happens. */
  day: number;
}

export type VersionEdit = (before: Definition, pick: Pick) => Partial<Definition>;

const BEHIND = { content: "00", acl: "02" };

/** A confluence whose fingerprint follows from config bytes that it does not publish. */
function undisclosed(name: string): Confluence {
  const { config: _, ...rest } = confluence(name, { config: BEHIND });
  return rest;
}

/** The first version of each coalition. */
export function firstVersion(name: string): Definition {
  const image = lattice("a.mainnet", {
    contentHash: idOf("a, content"),
    ticketIssuanceRoot: idOf("a, tickets"),
    mrtds: [{ unit: "unseal", mrtd: mrtdOf("a") }],
  });
  const span = [{ stableId: image.stableId, contentHash: idOf("a, content") }];
  return definition({
    name,
    lattices: [image, lattice("b.mainnet")],
    organisms: [organism("oracle"), organism("relay")],
    confluences: [
      confluence("pinned", { span, config: { content: "00", acl: "01" } }),
      undisclosed("router"),
    ],
    modules: modules("atlas", "compute"),
    ticketIssuer: ticketIssuer("tickets"),
  });
}

function replaceAt<T>(items: readonly T[], at: number, edit: (item: T) => T[]): T[] {
  const index = at % Math.max(1, items.length);
  return items.flatMap((item, here) => (here === index ? edit(item) : [item]));
}

function inserted<T>(items: readonly T[], at: number, item: T): T[] {
  const index = at % (items.length + 1);
  return [...items.slice(0, index), item, ...items.slice(index)];
}

const lattices = (edit: (it: Lattice, fresh: number) => Partial<Lattice>): VersionEdit => {
  return (before, { at, fresh }) => ({
    lattices: replaceAt(before.lattices, at, (it) => [{ ...it, ...edit(it, fresh) }]),
  });
};

/** Replaces an id everywhere except in the announcements. */
function exchanged({ upcoming, ...rest }: Definition, old: string, next: string) {
  const text = JSON.stringify(rest).replaceAll(`"${old}"`, `"${next}"`);
  return JSON.parse(text) as Definition;
}

function notices(before: Definition, edit: (of: Upcoming[]) => Upcoming[]): Partial<Definition> {
  return before.upcoming?.length ? { upcoming: edit(before.upcoming) } : {};
}

const dayOf = (day: number) => new Date(Date.UTC(2026, 0, 5 + day)).toISOString().slice(0, 16);

export const EDITS: Record<string, VersionEdit> = {
  title: (_, { fresh }) => ({ title: `Title ${fresh}` }),
  folder: () => ({ $schema: "../../schemas/coalition.schema.json" }),
  hints: (_, { fresh }) => ({ peerHints: [{ peerId: peerOf(`peer ${fresh}`) }] }),
  accounts: (_, { fresh }) => ({
    operator: { ...OPERATOR, github: [{ login: `builder-${fresh}`, id: 5000 + fresh }] },
  }),
  login: ({ operator }, { fresh }) => ({
    operator: {
      ...operator,
      github: operator.github.map(({ id }) => ({ login: `renamed-${fresh}`, id })),
    },
  }),
  "add a lattice": (before, { at, fresh }) => ({
    lattices: inserted(before.lattices, at, lattice(`new-${fresh}`)),
  }),
  "drop a lattice": (before, { at }) =>
    before.lattices.length > 1 ? { lattices: replaceAt(before.lattices, at, () => []) } : {},
  "bump a lattice": (before, { at, fresh }) => {
    const old = before.lattices[at % before.lattices.length]?.stableId ?? "";
    return exchanged(before, old, idOf(`bumped ${fresh}`));
  },
  "rotate an image": lattices((_, fresh) => ({ contentHash: idOf(`content ${fresh}`) })),
  "rotate tickets": lattices((_, fresh) => ({ ticketIssuanceRoot: idOf(`root ${fresh}`) })),
  "rotate an mrtd": lattices((_, fresh) => ({
    mrtds: [{ unit: "unseal", mrtd: mrtdOf(`mrtd ${fresh}`) }],
  })),
  "move a handshake": lattices((_, fresh) => ({ handshake: `https://at-${fresh}.example/` })),
  "hand a lattice over": lattices((_, fresh) => ({
    operator: { name: `Builders ${fresh}`, github: [{ login: `b-${fresh}`, id: fresh + 1 }] },
  })),
  "rename a lattice alone": lattices((_, fresh) => ({ name: `renamed-${fresh}` })),
  "rename a lattice, and more": (before, { at, fresh }) => ({
    lattices: replaceAt(before.lattices, at, (it) => [{ ...it, name: `renamed-${fresh}` }]),
    ticketIssuer: ticketIssuer("tickets", { fingerprint: idOf(`issuer ${fresh}`) }),
  }),
  "turn the lattices": (before) => ({ lattices: [...before.lattices].reverse() }),
  "add an organism": (before, { at, fresh }) => ({
    organisms: inserted(before.organisms, at, organism(`new-${fresh}`)),
  }),
  "drop an organism": (before, { at }) => ({
    organisms: replaceAt(before.organisms, at, () => []),
  }),
  "bump an organism": (before, { at, fresh }) => ({
    organisms: replaceAt(before.organisms, at, (it) => [
      { ...it, stableId: idOf(`organism ${fresh}`) },
    ]),
  }),
  "make an organism a lattice": (before, { fresh }) => {
    const [first, ...organisms] = before.organisms;
    if (!first) return {};
    const moved = lattice(`was-organism-${fresh}`, { stableId: first.stableId });
    return { organisms, lattices: [...before.lattices, moved] };
  },
  "add a confluence": (before, { at, fresh }) => ({
    confluences: inserted(before.confluences, at, confluence(`new-${fresh}`)),
  }),
  "drop a confluence": (before, { at }) => ({
    confluences: replaceAt(before.confluences, at, () => []),
  }),
  "upgrade a confluence": (before, { at, fresh }) => ({
    confluences: replaceAt(before.confluences, at, (it) => [
      it.config
        ? { ...it, config: { ...it.config, content: idOf(`config ${fresh}`) } }
        : { ...it, fingerprint: idOf(`confluence ${fresh}`) },
    ]),
  }),
  "span something else": (before, { at, fresh }) => ({
    confluences: replaceAt(before.confluences, at, (it) => [
      {
        ...it,
        span: [1, 2].map((one) => ({ stableId: idOf(`spanned ${fresh} ${one}`) })),
        fingerprint: idOf(`c ${fresh}`),
      },
    ]),
  }),
  "ship or withdraw a module": ({ modules }, { at }) => {
    const kind = at % 2 === 0 ? "compute" : "chronicle";
    return { modules: { ...modules, [kind]: modules[kind] ? null : shippedModule(kind) } };
  },
  "upgrade a module": ({ modules }, { fresh }) => ({
    modules: { ...modules, atlas: shippedModule("atlas", { fingerprint: idOf(`m ${fresh}`) }) },
  }),
  "read the derivation otherwise": ({ derivation }) => ({
    derivation: derivation === "modules-derived" ? "modules-folded" : "modules-derived",
  }),
  "disclose a confluence": (before) => ({
    confluences: before.confluences.map((it) =>
      it.fingerprint === deriveConfluence({ ...it, ...BEHIND }) ? { ...it, config: BEHIND } : it,
    ),
  }),
  "add or drop the issuer": (before, { fresh }) => ({
    ticketIssuer: before.ticketIssuer ? null : ticketIssuer(`tickets-${fresh}`),
  }),
  "rotate the issuer": ({ ticketIssuer: issuer }, { fresh }) =>
    issuer ? { ticketIssuer: { ...issuer, fingerprint: idOf(`issuer ${fresh}`) } } : {},
  announce: (before, { at, fresh, day }) => {
    const effectiveAt = `${dayOf(day + (at % 6))}Z`;
    const facts = { pick: at, notice: fresh + 1, effectiveAt, reason: `Reason ${fresh}` };
    const known = (before.upcoming ?? []).map(({ id }) => id);
    const more = announcements(before, [facts]).filter(({ id }) => !known.includes(id));
    return { upcoming: [...(before.upcoming ?? []), ...more] };
  },
  reword: (before, { at, fresh }) =>
    notices(before, (of) => replaceAt(of, at, (it) => [{ ...it, reason: `Reworded ${fresh}` }])),
  "put off": (before, { at, day }) =>
    notices(before, (of) =>
      replaceAt(of, at, (it) => [{ ...it, effectiveAt: `${dayOf(day + (at % 4))}:00Z` }]),
    ),
  "take back": (before, { at }) => notices(before, (of) => replaceAt(of, at, () => [])),
  "do as announced": (before, { at }) => {
    const next = before.upcoming?.[at % before.upcoming.length];
    return next?.to
      ? { ...exchanged(before, next.id, next.to), upcoming: before.upcoming ?? [] }
      : {};
  },
  "do something else": (before, { at, fresh }) => {
    const next = before.upcoming?.[at % before.upcoming.length];
    if (!next) return {};
    const other = next.kind === "mrtd" ? mrtdOf(`else ${fresh}`) : idOf(`else ${fresh}`);
    return { ...exchanged(before, next.id, other), upcoming: before.upcoming ?? [] };
  },
  "mark urgent": (_, { fresh }) => ({ urgent: { reason: `It cannot wait: ${fresh}.` } }),
  retire: (_, { at, fresh }) => ({
    retirement: {
      at: "2026-12-01T14:00:00Z",
      reason: `Reason ${fresh}`,
      replacement: at % 2 === 0 ? "mini.next" : null,
    },
  }),
};

/** Edits that take something away, which an undefined property would not do. */
const REMOVALS: Record<string, (before: Definition) => Definition> = {
  "come back": ({ retirement: _, ...rest }) => rest,
  "take the mark off": ({ urgent: _, ...rest }) => rest,
};

export const EDIT_NAMES = [...Object.keys(EDITS), ...Object.keys(REMOVALS)];
/** Those that only have something to do after some other edit. */
export const EDITS_IN_A_ROW = [
  ...["announce", "announce", "announce", "reword", "put off", "take back"],
  ...["do as announced", "do something else", "add or drop the issuer"],
  ...["retire", "retire", "come back", "mark urgent", "take the mark off"],
];

/** The version after an edit, with everything that follows from it. */
export function editedVersion(before: Definition, name: string, pick: Pick): Definition {
  const removal = REMOVALS[name];
  if (removal) return removal(before);
  return settled(changed(before, EDITS[name]?.(before, pick) ?? {}));
}

/** Makes pins match the citizens, derives the fingerprints again, and drops announcements about removed parts. */
function settled({ upcoming = [], ...rest }: Definition): Definition {
  const hashes = new Map(
    [...rest.lattices, ...rest.organisms].map((it) => [it.stableId, it.contentHash]),
  );
  const confluences = rest.confluences.map((it) => {
    const span = it.span.map((spanned) => {
      const contentHash = spanned.contentHash && hashes.get(spanned.stableId);
      return contentHash ? { ...spanned, contentHash } : spanned;
    });
    const fingerprint =
      recomputeService({ name: it.name, value: { ...it, span } }) ?? it.fingerprint;
    return { ...it, span, fingerprint };
  });
  const after = changed(rest, { confluences });
  const applicable = upcoming.filter(({ kind, id }) => announceableIds(after, kind).includes(id));
  return applicable.length > 0 && !after.retirement ? { ...after, upcoming: applicable } : after;
}
