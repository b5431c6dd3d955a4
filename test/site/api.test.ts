// Every file for programs is at exactly one path of the OpenAPI document, and is valid by the schema that this names;
// for the gallery, the miniature, this registry, and every version that the history ever accepted.

import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { Validator } from "@seriousme/openapi-schema-validator";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { GALLERY, renderGallery } from "../support/gallery.ts";
import { miniatureRegistry } from "../support/miniature.ts";
import { OPENAPI, PublishedFiles } from "../support/published-files.ts";
import { renderRegistry } from "../support/rendered-site.ts";

const BUNDLES = ["frozen-history", "published-before"];
const folder = mkdtempSync(join(tmpdir(), "api-"));
const sites = new Map<string, PublishedFiles>();

beforeAll(async () => {
  sites.set("gallery", new PublishedFiles(await renderGallery()));
  const miniature = miniatureRegistry();
  const roots = { miniature: miniature.folder, example: ".", ...clones() };
  for (const [name, root] of Object.entries(roots)) {
    sites.set(name, new PublishedFiles(await renderRegistry(root, GALLERY)));
  }
  miniature.delete();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function clones(): Record<string, string> {
  const entries = BUNDLES.map((name): [string, string] => {
    const bundle = resolve("test/fixtures", name, "registry.bundle");
    const to = join(folder, name);
    execFileSync("git", ["clone", "--quiet", "--branch", "main", bundle, to], { stdio: "pipe" });
    return [name, to];
  });
  return Object.fromEntries(entries);
}

/** What is wrong with a site's files, by file; `validated`: by schema, how many were valid. */
function faultsOf(site: PublishedFiles) {
  const faults: string[] = [];
  const validated = new Map<string, number>();
  for (const [file, paths] of site.placed()) {
    const [path = ""] = paths;
    if (paths.length !== 1) faults.push(`${file} is at ${paths.join(", ") || "no path"}`);
    if (paths.length !== 1 || site.isInternal(path) || !file.endsWith(".json")) continue;
    const schema = site.schemaOf(path);
    if (schema === undefined) faults.push(`${file} has no schema`);
    // By a validator of its own, below.
    if (schema === undefined || file === OPENAPI) continue;
    const validate = site.validatorOf(schema);
    const isValid = validate?.(JSON.parse(site.files.get(file) ?? ""));
    if (isValid) validated.set(schema, (validated.get(schema) ?? 0) + 1);
    else
      faults.push(`${file}: ${validate ? JSON.stringify(validate.errors?.[0]) : "no"} ${schema}`);
  }
  return { faults, validated };
}

const ELSEWHERE = [
  "https://json-schema.org/draft/2020-12/schema",
  "https://spec.openapis.org/oas/3.1/schema/2022-10-07",
];

/** Whether a document is OpenAPI 3.1, and refers only to itself and to existing schemas. */
async function validateOpenApi(document: object, files: string[]) {
  const validator = new Validator();
  const own = files.filter((it) => it.endsWith(".schema.json")).map((it) => GALLERY.baseUrl + it);
  for (const address of [...own, ...ELSEWHERE]) await validator.addSpecRef({}, address);
  return validator.validate({ ...structuredClone(document) });
}

const galleryFiles = () => sites.get("gallery") as PublishedFiles;

describe.each(["gallery", "miniature", "example", ...BUNDLES])("%s", (name) => {
  it("has every file at one path, valid by its schema, which names each of its members", () => {
    const { faults, validated } = faultsOf(sites.get(name) as PublishedFiles);
    expect(faults).toEqual([]);
    expect(validated.size).toBe(10);
  });

  it("has a valid OpenAPI document", async () => {
    const { document, files } = sites.get(name) as PublishedFiles;
    expect(await validateOpenApi(document, [...files.keys()])).toEqual({ valid: true });
  });
});

it("every path of the document has a file", () => {
  const { paths } = galleryFiles().document;
  const used = new Set(
    [...sites.values()].flatMap((it) => [...it.placed()].flatMap(([, at]) => at)),
  );
  const unused = Object.keys(paths).filter((it) => !used.has(it) && !it.includes("/archive/"));
  expect(unused).toEqual([]);
});

describe("mistakes are found", () => {
  const withFile = (path: string, text: string) =>
    faultsOf(new PublishedFiles(new Map([...galleryFiles().files, [path, text]]))).faults;

  it.each(["api/v1/new.json", "new.json", "citizens/new.json", "a.coalition/new.txt", "new.ics"])(
    "a file without a path: %s",
    (path) => {
      expect(withFile(path, "{}")).toEqual([`${path} is at no path`]);
    },
  );

  it("a path without a schema", () => {
    const { files, document } = galleryFiles();
    const copy = structuredClone(document);
    const state = copy.paths["/api/v1/state.json"];
    if (state) state.get.responses[200].content = { "application/json": {} };
    expect(faultsOf(new PublishedFiles(files, copy)).faults).toEqual([
      "api/v1/state.json has no schema",
    ]);
  });

  it("a file at two paths, and one whose path was removed", () => {
    const { files, document } = galleryFiles();
    const copy = structuredClone(document);
    const { "/api/v1/state.json": state, ...others } = copy.paths;
    const wrong = { "/api/v1/{coalition}.json": state, "/changes.{fingerprint}": state };
    const changed = { ...others, ...wrong } as typeof document.paths;
    copy.components.parameters.coalition = { schema: { pattern: "^[a-z.]+$" } };
    copy.components.parameters.fingerprint = { schema: { pattern: "^rss$" } };
    const { faults } = faultsOf(new PublishedFiles(files, { ...copy, paths: changed }));
    expect(faults).toContain("changes.rss is at /changes.rss, /changes.{fingerprint}");
    expect(faults).toContain(
      "api/v1/index.json is at /api/v1/index.json, /api/v1/{coalition}.json",
    );
  });

  it("a member that is missing, or that no schema names", () => {
    const site = galleryFiles();
    const seen = new Set<string>();
    for (const [file, [path = ""]] of site.placed()) {
      const schema = site.schemaOf(path);
      if (!file.endsWith(".json") || schema === undefined || seen.has(schema)) continue;
      if (ELSEWHERE.includes(schema)) continue;
      seen.add(schema);
      const validate = site.validatorOf(schema);
      const value = JSON.parse(site.files.get(file) ?? "");
      const { required = [] } = (validate?.schema ?? {}) as { required?: string[] };
      expect(required.length, schema).toBeGreaterThan(0);
      for (const key of required) {
        const { [key]: _, ...less } = value;
        expect(validate?.(less), `${schema} without ${key}`).toBe(false);
      }
      expect(validate?.({ ...value, unnamed: 1 }), schema).toBe(false);
      const open = new PublishedFiles(site.files, site.document, false).validatorOf(schema);
      expect(open?.({ ...value, unnamed: 1 }), `${schema}: v1 only grows`).toBe(true);
    }
    expect(seen.size).toBe(9);
  });

  it("an OpenAPI document that is invalid, or refers to a missing schema", async () => {
    const { document, files } = galleryFiles();
    const paths = [...files.keys()];
    expect(await validateOpenApi({ ...document, paths: { none: {} } }, paths)).toMatchObject({
      valid: false,
    });
    const without = paths.filter((it) => !it.endsWith("registry-state.schema.json"));
    expect((await validateOpenApi(document, without)).errors).toContain(
      "registry-state.schema.json",
    );
  });
});

describe("the schema of what was published", () => {
  const WORDS = /^(\$comment|\$id|title|description|patternErrorMessage|additionalProperties)$/;
  /** Without words; what is a property's name is not a keyword. */
  function asked(node: unknown, isNames = false): unknown {
    if (typeof node !== "object" || node === null || Array.isArray(node)) return node;
    const kept = Object.entries(node).filter(([key]) => isNames || !WORDS.test(key));
    return Object.fromEntries(
      kept.map(([key, it]) => [key, asked(it, !isNames && /^(properties|\$defs)$/.test(key))]),
    );
  }
  const read = (path: string) => JSON.parse(readFileSync(path, "utf8"));

  it("requires what the frozen readers require, except that it is open and $schema can be any text", () => {
    const frozen = read("src/core/history/v1/definition.schema.json");
    frozen.properties.$schema = { type: "string" };
    expect(asked(read("schemas/published-definition.schema.json"))).toEqual(asked(frozen));
    const readers = readdirSync("src/core/history").filter((it) => /^v\d+$/.test(it));
    // Another reader takes more: widen the schema by it.
    expect(readers).toEqual(["v1", "v2"]);
  });
});
