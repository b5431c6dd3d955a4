// Archives that no honest run would upload.

import { zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { readEntry } from "../../src/io/github/artifact.ts";
import { bytesOfText } from "../support/registries.ts";

const RESULT = bytesOfText('{"schemaVersion":1}');
const zip = (files: Record<string, Uint8Array>) => zipSync(files);

/** The archive with a wrong size for its entry in its directory. */
function claiming(bytes: Uint8Array, size: number): Uint8Array {
  const copy = Uint8Array.from(bytes);
  const view = new DataView(copy.buffer);
  for (let at = 0; at < copy.length - 4; at++) {
    if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, size, true);
  }
  return copy;
}

describe("the one file of an artifact", () => {
  it("is read", () => {
    expect(readEntry(zip({ "result.json": RESULT }), "result.json")).toEqual({ bytes: RESULT });
  });

  it.each<[string, Record<string, Uint8Array>]>([
    ["climbs out of its folder", { "../../result.json": RESULT }],
    ["climbs, beside the wanted file", { "result.json": RESULT, "../.bashrc": RESULT }],
    ["is absolute", { "/etc/passwd": RESULT }],
    ["is in a folder", { "a/result.json": RESULT }],
    ["has another name", { "other.json": RESULT }],
    ["is missing", {}],
  ])("is refused if it %s", (_, files) => {
    const { bytes, reason } = readEntry(zip(files), "result.json");
    expect([bytes, reason]).toEqual([
      undefined,
      "The artifact must have one file, result.json, and nothing else.",
    ]);
  });

  it("is refused if it would be larger than a result can be", () => {
    const bomb = zip({ "result.json": new Uint8Array(65 * 1024 * 1024) });
    expect(bomb.length).toBeLessThan(1024 * 1024);
    expect(readEntry(bomb, "result.json").reason).toMatch(/larger than a result can be/);
  });

  it("is never larger than the archive claims", () => {
    const lying = claiming(zip({ "result.json": new Uint8Array(1024 * 1024) }), 10);
    const { bytes, reason } = readEntry(lying, "result.json");
    expect(reason !== undefined || (bytes?.length ?? 0) <= 10).toBe(true);
  });

  it("is refused if the archive is not a zip archive", () => {
    for (const bytes of [new Uint8Array(), bytesOfText("PK"), bytesOfText("not a zip at all")]) {
      expect(readEntry(bytes, "result.json").reason).toBe(
        "The artifact is not a readable zip archive.",
      );
    }
  });
});
