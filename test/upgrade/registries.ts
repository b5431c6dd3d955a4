// Data registries: a config, definitions and a git history, different in each. All have versions that stricter software
// would refuse, at least those of the subject.

import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import fc from "fast-check";
import type { Definition } from "../../src/core/registry/definition.ts";
import { histories } from "../support/arbitrary-histories.ts";
import { changed, confluence, definition, lattice } from "../support/definitions.ts";
import { GitRepository } from "../support/git-repository.ts";
import { idOf, mrtdOf, peerOf } from "../support/ids.ts";
import { announcing, NOTICE, ONE } from "../support/noticed-definitions.ts";
import { textOf } from "../support/registries.ts";

export interface UpgradedRegistry {
  /** The clone; `GitRepository` deletes it. */
  repository: GitRepository;
  /** The registry's folder in it: "" or "registry/". */
  below: string;
  branch: string;
  baseUrl: string;
  /** Publishes the earlier history, if it was rewritten since. */
  beforeRewriting?: (build: () => Promise<unknown>) => Promise<void>;
}

/** Within all current limits, and beyond each stricter one. */
export const SUBJECT = definition({
  name: "upgrade.subject",
  title: "A title of more than sixteen characters",
  summary: `A coalition. ${"It has a long summary. ".repeat(80)}`,
  lattices: [
    lattice("base.mainnet", {
      mrtds: ["a", "b", "c"].map((unit) => ({ unit, mrtd: mrtdOf(unit) })),
      redFlags: ["One.", "Two.", "A flag that is longer than a line may be. ".repeat(10)],
    }),
    lattice("a-name-of-more-characters-than-thirty.mainnet"),
  ],
  confluences: [confluence("router")],
  peerHints: ["a", "b", "c"].map((peer) => ({ peerId: peerOf(peer) })),
});

/** The same with more citizens than a file of 12 KiB can hold. */
const LARGE = changed(SUBJECT, {
  lattices: Array.from({ length: 60 }, (_, index) => lattice(`number-${index}`)),
});

/** The same, within the stricter limits. */
export const MEETS_LIMITS = changed(SUBJECT, {
  title: "A short title",
  summary: "Short.",
  lattices: [lattice("base.mainnet")],
  peerHints: SUBJECT.peerHints.slice(0, 1),
});

const CONFIG = {
  name: "A registry of data",
  description: "Coalitions, and no software.",
  baseUrl: "https://coalitions.example/",
};

function registry(
  make: (repository: GitRepository, write: (it: Definition) => void) => void,
  { below = "", branch = "main", baseUrl = CONFIG.baseUrl } = {},
): UpgradedRegistry {
  const repository = new GitRepository();
  if (branch !== "main") repository.git("symbolic-ref", "HEAD", `refs/heads/${branch}`);
  const write = (it: Definition) => void repository.writeDefinition(it, `${below}coalitions`);
  repository.write(`${below}registry.config.json`, textOf({ ...CONFIG, baseUrl }));
  repository.write("README.md", "# A registry\n");
  versions(repository, write, [LARGE, SUBJECT]);
  make(repository, write);
  return { repository, below, branch, baseUrl };
}

const LONG = "A coalition whose title is long";
const ANOTHER = definition({ name: "mini.another", title: LONG });

/** A commit for each version of one coalition. */
function versions(repository: GitRepository, write: (it: Definition) => void, all: Definition[]) {
  for (const [index, it] of all.entries()) {
    write(it);
    repository.commit(`Version ${index + 1}`);
  }
}

function examples(): UpgradedRegistry {
  return registry((repository) => {
    for (const file of readdirSync("coalitions")) {
      repository.write(`coalitions/${file}`, readFileSync(join("coalitions", file)));
      repository.commit(`Publish ${file}`);
    }
  });
}

/** The bundle's dates are real: only commits that are in the past by every clock are used. */
function publishedBefore(): UpgradedRegistry {
  const repository = new GitRepository();
  const bundle = resolve("test/fixtures/published-before/registry.bundle");
  execFileSync("git", ["-C", repository.folder, "fetch", "--quiet", bundle, "main"]);
  const last = repository.git("rev-list", "-1", "--before=2026-06-01T00:00:00Z", "FETCH_HEAD");
  repository.git("reset", "--quiet", "--hard", last);
  repository.at = "2026-06-02T00:00:00Z";
  // CODEOWNERS is not tested here.
  repository.remove(".github/CODEOWNERS");
  versions(repository, (it) => void repository.writeDefinition(it), [LARGE, SUBJECT]);
  return { repository, below: "", branch: "main", baseUrl: CONFIG.baseUrl };
}

