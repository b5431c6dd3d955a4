// The news of a publication: whom it refers to for the first time, and that it can be passed on.

import { describe, expect, it } from "vitest";
import { gatherNews } from "../../src/core/history/gather-news.ts";
import { commitNews, type News, parseNews, writeNews } from "../../src/core/history/news.ts";
import type { Definition } from "../../src/core/registry/definition.ts";
import { changed, definition, lattice } from "../support/definitions.ts";
import { commitOf, entriesOf, type Step } from "../support/histories.ts";
import { idOf } from "../support/ids.ts";

const operator = (id: number, login = `account-${id}`) => ({
  name: `Operator ${id}`,
  github: [{ login, id }],
});
const part = (name: string, id: number, login?: string) =>
  lattice(name, { chainId: id, operator: operator(id, login) });

const [A, B, C] = [part("a.mainnet", 11), part("b.mainnet", 12), part("c.mainnet", 13)];
const ONE = definition({ name: "mini.one", lattices: [A] });
const TWO = definition({ name: "mini.two", lattices: [B] });
const write = (...definitions: Definition[]): Step =>
  Object.fromEntries(definitions.map((it) => [`coalitions/${it.name}.json`, it]));

const hash = (index: number) => index.toString(16).padStart(40, "0");

/** The news of some commits of a history, by their places in it; and which texts were read for it. */
async function newsOf(steps: Step[], ...places: number[]): Promise<News & { read: string[] }> {
  const texts = new Map(
    steps
      .flatMap((step, index) => commitOf(step, index).files)
      .map(({ blob, bytes }) => [blob ?? "", new TextDecoder().decode(bytes ?? undefined)]),
  );
  const read: string[] = [];
  const readText = async (blob: string) => {
    read.push(blob);
    const text = texts.get(blob);
    if (text === undefined) throw new Error(`There is no ${blob}.`);
    return text;
  };
  const news = await gatherNews(entriesOf(steps), new Set(places.map(hash)), readText);
  return { ...news, read };
}

const referred = ({ commits }: News) =>
  commits.flatMap(({ commit, firstReferred }) =>
    firstReferred.map(
      ({ id, coalition, parts }) => `${Number.parseInt(commit, 16)}: ${id} ${coalition} ${parts}`,
    ),
  );

