// Config bytes that are published later, over a coalition's whole history: reported as such once that was possible,
// and skipped before, because such versions were skipped then.

import { describe, expect, it } from "vitest";
import { ChangeLog } from "../../../src/core/history/change-log.ts";
import type { Definition } from "../../../src/core/registry/definition.ts";
import { committed } from "../../support/blob-id.ts";
import { changed, confluence, definition, lattice } from "../../support/definitions.ts";
import { idOf } from "../../support/ids.ts";
import { bytesOfText, fileOf, textOf } from "../../support/registries.ts";

const SPAN = [{ stableId: idOf("one") }, { stableId: idOf("two") }];
const OPEN = confluence("router", { span: SPAN, config: { content: "00", acl: "01" } });
const { config: _, ...CLOSED } = OPEN;
const BEFORE = definition({ confluences: [CLOSED] });
const AFTER = changed(BEFORE, { confluences: [OPEN] });
const BUMPED = [lattice("mini.mainnet", { stableId: idOf("bumped") })];

/** From then on, such a version is published. */
const DISCLOSED_SINCE = "2026-11-30T00:00:00Z";
const DAY = 24 * 60 * 60 * 1000;
const dayFrom = (days: number) =>
  `${new Date(Date.parse(DISCLOSED_SINCE) + days * DAY).toISOString().slice(0, 19)}Z`;

/** Commits one version a day, from `first` days after disclosure was possible; `log` continues from its state. */
function published(versions: Definition[], first: number, log = new ChangeLog()): string[] {
  return versions.flatMap((version, index) => {
    const day = first + index;
    const facts = { commit: `${day + 99}`.padStart(40, "0"), at: dayFrom(day), subject: "Change" };
    const file = committed(fileOf(version), bytesOfText(textOf(version)));
    return log
      .add({ ...facts, files: [file] })
      .map((it) =>
        it.type === "skipped"
          ? `skipped ${it.problems.map(({ code }) => code).join() || it.why}`
          : it.entry.changes.map(({ kind }) => kind).join(),
      );
  });
}

describe("a version that publishes the config bytes behind a fingerprint", () => {
  it("is reported as additive, and may be changed in further ways", () => {
    expect(AFTER.fingerprint).toBe(BEFORE.fingerprint);
    const titled = changed(AFTER, { title: "Another" });
    expect(published([BEFORE, AFTER, titled], 0)).toEqual([
      "published",
      "config-disclosed",
      "metadata-changed",
    ]);
  });

  it("stays skipped where it was committed before that could be reported", () => {
    expect(published([BEFORE, AFTER], -2)).toEqual([
      "published",
      expect.stringMatching(/^skipped Today's check finds no error in this version, but no reader/),
    ]);
  });

  it("is reported once the same is committed again", () => {
    const log = new ChangeLog();
    published([BEFORE, AFTER], -2, log);
    expect(published([AFTER], 0, log)).toEqual(["config-disclosed"]);
  });

  it("takes nothing back: without the bytes, the fingerprint is refused", () => {
    expect(published([BEFORE, AFTER, BEFORE], 0)).toEqual([
      ...["published", "config-disclosed", "skipped composition-ambiguous"],
    ]);
  });

  it("continues from a fingerprint without disclosure, back to it", () => {
    const bumped = changed(BEFORE, { lattices: BUMPED });
    const disclosed = changed(AFTER, { lattices: BUMPED });
    expect(published([BEFORE, bumped, disclosed, AFTER], 0)).toEqual([
      ...["published", "citizen-bumped", "config-disclosed", "citizen-bumped"],
    ]);
  });

  it("does not let other bytes of the same hash in", () => {
    const other = { ...OPEN, config: { content: "0001", acl: "" } };
    const disguised = changed(BEFORE, { confluences: [other] });
    expect(disguised.fingerprint).toBe(BEFORE.fingerprint);
    expect(published([BEFORE, AFTER, disguised], 0).at(-1)).toBe("skipped composition-ambiguous");
  });

  it("is compared after a log was saved and restored as before", () => {
    const whole = [BEFORE, AFTER, changed(AFTER, { lattices: BUMPED }), BEFORE, AFTER];
    const expected = published(whole, 0);
    for (const at of [1, 2, 3, 4]) {
      const before = new ChangeLog();
      const entries: Parameters<ChangeLog["restore"]>[1] extends Iterable<infer E> ? E[] : never =
        [];
      for (const [index, version] of whole.slice(0, at).entries()) {
        const facts = { commit: `${index + 99}`.padStart(40, "0"), at: dayFrom(index) };
        const file = committed(fileOf(version), bytesOfText(textOf(version)));
        for (const it of before.add({ ...facts, subject: "Change", files: [file] })) {
          if (it.type === "publication") entries.push(it.entry);
        }
      }
      const after = new ChangeLog();
      after.restore(JSON.parse(JSON.stringify(before.save())), entries);
      expect(published(whole.slice(at), at, after)).toEqual(expected.slice(at));
    }
  });
});