/** Titles are not part of a fingerprint. */
const titledAtLength = (text: string) =>
  text.replace(/"title": "(?=[^"])/, `"title": "${LONG}, called `);

function arbitrary(seed: number): UpgradedRegistry {
  const [history] = fc.sample(histories, { numRuns: 1, seed });
  return registry((repository) => {
    for (const [index, step] of (history?.steps ?? []).entries()) {
      for (const [file, content] of Object.entries(step)) {
        if (content === null) repository.remove(file);
        else repository.write(file, titledAtLength(String(content)));
      }
      repository.commit(`Step ${index}`);
    }
  });
}

function skippedVersions(): UpgradedRegistry {
  return registry((repository, write) => {
    const valid = textOf(ANOTHER);
    for (const text of [valid, "{", valid.replace('"title"', '"titel"'), `\ufeff${valid}`]) {
      repository.write("coalitions/mini.another.json", text);
      repository.commit("By hand");
    }
    write({ ...ANOTHER, fingerprint: idOf("another") });
    repository.commit("With another fingerprint");
    write(changed(ANOTHER, { lattices: [lattice("b.mainnet")] }));
    repository.commit("In order again");
    repository.move("coalitions/mini.another.json", "coalitions/l2/mini.another.json");
    repository.commit("Move");
    repository.remove("coalitions/l2/mini.another.json");
    repository.commit("Delete");
  });
}

function announcementsAndEnds(): UpgradedRegistry {
  return registry((repository, write) => {
    const two = { ...NOTICE, notice: 8, id: ONE.lattices[1]?.stableId ?? "", to: idOf("second") };
    const announced = announcing(ONE, NOTICE);
    const upcoming = [...(announced.upcoming ?? []), two].filter(({ id }) => id !== "");
    const ended = { at: "2026-01-20T00:00:00Z", reason: "Over. ".repeat(30), replacement: null };
    versions(repository, write, [
      ONE,
      changed(ONE, { title: LONG }),
      changed(ONE, { title: LONG, upcoming }),
      changed(ONE, { title: `${LONG}!`, upcoming: upcoming.slice(0, 1) }),
      changed(ANOTHER, { retirement: ended }),
      changed(ANOTHER, { retirement: { ...ended, replacement: ONE.name } }),
    ]);
    for (let day = 0; day < 20; day++) repository.commit("No coalition changed");
  });
}

/** Published, then amended, and accepted as a rewritten chain. */
function rewritten(): UpgradedRegistry {
  const made = registry((repository, write) => {
    const lost = [lattice("lost.mainnet"), lattice("b.mainnet")];
    versions(repository, write, [ANOTHER, changed(ANOTHER, { lattices: lost })]);
  });
  const { repository } = made;
  const beforeRewriting = async (build: () => Promise<unknown>) => {
    await build();
    repository.git("reset", "--quiet", "--hard", "HEAD~1");
    const bumped = changed(ANOTHER, { lattices: [lattice("c.mainnet")] });
    repository.writeDefinition(bumped);
    repository.commit("What has happened instead");
  };
  return { ...made, beforeRewriting };
}

function withoutSchemas(): UpgradedRegistry {
  const $schema = "https://unpkg.com/mosaik-coalitions@1/schemas/coalition.schema.json";
  return registry((repository, write) => {
    const titles = [LONG, `${LONG}, again`, `${LONG}, and urgent`];
    const all = titles.map((title) => changed(ANOTHER, { title, $schema }));
    versions(repository, write, [
      ANOTHER,
      ...all,
      { ...(all[2] ?? ANOTHER), urgent: { reason: LONG } },
    ]);
  });
}

export const REGISTRIES: Record<string, () => UpgradedRegistry> = {
  "the examples": examples,
  "what an earlier version published": publishedBefore,
  "a random history": () => arbitrary(1),
  "another random history": () => arbitrary(2),
  "a third random history": () => arbitrary(3),
  "a sub-folder of a repository": () =>
    registry((repository, write) => versions(repository, write, [ANOTHER]), { below: "registry/" }),
  "a default branch of another name, published below a path": () =>
    registry((repository, write) => versions(repository, write, [ANOTHER]), {
      branch: "trunk",
      baseUrl: "https://mosaik-example.github.io/coalitions/",
    }),
  "skipped versions, a file that moved, and one that was deleted": skippedVersions,
  "announcements and retirements": announcementsAndEnds,
  "a history that was rewritten": rewritten,
  "definitions that have the address of their schema": withoutSchemas,
};
