// A registry with an id of every status: current, superseded, announced, retired.

import { announced, changed, definition, lattice, modules, organism } from "./definitions.ts";
import { GitRepository } from "./git-repository.ts";
import { idOf } from "./ids.ts";
import { renderRegistry } from "./rendered-site.ts";

export const CONFIG = {
  name: "Mini registry",
  description: "A registry in miniature.",
  baseUrl: "https://mini.example/some/registry/",
};

const first = definition({
  name: "mini.one",
  lattices: [lattice("a.mainnet", { contentHash: idOf("content of a") })],
  modules: modules("atlas"),
});
const second = changed(first, { organisms: [organism("feed")] });
const third = changed(second, {
  lattices: [lattice("a.mainnet", { stableId: idOf("a, bumped"), contentHash: idOf("content 2") })],
});
const announcing = changed(third, {
  upcoming: [
    announced(idOf("organism feed"), idOf("the next feed"), {
      effectiveAt: "2027-02-02T12:00:00Z",
      reason: "A new committee.",
    }),
  ],
});
const old = definition({ name: "mini.old", lattices: [lattice("old.mainnet")] });
const retired = changed(old, {
  retirement: { at: "2026-03-01T00:00:00Z", reason: "It <b>moved</b>.", replacement: "mini.one" },
});

/** Fingerprints and ids of the registry, by what they are. */
export const LOOKUP_IDS = {
  first: first.fingerprint,
  second: second.fingerprint,
  current: third.fingerprint,
  nextFingerprint: changed(third, {
    organisms: [organism("feed", { stableId: idOf("the next feed") })],
  }).fingerprint,
  stableIdBefore: first.lattices[0]?.stableId ?? "",
  stableIdNow: idOf("a, bumped"),
  announcedId: idOf("the next feed"),
  retired: old.fingerprint,
};

export function lookupRegistry(): GitRepository {
  const repository = new GitRepository();
  for (const [version, subject] of [
    [first, "Publish mini.one"],
    [old, "Publish mini.old"],
    [second, "Refer to <script>alert(1)</script> the feed"],
    [third, "Take up the bump of a.mainnet"],
    [announcing, "Announce the bump of feed"],
    [retired, "Retire mini.old"],
  ] as const) {
    repository.writeDefinition(version);
    repository.commit(subject);
  }
  return repository;
}

/** Its site: every file's text by its path. */
export async function renderLookupRegistry(): Promise<Map<string, string>> {
  const repository = lookupRegistry();
  try {
    return await renderRegistry(repository.folder, CONFIG);
  } finally {
    repository.delete();
  }
}
