// The readers of the history never change. Their files are compared with digests, and their imports checked.

import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

const FOLDER = "src/core/history";
const READERS = readdirSync(FOLDER).filter((it) => /^v\d+$/.test(it));

const FROZEN: Record<string, string> = {
  "v1/definition.schema.json": "45646f1348e3ba37ce8ec92223b8a5cf3c8e21f47658bea87296e6525957b765",
  "v1/json.ts": "ee7ada8b7a46aaf78299f274f039d8c26377ca10c20f95ccaaf780a1f3a937e4",
  "v1/meaning.ts": "a86a88ff0581cf392fa30271fada8ea5b0ca4ff794a830bd1c0442d36dfda5ea",
  "v1/parts.ts": "a5fe0bfa0b8eddad3b8d8379184afafd91398dfdad8af985c2858641626cc8ad",
  "v1/reader.ts": "0be1b1e98a5d9a4983351f79421dd1cf2ab4e08d88d32f8703ab2f52add0d17b",
  "v1/times.ts": "53a63c25af1814151c4f43a0011864d32a20aa589dc886f9e761c30c54869319",
  "v1/upcoming.ts": "5de027224c19ebc191067b015d2ec6ccf97fda7e7bd263a95b73252a304c30a1",
  "v2/reader.ts": "fba3b9a45800c2540bea80ba661f21cb03729758d05117b72896012f9349c6b3",
};

const CHANGED =
  "A reader of the history is frozen: what it decides must never change, or entries that are published would be lost. Put its file back, and add another reader beside it: src/core/history/read-version.ts";

const filesOf = (reader: string) =>
  readdirSync(`${FOLDER}/${reader}`).map((it) => `${reader}/${it}`);
const read = (file: string) => readFileSync(`${FOLDER}/${file}`, "utf8");

describe.each(READERS)("the reader %s", (reader) => {
  it.each(filesOf(reader))("has %s as it was", (file) => {
    const digest = createHash("sha256").update(read(file)).digest("hex");
    expect(digest, CHANGED).toBe(FROZEN[file]);
  });

  it("has every file that it had", () => {
    const had = Object.keys(FROZEN).filter((file) => file.startsWith(`${reader}/`));
    expect(filesOf(reader), CHANGED).toEqual(had);
  });

  it("takes nothing that may change, except types", () => {
    const imports = filesOf(reader).flatMap((file) => [
      ...read(file).matchAll(/^import (?!type )(?:[^"]*)"([^"]+)"/gm),
    ]);
    const targets = new Set(imports.map(([, target = ""]) => target));
    const frozen =
      /^\.\/[\w.-]+\.ts$|^\.\.\/v\d+\/|^\.\.\/\.\.\/derivation\/|\/generated\/validateHistory\.js$/;
    expect(targets.size).toBeGreaterThan(1);
    expect([...targets].filter((it) => !frozen.test(it))).toEqual([]);
  });
});

it("are all in the list", () => {
  const list = read("read-version.ts");
  for (const reader of READERS)
    expect(list).toMatch(new RegExp(`READERS = \\[.*\\bread${reader.toUpperCase()}\\b`));
  expect(READERS.length).toBeGreaterThan(1);
});
