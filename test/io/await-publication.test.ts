// Waiting for a deployment: until it or a newer one is live, or until it takes too long.

import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import {
  awaitPublication,
  NotPublishedError,
  type Patient,
} from "../../src/io/await-publication.ts";

const COMMIT = "ab".repeat(20);
const OLD = "cd".repeat(20);
const HEADS = "12".repeat(32);
const stateOf = (commit: string | null, heads = HEADS) =>
  JSON.stringify({ commit, at: "2026-01-05T09:00:00Z", coalitions: 1, entries: 1, heads });

let server: Server;
let url: string;
let asked: string[];
/** Answers in order, the last one repeatedly; undefined for none. */
let answers: (string | undefined)[];
beforeEach(async () => {
  asked = [];
  server = createServer((request, response) => {
    asked.push(`${request.url}`);
    const text = answers.length > 1 ? answers.shift() : answers[0];
    response.writeHead(text === undefined ? 404 : 200).end(text);
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/registry`;
});
afterEach(async () => {
  server.closeAllConnections();
  await new Promise((done) => server.close(done));
});

const ONCE = 0;
const LONG = 60_000;

function wait(waitMs: number, more: Partial<Patient> = {}) {
  const patient = { fresh: "7.1", waitMs, firstPauseMs: 0, isNewer: async () => false };
  return awaitPublication(url, { commit: COMMIT, heads: HEADS }, { ...patient, ...more });
}

async function failureOf(work: Promise<unknown>): Promise<string> {
  const failure = await work.then(
    () => undefined,
    (error: Error) => error,
  );
  expect(failure).toBeInstanceOf(NotPublishedError);
  return String(failure?.message);
}

describe("a deployment", () => {
  it("is live at once, or after a while", async () => {
    answers = [stateOf(COMMIT)];
    expect(await wait(ONCE)).toMatchObject({ state: { commit: COMMIT }, newer: false });
    expect(asked).toHaveLength(1);
    answers = [
      undefined,
      "<html>",
      stateOf(OLD),
      stateOf(COMMIT, "34".repeat(32)),
      stateOf(COMMIT),
    ];
    const reasons: string[] = [];
    const { newer } = await wait(LONG, { onWait: (reason) => reasons.push(reason) });
    expect([newer, reasons.length]).toEqual([false, 4]);
    expect(reasons[0]).toContain("There is no api/v1/state.json");
    expect(reasons[1]).toContain("The file is not JSON");
    expect(reasons[2]).toContain(`shows commit ${OLD}`);
  });

  it("is requested past every cache, by an address that was never used before", async () => {
    answers = [undefined, undefined, stateOf(COMMIT)];
    await wait(LONG);
    expect(asked).toEqual([1, 2, 3].map((it) => `/registry/api/v1/state.json?7.1.${it}`));
  });

  it("may be replaced by a newer one, and by no other", async () => {
    answers = [stateOf(OLD)];
    const newer = await wait(ONCE, { isNewer: async (commit) => commit === OLD });
    expect(newer).toMatchObject({ state: { commit: OLD }, newer: true });
    answers = [stateOf(null)];
    await failureOf(wait(ONCE, { isNewer: async () => true }));
  });

  it("says what is there instead", async () => {
    answers = [stateOf(OLD)];
    expect(await failureOf(wait(ONCE))).toBe(
      `api/v1/state.json at ${url} shows commit ${OLD} with heads ${HEADS}, not ${COMMIT} with ${HEADS}.`,
    );
    answers = ['{"commit":1}'];
    expect(await failureOf(wait(ONCE))).toContain(
      "is not a file of a registry's site. /commit is not",
    );
    answers = [undefined];
    expect(await failureOf(wait(1))).toContain("There is no api/v1/state.json at");
  });

  it("fails if the commits cannot be compared", async () => {
    answers = [stateOf(OLD), stateOf(COMMIT)];
    const refused = wait(LONG, { isNewer: () => Promise.reject(new Error("No permission")) });
    await expect(refused).rejects.toThrow("No permission");
    expect(asked).toHaveLength(1);
  });
});
