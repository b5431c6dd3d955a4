// The anchors of parts on a page: no two names have the same, and what is in them needs no escape.

import { expect, it } from "vitest";
import { anchorOf } from "../../site/components/links.ts";

it("an anchor is fit for an address, and is one name's alone", () => {
  const signs = ["!", "_", "_2", "_21", "_5f", "21", "f", "a", ".", "-", "#", "~"];
  const names = signs.flatMap((a) => signs.flatMap((b) => signs.map((c) => a + b + c)));
  const all = new Set(names);
  const anchors = new Map([...all].map((name) => [anchorOf("confluence", name), name]));
  expect(anchors.size).toBe(all.size);
  for (const anchor of anchors.keys()) expect(anchor).toMatch(/^confluence-[A-Za-z0-9._-]+$/);
  expect(anchorOf("lattice", "op_main.net")).toBe("lattice-op_main.net");
});
