// Archives that no honest run would leave behind.

import { zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { readEntry } from "../../src/io/github/artifact.ts";
import { bytesOfText } from "../support/registries.ts";

const RESULT = bytesOfText('{"schemaVersion":1}');
const zip = (files: Record<string, Uint8Array>) => zipSync(files);

/** The archive with another size of its entry, where its directory says it. */
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
    ["climbs, beside the file that is wanted", { "result.json": RESULT, "../.bashrc": RESULT }],
    ["is absolute", { "/etc/passwd": RESULT }],
    ["lies in a folder", { "a/result.json": RESULT }],
    ["is another one", { "other.json": RESULT }],
    ["is not there", {}],
  ])("is refused where it %s", (_, files) => {
    const { bytes, why } = readEntry(zip(files), "result.json");
    expect([bytes, why]).toEqual([
      undefined,
      "The artifact holds other files than result.json, or none.",
    ]);
  });

  it("is refused where it would be larger than a result can be", () => {
    const bomb = zip({ "result.json": new Uint8Array(65 * 1024 * 1024) });
    expect(bomb.length).toBeLessThan(1024 * 1024);
    expect(readEntry(bomb, "result.json").why).toMatch(/larger than a result can be/);
  });

  it("takes no more room than the archive claims for it", () => {
    const lying = claiming(zip({ "result.json": new Uint8Array(1024 * 1024) }), 10);
    const { bytes, why } = readEntry(lying, "result.json");
    expect(why !== undefined || (bytes?.length ?? 0) <= 10).toBe(true);
  });

  it("is refused where the archive is none", () => {
    for (const bytes of [new Uint8Array(), bytesOfText("PK"), bytesOfText("not a zip at all")]) {
      expect(readEntry(bytes, "result.json").why).toBe(
        "The artifact is no zip archive that can be read.",
      );
    }
  });
});
