// The fingerprint as an array of bytes: the same as in hex.

import { expect, it } from "vitest";
import { renderBytes } from "../../../src/core/render/bytes.ts";
import { definition } from "../../support/definitions.ts";

it("has the fingerprint's bytes, and 0x before bytes alone", () => {
  const { fingerprint, ...given } = definition();
  const text = renderBytes({ ...given, fingerprint });
  const [, array = ""] = /FINGERPRINT: \[u8; 32\] = \[([^\]]*)\];/.exec(text) ?? [];
  const bytes = array.match(/0x[0-9a-f]{2}(?=,)/g) ?? [];
  expect(bytes).toHaveLength(32);
  expect(bytes.map((it) => it.slice(2)).join("")).toBe(fingerprint);
  expect(text).not.toMatch(/0x[0-9a-f]{3}/);
});
