// The published site, read in the parts that the comparison needs.

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Chains } from "../../src/core/history/continuity.ts";
import type { Entry } from "../../src/core/history/entry.ts";
import { PublishedSiteError } from "../../src/io/published-site.ts";
import { comparePrevious } from "../../src/io/read-previous.ts";
import type { GitRepository } from "../support/git-repository.ts";
import { idOf } from "../support/ids.ts";
import {
  CHAIN,
  chained,
  chainedRegistry,
  entriesOf,
  readerOf,
  type Site,
  siteOf,
  writeEntries,
  writeHead,
  writeJson,
} from "../support/published-site.ts";

let repository: GitRepository;
let published: Site;
let chains: Map<string, Entry[]>;
beforeAll(async () => {
  repository = chainedRegistry();
  published = await siteOf(repository);
  chains = new Map([CHAIN, "mini.other"].map((name) => [name, entriesOf(published, name)]));
});
afterAll(() => repository.delete());

/** The comparison, and the files it read. */
async function compared(site: Site, now: Chains) {
  const asked: string[] = [];
  const read = async (path: string) => {
    asked.push(path);
    return readerOf(site)(path);
  };
  return { previous: await comparePrevious({ where: "https://mini.example/", read }, now), asked };
}

const states = (previous: Awaited<ReturnType<typeof compared>>["previous"]) =>
  previous.first
    ? "first"
    : previous.comparisons.map(({ coalition, state }) => `${coalition} ${state}`);

const chainsWith = (name: string, entries: readonly Entry[] | undefined): Chains => {
  const changed = new Map<string, readonly Entry[]>(chains);
  if (entries) changed.set(name, entries);
  else changed.delete(name);
  return changed;
};
const elseOf = (entries: readonly Entry[]) =>
  chained(entries.map((it) => ({ ...it, subject: "Else" })));

describe("the published site", () => {
  it("is unchanged, which one small file shows", async () => {
    const { previous, asked } = await compared(published, chains);
    expect(states(previous)).toEqual([`${CHAIN} same`, "mini.other same"]);
    expect(asked).toEqual(["api/v1/state.json"]);
  });

  it("is still empty", async () => {
    expect(states((await compared(new Map(), chains)).previous)).toBe("first");
  });

  it("has fewer entries, which the index shows", async () => {
    const longer = chainsWith(CHAIN, chained([...entriesOf(published), ...entriesOf(published)]));
    const { previous, asked } = await compared(published, longer);
    expect(states(previous)).toEqual([`${CHAIN} ahead`, "mini.other same"]);
    expect(asked).toEqual(["api/v1/state.json", "api/v1/index.json"]);
  });

  it("has its chains compared only if heads differ", async () => {
    const { previous, asked } = await compared(
      published,
      chainsWith(CHAIN, elseOf(entriesOf(published))),
    );
    expect(states(previous)).toEqual([`${CHAIN} rewritten`, "mini.other same"]);
    expect(asked).toEqual(["api/v1/state.json", "api/v1/index.json", `${CHAIN}/changes.json`]);
    const behind = await compared(published, chainsWith(CHAIN, entriesOf(published).slice(0, 2)));
    expect(states(behind.previous)).toEqual([`${CHAIN} behind`, "mini.other same"]);
  });

  it("has coalitions that are gone here, or lacks new ones", async () => {
    const gone = await compared(published, chainsWith("mini.other", undefined));
    expect(states(gone.previous)).toEqual([`${CHAIN} same`, "mini.other gone"]);
    const more = await compared(published, chainsWith("mini.third", elseOf(entriesOf(published))));
    expect(states(more.previous)).toEqual([`${CHAIN} same`, "mini.other same", "mini.third new"]);
  });

  it("has rewritings that the new chains were made without", async () => {
    const site = new Map(published);
    const [first] = entriesOf(site);
    const fingerprint = idOf("lost, too");
    const lost = { seq: 7, hash: idOf("lost"), fingerprint, fingerprints: [fingerprint] };
    const head = { seq: 1, hash: first?.hash, fingerprint: first?.fingerprint };
    const rewritten = { kind: "history-rewritten", part: { class: "coalition", name: CHAIN } };
    const changes = [
      { ...rewritten, breaking: true, before: lost, after: head },
    ] as Entry["changes"];
    const telling = chained([first, { ...first, subject: "Because", changes }] as Entry[]);
    writeEntries(site, telling);
    writeHead(site, telling);
    const { previous } = await compared(site, chains);
    expect(previous).toMatchObject({
      first: false,
      rewritings: [{ coalition: CHAIN, reason: "Because", lost, commit: first?.commit }],
    });
  });

  it("contradicts itself in a coalition", async () => {
    const site = new Map(published);
    writeEntries(site, entriesOf(site).slice(1));
    const now = chainsWith(CHAIN, elseOf(entriesOf(published)));
    expect(states((await compared(site, now)).previous)).toEqual([
      `${CHAIN} invalid`,
      "mini.other same",
    ]);
    site.delete(`${CHAIN}/changes.json`);
    expect(states((await compared(site, now)).previous)).toEqual([
      `${CHAIN} invalid`,
      "mini.other same",
    ]);
  });

  it.each<[string, (site: Site) => void, RegExp]>([
    ["no index", (site) => site.delete("api/v1/index.json"), /incomplete/],
    ["no state", (site) => site.delete("api/v1/state.json"), /incomplete/],
    [
      "a page instead of the state",
      (site) => site.set("api/v1/state.json", "<html>"),
      /state\.json of .* is not a file of a registry's site\. .* not JSON/,
    ],
    [
      "another state",
      (site) => writeJson(site, "api/v1/state.json", { heads: 1 }),
      /\/commit is not git's id/,
    ],
    [
      "another index",
      (site) => writeJson(site, "api/v1/index.json", { coalitions: 1 }),
      /\/coalitions is not a list/,
    ],
    [
      "an index of other heads",
      (site) => writeJson(site, "api/v1/index.json", { coalitions: [] }),
      /contradicts itself/,
    ],
    [
      "another change log",
      (site) => writeJson(site, `${CHAIN}/changes.json`, { coalition: CHAIN, entries: [1] }),
      /\/entries\/0 is not an object/,
    ],
  ])("that has %s is refused with a reason", async (_, tamper, message) => {
    const site = new Map(published);
    tamper(site);
    const now = chainsWith(CHAIN, elseOf(entriesOf(published)));
    const failure = await compared(site, now).catch((error: Error) => error);
    expect(failure).toBeInstanceOf(PublishedSiteError);
    expect((failure as Error).message).toMatch(message);
  });
});