describe("whom a publication refers to for the first time", () => {
  it("is everybody in the first", async () => {
    const news = await newsOf([write(ONE, TWO)], 0);
    expect(referred(news)).toEqual([
      "0: 11 mini.one lattice a.mainnet",
      "0: 12 mini.two lattice b.mainnet",
    ]);
    const ids = news.commits[0]?.firstReferred.flatMap((it) => it.ids ?? []);
    expect(ids).toEqual([ONE, TWO].map(({ lattices }) => lattices[0]?.stableId));
    expect(news.commits[0]?.entries).toEqual([
      { coalition: "mini.one", seq: 1 },
      { coalition: "mini.two", seq: 1 },
    ]);
  });

  it("is nobody whom any version before referred to, though none does now", async () => {
    const steps = [
      write(ONE, TWO),
      write(changed(ONE, { lattices: [A, C] })),
      write(ONE),
      write(changed(TWO, { lattices: [B, C, part("d.mainnet", 14)] })),
    ];
    expect(referred(await newsOf(steps, 3))).toEqual(["3: 14 mini.two lattice d.mainnet"]);
    expect(referred(await newsOf(steps, 1))).toEqual(["1: 13 mini.one lattice c.mainnet"]);
  });

  it("is reported with the first of several commits, and in each of its coalitions", async () => {
    const steps = [
      write(ONE),
      write(changed(ONE, { lattices: [A, C] }), definition({ name: "mini.new", lattices: [C] })),
      write(changed(ONE, { lattices: [C, A] })),
      write(definition({ name: "mini.late", lattices: [C] })),
    ];
    const all = ["1: 13 mini.one lattice c.mainnet", "1: 13 mini.new lattice c.mainnet"];
    expect(referred(await newsOf(steps, 1, 2, 3)).sort()).toEqual([...all].sort());
    expect(referred(await newsOf(steps, 2, 3))).toEqual([]);
  });

  it("goes by the account's number, whatever it is called", async () => {
    const renamed = changed(ONE, { lattices: [part("a.mainnet", 11, "renamed")] });
    expect(referred(await newsOf([write(ONE), write(renamed)], 1))).toEqual([]);
    const taken = changed(ONE, { lattices: [part("a.mainnet", 99, "account-11")] });
    expect(referred(await newsOf([write(ONE), write(taken)], 1))).toHaveLength(1);
  });

  it("is not the coalition's own operator, and needs no text if nothing is reported", async () => {
    const own = definition({ name: "mini.one", lattices: [], operator: operator(77) });
    expect(referred(await newsOf([write(own)], 0))).toEqual([]);
    expect(await newsOf([write(ONE)], 5)).toEqual({ commits: [], omitted: 0, read: [] });
  });

  it("reads the coalition's own past first, and only as much as needed", async () => {
    const steps = [
      write(TWO),
      write(ONE),
      ...["x", "y", "z"].map((title) => write(changed(TWO, { title }))),
      write(changed(ONE, { title: "Another" })),
    ];
    const { read } = await newsOf(steps, 5);
    const entries = entriesOf(steps);
    expect(read).toEqual([entries.at(-1)?.blob, entries[1]?.blob]);
  });

  it("matches a simple implementation, whatever commits are reported", async () => {
    const steps = [
      write(ONE, TWO),
      write(changed(ONE, { lattices: [A, B] })),
      write(changed(TWO, { lattices: [C] })),
      write(changed(ONE, { lattices: [A, part("e.mainnet", 15)] })),
      write(changed(TWO, { lattices: [C, part("e.mainnet", 15), part("f.mainnet", 16)] })),
    ];
    const seen = new Set<number>();
    const naive = steps.map((step) => {
      const ids = Object.values(step).flatMap((it) =>
        (it as Definition).lattices.flatMap(({ operator: { github } }) =>
          github.map(({ id }) => id),
        ),
      );
      const first = [...new Set(ids.filter((id) => !seen.has(id)))].sort();
      for (const id of ids) seen.add(id);
      return first;
    });
    for (let mask = 1; mask < 2 ** steps.length; mask++) {
      const places = [...steps.keys()].filter((place) => mask & (1 << place));
      const { commits } = await newsOf(steps, ...places);
      const found = commits.map(({ firstReferred }) =>
        [...new Set(firstReferred.map(({ id }) => id))].sort(),
      );
      expect(found).toEqual(places.map((place) => naive[place]));
    }
  });
});

describe("news that are handed over", () => {
  const entry = { coalition: "mini.one", seq: 1 };

  it("come back as they were", () => {
    const part = { parts: ["lattice ä"], ids: [idOf("ä")] };
    const account = { id: 1, login: "a", coalition: "mini.one", ...part };
    const news = { commits: [commitNews(hash(1), [entry], [account])], omitted: 2 };
    expect(parseNews(writeNews(news))).toEqual(news);
    expect(news.commits[0]?.firstReferred).toEqual([{ ...account, moreParts: 0 }]);
  });

  it("fit into an environment variable, however much there is to tell", () => {
    const long = "x".repeat(200);
    const account = {
      id: 1,
      login: "a",
      coalition: long,
      parts: Array(400).fill(`lattice ${long}`),
    };
    const commits = Array.from({ length: 50 }, (_, index) =>
      commitNews(hash(index), Array(3000).fill(entry), Array(300).fill(account)),
    );
    const text = writeNews({ commits, omitted: 7 });
    expect(text.length).toBeLessThan(128 * 1024);
    const parsed = parseNews(text);
    expect(parsed.commits.length).toBeGreaterThan(0);
    expect(parsed.commits.length + parsed.omitted).toBe(57);
    expect(parsed.commits.at(-1)).toMatchObject({
      ...{ commit: hash(49), moreEntries: 2800, moreReferred: 250 },
    });
  });

  it.each([
    ["", "The file is empty"],
    ["[]", "The whole value"],
    ['{"commits":[],"omitted":"0"}', "/omitted"],
    ['{"commits":[{"commit":"x"}],"omitted":0}', "/commits/0/commit"],
  ])("are refused with an explanation if malformed: %j", (text, words) => {
    expect(() => parseNews(text)).toThrow(words);
    expect(() => parseNews(text)).toThrow(
      "The input news does not match the output news of actions/publish",
    );
  });
});
