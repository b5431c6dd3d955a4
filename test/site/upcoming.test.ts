// api/v1/upcoming.json: what is announced, by its schema, and the same from the same history.

import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import { expect, it } from "vitest";
import { viewRegistry } from "../../src/core/history/registry-view.ts";
import { publishedSchemas } from "../../src/core/schema/schemas.ts";
import { announcedCommits, citizenId } from "../support/announced-histories.ts";
import { memoryRegistry } from "../support/memory-registry.ts";
import { FEEDS_CONFIG } from "../support/rendered-feeds.ts";
import { renderView } from "../support/rendered-site.ts";

/** The part of a row that these tests need. */
interface Row {
  part: { name: string };
  effectiveAt: string;
  status: string;
  breaking: boolean;
  announcedAt: string;
  changedAt: string;
  fingerprint: { before: string; after: string | null };
}

const FILE = "api/v1/upcoming.json";

async function upcoming(commits = announcedCommits()) {
  const files = await renderView(memoryRegistry(commits), FEEDS_CONFIG);
  return { text: files.get(FILE) ?? "", schemas: files };
}

it("has what is announced and not carried out, by its time", async () => {
  const { commit, upcoming: rows } = JSON.parse((await upcoming()).text);
  expect(commit).toBe(announcedCommits().at(-1)?.commit);
  const facts = rows.map(({ part, effectiveAt, status, breaking, announcedAt, changedAt }: Row) =>
    [
      part.name,
      effectiveAt,
      status,
      breaking,
      announcedAt.slice(0, 10),
      changedAt.slice(0, 10),
    ].join(" "),
  );
  expect(facts).toMatchInlineSnapshot(`
    [
      "late.mainnet 2026-01-06T14:00:00Z overdue true 2026-01-06 2026-01-07",
      "first.mainnet 2026-12-01T14:00:00Z announced true 2026-01-05 2026-01-07",
      "moved.mainnet 2026-12-07T14:00:00Z announced true 2026-01-06 2026-01-07",
      "mini.ending 2027-01-04T00:00:00Z announced true 2026-01-10 2026-01-10",
    ]
  `);
  const [late, first] = rows;
  expect(first).toMatchObject({ id: citizenId("first"), to: citizenId("first", 2), notice: 1 });
  expect(first.fingerprint.before).toBe(late.fingerprint.before);
  expect(new Set(rows.map(({ fingerprint }: Row) => fingerprint.after)).size).toBe(rows.length);
  expect(rows.at(-1)).toMatchObject({ kind: "coalition-retirement", replacement: "mini.calendar" });
});

it("leaves a retirement out once its time has passed in the history", async () => {
  const commits = announcedCommits();
  const { view } = memoryRegistry(commits);
  expect(view.head?.at).toMatch(/^2026/);
  const last = commits.at(-1);
  const later = last && { ...last, commit: "f".repeat(40), at: "2027-01-04T00:00:00Z", files: [] };
  const { text } = await upcoming([...commits, ...(later ? [later] : [])]);
  expect(text).not.toContain("coalition-retirement");
});

it("is valid by its published schema, which names every member", async () => {
  const { text, schemas } = await upcoming();
  const ajv = new Ajv2020({ strict: false });
  for (const { file } of publishedSchemas(FEEDS_CONFIG.baseUrl)) {
    ajv.addSchema(JSON.parse(schemas.get(`schemas/${file}`) ?? ""));
  }
  const validate = ajv.getSchema(`${FEEDS_CONFIG.baseUrl}schemas/upcoming-changes.schema.json`);
  const value = JSON.parse(text);
  expect(validate?.(value), JSON.stringify(validate?.errors)).toBe(true);
  value.upcoming[0].effectiveAt = "tomorrow";
  expect(validate?.(value)).toBe(false);
  // Every member that is written is documented.
  const own = JSON.parse(readFileSync("schemas/upcoming-changes.schema.json", "utf8"));
  const named = Object.keys(own.$defs.upcomingChange.properties);
  for (const row of value.upcoming)
    for (const key of Object.keys(row)) expect(named).toContain(key);
});

it("is the same from the same history", async () => {
  expect((await upcoming()).text).toBe((await upcoming()).text);
});

it("is empty without a history", async () => {
  const files = await renderView(
    {
      view: viewRegistry({ chains: new Map(), entries: [], skipped: [] }, undefined, []),
      readText: async () => undefined,
    },
    FEEDS_CONFIG,
  );
  expect(JSON.parse(files.get(FILE) ?? "")).toEqual({
    schemaVersion: 1,
    commit: null,
    upcoming: [],
  });
});
