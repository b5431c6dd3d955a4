// How many requests a run sends to GitHub, and how fast it writes.

import { describe, expect, it } from "vitest";
import { Traffic } from "../../src/io/github/traffic.ts";

const waits: number[] = [];
const sleep = async (ms: number) => {
  waits.push(ms);
};

const read = { method: "GET", url: "/repos/{owner}/{repo}/pages" };
const write = { method: "POST", url: "/repos/{owner}/{repo}/pulls" };
const query = { method: "POST", url: "https://api.example/graphql", query: "query { x }" };
const mutation = { ...query, query: "mutation ($input: I!) { y }" };
const LIMITS = { most: 30, reserve: 300 };

describe("the traffic of a run", () => {
  it("sends reads and the first few writes at once, then writes a second apart", async () => {
    const traffic = new Traffic(1000, sleep);
    for (let index = 0; index < 20; index++) {
      await traffic.before(read);
      await traffic.before(query);
    }
    for (let index = 0; index < 11; index++) await traffic.before(index % 2 ? write : mutation);
    expect(waits).toEqual([]);
    await traffic.before(write);
    await traffic.before(mutation);
    expect(waits).toHaveLength(2);
    expect(Math.max(...waits)).toBeGreaterThan(500);
    expect(traffic.sent).toBe(40 + 13);
  });

  it("has room up to the run's limit and the reserve for others", async () => {
    const traffic = new Traffic(0);
    for (let index = 0; index < 27; index++) await traffic.before(read);
    expect([traffic.hasRoom(3, LIMITS), traffic.hasRoom(4, LIMITS)]).toEqual([true, false]);
    traffic.after(read, { "x-ratelimit-remaining": "302" });
    expect([traffic.hasRoom(2, LIMITS), traffic.hasRoom(3, LIMITS)]).toEqual([true, false]);
    // The GraphQL API has a limit of its own.
    traffic.after(query, { "x-ratelimit-remaining": "1" });
    expect(traffic.hasRoom(2, LIMITS)).toBe(true);
  });
});
