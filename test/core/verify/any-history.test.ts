// The site of any history verifies: what the software publishes, it does not refuse.

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { siteRenderer } from "../../../site/renderer.ts";
import { History } from "../../../src/core/history/history.ts";
import { type ReadText, viewRegistry } from "../../../src/core/history/registry-view.ts";
import type { Upcoming } from "../../../src/core/registry/definition.ts";
import { type Verification, verifySite } from "../../../src/core/verify/verify-site.ts";
import { histories } from "../../support/arbitrary-histories.ts";
import { changed, definition, lattice } from "../../support/definitions.ts";
import { commitOf, type Step } from "../../support/histories.ts";
import { idOf } from "../../support/ids.ts";
import { CONFIG, readerOf, type Site } from "../../support/published-site.ts";
import { fileOf, textOf } from "../../support/registries.ts";
import { renderView } from "../../support/rendered-site.ts";

/** The site of a history; `tell` may have its say after all commits. */
async function built(
  steps: readonly Step[],
  tell?: (history: History) => void,
  published: ReadonlyMap<string, string> = new Map(),
) {
  const history = new History();
  const texts = new Map<string, string>();
  for (const [index, step] of steps.entries()) {
    const commit = commitOf(step, index);
    for (const { blob, bytes } of commit.files) {
      if (blob !== null) texts.set(blob, new TextDecoder().decode(bytes ?? new Uint8Array()));
    }
    history.add(commit);
  }
  tell?.(history);
  const view = viewRegistry(history, { commit: "ab".repeat(20), at: "2026-01-05T00:00:00Z" }, []);
  const readText: ReadText = async (source) => {
    if ("published" in source) return published.get(source.published);
    return "blob" in source ? texts.get(source.blob) : source.text;
  };
  return { history, site: new Map(await renderView({ view, readText }, CONFIG)) };
}

async function verified(steps: readonly Step[], tell?: (history: History) => void) {
  const { history, site } = await built(steps, tell);
  return { history, verification: await verify(site) };
}

async function verify(site: Site): Promise<Verification> {
  return (await verifySite(readerOf(site), { renderer: siteRenderer })) as Verification;
}

const LATTICE = lattice("a.net", { stableId: idOf("one") });
const FIRST = definition({ lattices: [LATTICE] });
const file = fileOf(FIRST);
const notice: Upcoming = {
  ...{ notice: 1, kind: "stable-id", id: LATTICE.stableId, to: idOf("two") },
  ...{ effectiveAt: "2026-01-06T12:00:00Z", reason: "A new committee." },
};
const ANNOUNCED = changed(FIRST, { upcoming: [notice] });

describe("the site of any history", () => {
  it("has no problem", async () => {
    let entries = 0;
    await fc.assert(
      fc.asyncProperty(histories, async ({ steps }) => {
        const { history, verification } = await verified(steps);
        expect(verification.problems).toEqual([]);
        expect(verification.verified.entries).toBe(history.entries.length);
        entries += history.entries.length;
      }),
      { numRuns: 12 },
    );
    expect(entries).toBeGreaterThan(40);
  });

  it("has no problem where an announcement is overdue", async () => {
    const { history, verification } = await verified([
      ...[{ [file]: FIRST }, { [file]: ANNOUNCED }, { "coalitions/README.json": null }],
    ]);
    expect(history.entries.at(-1)?.changes.map(({ kind }) => kind)).toEqual(["overdue"]);
    expect(verification.problems).toEqual([]);
    expect(verification.verified.changes).toBe(2);
  });

  describe("that was rewritten", () => {
    const before = changed(FIRST, { lattices: [lattice("lost.net")] });
    const kept = `${FIRST.name}/history/${before.fingerprint}.json`;
    const older = changed(FIRST, { lattices: [lattice("older.net")] });
    const { fingerprint } = before;
    const fingerprints = [older.fingerprint, fingerprint];
    const lost = { seq: 7, hash: idOf("lost"), fingerprint, fingerprints };
    const others: [string, string] = [
      `${FIRST.name}/history/${older.fingerprint}.json`,
      textOf(older),
    ];
    const tell = (history: History) =>
      history.addRewriting({
        ...{ coalition: FIRST.name, commit: "cd".repeat(20), at: "2026-01-07T00:00:00Z" },
        ...{ reason: "A secret was in it.", lost },
      });

    it("has no problem if that is reported, and says what is gone", async () => {
      const { history, site } = await built(
        [{ [file]: FIRST }],
        tell,
        new Map([others, [kept, textOf(before)]]),
      );
      const { problems, unverified } = await verify(site);
      expect(history.entries.map(({ breaking }) => breaking)).toEqual([false, true]);
      expect(problems).toEqual([]);
      expect(unverified.map(({ what }) => what)).toEqual(
        expect.arrayContaining([
          `what was published up to the hash ${lost.hash} before the rewriting in entry 2, and the reason for it`,
          `the text of ${kept}, except its fingerprint`,
        ]),
      );
    });

    it.each([
      ["is gone", undefined, /There is no such file/],
      ["is another", FIRST, /The fingerprint does not follow/],
    ])("is found where a definition from before %s", async (_, definition, message) => {
      const texts = new Map([others]);
      if (definition) texts.set(kept, textOf(definition));
      const { site } = await built([{ [file]: FIRST }], tell, texts);
      const { problems } = await verify(site);
      expect(problems).toEqual([
        expect.objectContaining({ file: kept, message: expect.stringMatching(message) }),
      ]);
      expect(problems[0]?.entry?.seq).toBe(2);
    });
  });

  it("has no problem if there is no history, or nothing at all", async () => {
    const { verification } = await verified([]);
    expect(verification).toMatchObject({ ok: true, problems: [], verified: { coalitions: 0 } });
  });
});

describe("the site of a long history, whose feeds hold only what is newest", () => {
  const other = changed(FIRST, { name: "mini.other" });

  it("has no problem", async () => {
    const { history, verification } = await verified([
      { [fileOf(other)]: other },
      ...Array.from({ length: 130 }, (_, at) => ({ [file]: changed(FIRST, { title: `${at}` }) })),
      { [fileOf(other)]: changed(other, { title: "Another" }) },
    ]);
    expect(history.entries).toHaveLength(132);
    expect(verification.problems).toEqual([]);
  });
});
