// A registry in memory whose coalitions are as small and as large as pictures must show: one citizen, three, fifty; no
// confluence, and twelve; one entry, many, a return, announced changes, a retirement.

import type {
  Definition,
  Lattice,
  Organism,
  SpannedCitizen,
} from "../../src/core/registry/definition.ts";
import {
  changed,
  confluence,
  definition,
  lattice,
  modules,
  organism,
  shippedModule,
  ticketIssuer,
} from "./definitions.ts";
import { commitOf } from "./histories.ts";
import { idOf } from "./ids.ts";
import { type MemoryRegistry, memoryRegistry } from "./memory-registry.ts";
import { fileOf } from "./registries.ts";
import { renderView } from "./rendered-site.ts";

export const PICTURED = {
  one: "pictured.one",
  three: "pictured.three",
  fifty: "pictured.fifty",
  retired: "pictured.retired",
} as const;

const CONFIG = {
  name: "Pictured registry",
  description: "A registry for pictures.",
  baseUrl: "https://pictured.example/registry/",
  repository: "https://git.example/pictured/registry",
};

type Citizen = Lattice | Organism;

/** Every `every`-th citizen from `first` on; every third of them is pinned. */
function spanOf(citizens: readonly Citizen[], first: number, every: number): SpannedCitizen[] {
  return citizens
    .filter((_, index) => index >= first && (index - first) % every === 0)
    .map(({ stableId, name, contentHash }, index) =>
      contentHash !== undefined && index % 3 === 0
        ? { stableId, name, contentHash }
        : { stableId, name },
    );
}

const pinnable = (name: string) => ({ contentHash: idOf(`content of ${name}`) });

function three(): Definition {
  const lattices = ["op.mainnet", "base.mainnet"].map((it, index) =>
    lattice(it, { chainId: 10 + index, ...pinnable(it) }),
  );
  const organisms = [organism("identity-substrate")];
  const span = spanOf(lattices, 0, 1);
  const elsewhere = { stableId: idOf("elsewhere"), name: "unichain.mainnet" };
  return definition({
    name: PICTURED.three,
    title: "Three Citizens",
    lattices,
    organisms,
    confluences: [
      confluence("intents", { span: spanOf([...lattices, ...organisms], 0, 1) }),
      confluence("shared-ledger", { span: [...span, elsewhere] }),
    ],
    modules: {
      ...modules("atlas"),
      chronicle: shippedModule("chronicle", { span: spanOf(organisms, 0, 1) }),
    },
    ticketIssuer: ticketIssuer("tickets"),
  });
}

function fifty(): Definition {
  const lattices = Array.from({ length: 35 }, (_, index) => {
    const name = index === 7 ? "a-very-long-instance-name.mainnet" : `chain-${index}.net`;
    return lattice(name, { chainId: 1000 + index, ...pinnable(name) });
  });
  const organisms = Array.from({ length: 15 }, (_, index) => organism(`feed-${index}`));
  const citizens = [...lattices, ...organisms];
  return definition({
    name: PICTURED.fifty,
    title: "Fifty Citizens",
    archetype: "multi-operator",
    lattices,
    organisms,
    confluences: Array.from({ length: 12 }, (_, index) =>
      confluence(index === 3 ? `settlement-${"z".repeat(60)}` : `confluence-${index}`, {
        span: spanOf(citizens, index * 3, 2 + index),
      }),
    ),
    modules: modules("atlas", "almanac", "chronicle", "compute"),
  });
}

/** Each coalition's versions, in order. */
function versionsOf(): Definition[][] {
  const small = definition({ name: PICTURED.one, title: "One Citizen" });
  const first = three();
  const bumped = (turn: number) =>
    changed(first, { ticketIssuer: ticketIssuer(`tickets-${turn % 9}`) });
  const many = Array.from({ length: 34 }, (_, turn) =>
    turn % 3 === 1 ? { ...bumped(turn - 1), summary: `In turn ${turn}.` } : bumped(turn),
  );
  const announced = changed(first, { upcoming: upcomingOf(first) });
  const ending = definition({
    name: PICTURED.retired,
    title: "Retired",
    lattices: [],
    organisms: [organism("lonely")],
  });
  const retirement = { at: "2026-03-01T00:00:00Z", reason: "It is over.", replacement: null };
  return [
    [small],
    [first, ...many, first, announced],
    [fifty()],
    [ending, { ...ending, retirement }],
  ];
}

function upcomingOf({ lattices, confluences }: Definition): NonNullable<Definition["upcoming"]> {
  return [
    {
      notice: 7,
      kind: "stable-id",
      id: lattices[0]?.stableId ?? "",
      to: idOf("the next op.mainnet"),
      effectiveAt: "2030-02-02T12:00:00Z",
      reason: "A new committee.",
    },
    {
      notice: 8,
      kind: "fingerprint",
      id: confluences[0]?.fingerprint ?? "",
      to: idOf("the next intents"),
      effectiveAt: "2030-03-02T12:00:00Z",
      reason: "A new image.",
    },
  ];
}

/** A commit every eleven days, so that months and years change. */
export function picturedRegistry(): MemoryRegistry {
  const steps = [
    ...versionsOf()
      .flat()
      .map((it) => ({ [fileOf(it)]: it })),
    {},
  ];
  return memoryRegistry(steps.map((step, index) => commitOf(step, index, index * 11)));
}

/** Every file of the site by its path. */
export function renderPictured(): Promise<Map<string, string>> {
  return renderView(picturedRegistry(), CONFIG);
}
