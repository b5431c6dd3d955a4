// A miniature registry with a short history, the same on every machine: for golden output.

import type { Definition } from "../../src/core/registry/definition.ts";
import {
  announced,
  confluence,
  definition,
  lattice,
  modules,
  organism,
  ticketIssuer,
} from "./definitions.ts";
import { GitRepository } from "./git-repository.ts";
import { idOf } from "./ids.ts";

const ECOSYSTEM: Partial<Definition> = {
  name: "mini.ecosystem",
  title: "Mini Ecosystem",
  archetype: "ecosystem",
  summary: "Two lattices and a *router* <between> them.",
  modules: modules("atlas", "chronicle"),
};
const config = { content: "c0ffee", acl: "ac1d" };
const [a, b] = [lattice("a.mainnet"), lattice("b.mainnet", { chainId: 11 })];
const pinned = { ...b, contentHash: idOf("content of b") };
const router = confluence("router", {
  span: [
    { stableId: a.stableId, name: "a.mainnet" },
    { stableId: idOf("elsewhere"), name: "elsewhere.mainnet" },
  ],
  config,
  crate: "router",
  verbs: ["Router::routed"],
});

const service = (overrides: Partial<Definition> = {}) =>
  definition({
    name: "mini.service",
    title: "Mini & Service",
    lattices: [],
    organisms: [organism("feed", { redFlags: ['Runs on <one> "machine".'] })],
    ticketIssuer: ticketIssuer("tickets", { config: { acl: "ac1d" } }),
    ...overrides,
  });

/** Published, added, shipped together with a pin, announced, retired and replaced. */
export function miniatureRegistry(): GitRepository {
  const repository = new GitRepository();
  const feed = service().organisms[0];
  repository.writeDefinition(definition({ ...ECOSYSTEM, lattices: [a], confluences: [router] }));
  repository.commit("Publish mini.ecosystem");
  repository.writeDefinition(service());
  repository.commit("Publish mini.service");
  const span = [...router.span, { stableId: b.stableId, contentHash: pinned.contentHash }];
  const upgraded = confluence("router", {
    span,
    config,
    crate: "router",
    verbs: ["Router::routed"],
  });
  repository.writeDefinition(
    definition({ ...ECOSYSTEM, lattices: [a, pinned], confluences: [upgraded] }),
  );
  repository.commit("Add b.mainnet & let the <router> span it");
  repository.writeDefinition(
    service({
      upcoming: [
        announced(feed?.stableId ?? "", idOf("the next feed"), {
          effectiveAt: "2026-02-02T12:00:00Z",
          reason: "A new committee.",
        }),
      ],
    }),
  );
  repository.commit("Announce the bump of feed");
  repository.writeDefinition(
    service({
      retirement: {
        at: "2026-03-01T00:00:00Z",
        reason: "The ecosystem has a feed of its own.",
        replacement: "mini.ecosystem",
      },
    }),
  );
  repository.commit("Retire mini.service");
  return repository;
}
