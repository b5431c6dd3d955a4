// Sites made to break their readers: each is reported, and none causes a crash.

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { siteRenderer } from "../../../site/renderer.ts";
import { renderVerification } from "../../../src/core/render/verification.ts";
import { verifySite } from "../../../src/core/verify/verify-site.ts";
import type { GitRepository } from "../../support/git-repository.ts";
import {
  CHAIN,
  chainedRegistry,
  jsonOf,
  readerOf,
  type Site,
  siteOf,
  writeJson,
} from "../../support/published-site.ts";

let repository: GitRepository;
let untouched: Site;
beforeAll(async () => {
  repository = chainedRegistry();
  untouched = await siteOf(repository);
});
afterAll(() => repository.delete());

async function problemsOf(tamper: (site: Site) => void) {
  const site = new Map(untouched);
  tamper(site);
  const verification = await verifySite(readerOf(site), { renderer: siteRenderer });
  if (!verification) throw new Error("There is no site.");
  expect(verification.ok).toBe(false);
  const text = renderVerification(verification);
  expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202e]/);
  expect(text.length).toBeLessThan(300_000);
  return verification.problems.map(({ file, message }) => `${file}: ${message}`);
}

const DEEP = 200_000;
const CONTENTS: [string, string | Uint8Array, RegExp][] = [
  ["nothing", "", /is empty/],
  ["half of it", '{"entries": [', /not JSON/],
  ["no UTF-8", Uint8Array.of(0x7b, 0xff, 0x7d), /not UTF-8/],
  ["a byte order mark", "\ufeff{}", /not JSON/],
  ["a depth that no stack has", "[".repeat(DEEP) + "]".repeat(DEEP), /levels deep/],
  ["deep objects", `${'{"a":'.repeat(DEEP)}1${"}".repeat(DEEP)}`, /levels deep/],
  ["null", "null", /is not an object/],
  ["a list", "[]", /is not an object/],
  ["a text", '"entries"', /is not an object/],
  ["other names", '{"__proto__": {"entries": []}, "constructor": 1}', / is not /],
  ["a key twice", '{"entries": [], "entries": []}', /"entries" appears twice/],
];

const FILES = [
  "api/v1/state.json",
  "api/v1/index.json",
  `${CHAIN}/changes.json`,
  "api/v1/site.json",
];

describe.each(FILES)("%s", (file) => {
  it.each(CONTENTS)("may hold %s", async (_, content, message) => {
    const problems = await problemsOf((site) => site.set(file, content));
    expect(problems.filter((it) => it.startsWith(`${file}: `)).join("\n")).toMatch(message);
  });

  // Without site.json, no version that is known made the site: whole-site.test.ts.
  it.skipIf(file === "api/v1/site.json")("may be missing", async () => {
    const problems = await problemsOf((site) => site.delete(file));
    expect(problems).toContain(`${file}: There is no such file.`);
  });
});

describe("an entry", () => {
  const withValue = (key: string, raw: string) => (site: Site) => {
    const path = `${CHAIN}/changes.json`;
    const log = JSON.parse(String(site.get(path)));
    if (!Object.hasOwn(log.entries[0], key)) throw new Error(`There is no ${key}.`);
    log.entries[0][key] = "the raw value";
    const after = JSON.stringify(log).replace('"the raw value"', () => raw);
    site.set(path, after);
  };

  it.each([
    ["seq", "1e400", /\/entries\/0\/seq is not a whole number/],
    ["seq", "-1", /\/entries\/0\/seq is not a whole number/],
    ["seq", "9007199254740993", /\/entries\/0\/seq is not a whole number/],
    ["seq", '"1"', /\/entries\/0\/seq is not a whole number/],
    ["seq", "9007199254740991", /The entry does not begin the chain/],
    ["at", '"2026-02-31T00:00:00Z"', /is not a valid date/],
    ["at", '"yesterday"', /\/entries\/0\/at is not a UTC time/],
    ["hash", '"0x00"', /\/entries\/0\/hash is not 64 lowercase/],
    ["blob", "null", /\/entries\/0\/blob is not git's id/],
    ["prev", "{}", /\/entries\/0\/prev is not 64 lowercase hex digits, or null/],
    ["breaking", '"no"', /\/breaking is not true or false/],
    ["changes", "[]", /The entry has no change/],
    ["changes", "[null]", /\/changes\/0 is not an object/],
    [
      "changes",
      '[{"kind": "history-rewritten", "part": {"class": "", "name": ""}, "breaking": false, "before": {}}]',
      /\/changes\/0\/before\/seq is not/,
    ],
    [
      "changes",
      '[{"kind": "toString", "part": {"class": "coalition", "name": "x"}, "breaking": true, "before": 1e999, "after": "\\ud800"}]',
      /The entry was edited/,
    ],
    ["subject", '"\\ud800\\u0000\\u001b[2J\\u202e"', /The entry was edited/],
    ["coalition", '"../../etc/passwd"', /\/entries\/0\/coalition|\/coalition is not a coalition/],
  ])("whose %s is %s is reported", async (key, raw, message) => {
    expect((await problemsOf(withValue(key, raw))).join("\n")).toMatch(message);
  });
});

describe("a site", () => {
  it("that leads elsewhere by a coalition's name is not followed", async () => {
    const site = new Map(untouched);
    const index = jsonOf<{ coalitions: object[] }>(site, "api/v1/index.json");
    const [first] = index.coalitions;
    writeJson(site, "api/v1/index.json", { coalitions: [{ ...first, name: "../../etc" }] });
    const asked: string[] = [];
    await verifySite(async (path) => {
      asked.push(path);
      return readerOf(site)(path);
    });
    expect(asked.length).toBeGreaterThan(1);
    expect(asked.filter((path) => path.includes(".."))).toEqual([]);
  });

  it("that names a coalition twice is reported", async () => {
    const problems = await problemsOf((site) => {
      const { coalitions } = jsonOf<{ coalitions: object[] }>(site, "api/v1/index.json");
      writeJson(site, "api/v1/index.json", { coalitions: [...coalitions, ...coalitions] });
    });
    expect(problems).toContain(`api/v1/index.json: The coalition ${CHAIN} is listed twice.`);
  });

  it("with any number of mistakes lists a hundred, and counts the rest", async () => {
    const site = new Map(untouched);
    const chain = jsonOf<{ entries: object[] }>(site, `${CHAIN}/changes.json`);
    const entries = Array.from({ length: 1000 }, () => chain.entries).flat();
    writeJson(site, `${CHAIN}/changes.json`, { coalition: CHAIN, entries });
    const verification = await verifySite(readerOf(site));
    expect(verification?.problems.length).toBeLessThan(250);
    expect(verification?.more).toBeGreaterThan(1000);
  });

  it("with nothing in it is not a site", async () => {
    expect(await verifySite(readerOf(new Map()))).toBeUndefined();
  });
});
