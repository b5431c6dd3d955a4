// What an id was published as, and the digest of a confirmed text.

import { describe, expect, it } from "vitest";
import { digestOfNotice } from "../../../src/core/notice/acceptance.ts";
import { changed, confluence } from "../../support/definitions.ts";
import { bodyOf, judgedBy } from "../../support/filed-notices.ts";
import { idOf } from "../../support/ids.ts";
import {
  announcing,
  BEFORE,
  CITIZEN,
  NOTICE,
  ONE,
  TWO,
} from "../../support/noticed-definitions.ts";

describe("what was published", () => {
  const bumped = changed(ONE, { lattices: ONE.lattices.slice(1) });
  const spanning = changed(TWO, {
    confluences: [confluence("router", { span: [{ stableId: idOf("elsewhere") }] })],
  });
  const { publishedAs } = judgedBy([[ONE], [announcing(ONE)], [bumped], [spanning]], BEFORE);

  it.each([
    ["a replaced id", CITIZEN.stableId, "mini.one: stable id of lattice base.mainnet"],
    ["a content hash", CITIZEN.contentHash, "mini.one: content hash of lattice base.mainnet"],
    ["a previous fingerprint", ONE.fingerprint, "mini.one: fingerprint"],
    ["a current one", bumped.fingerprint, "mini.one: fingerprint"],
    [
      "a spanned citizen",
      idOf("elsewhere"),
      "mini.two: stable id of a citizen that confluence router spans",
    ],
  ])("is %s", (_, id, words) => expect(publishedAs(id ?? "")).toBe(words));

  it("does not include ids that were only announced, or unknown ones", () => {
    expect(publishedAs(NOTICE.to ?? "")).toBeUndefined();
    expect(publishedAs(idOf("unknown"))).toBeUndefined();
    expect(publishedAs("constructor")).toBeUndefined();
  });
});

describe("the digest of a notice", () => {
  const body = bodyOf(NOTICE);

  it("is the same for GitHub's text, after any editor", () => {
    const kept = [body.replaceAll("\n", "\r\n"), `${body}\n\n`, body.trimEnd(), `${body}\r\n`];
    expect(new Set([body, ...kept].map(digestOfNotice)).size).toBe(1);
  });

  it("differs for every other text", () => {
    const others = [body, ` ${body}`, body.replace("image", "imagE"), `${body}x`, body.slice(1)];
    expect(new Set(others.map(digestOfNotice)).size).toBe(others.length);
  });
});
