// The definition that announcements lead to: what is compiled in once they have taken effect.

import { describe, expect, it } from "vitest";
import { announcementsOf } from "../../src/core/changes/next-fingerprint.ts";
import type { Organism, Upcoming } from "../../src/core/registry/definition.ts";
import { renderRust } from "../../src/core/render/rust.ts";
import { ORIGIN } from "../support/constant-origin.ts";
import {
  changed,
  confluence,
  definition,
  lattice,
  organism,
  ticketIssuer,
} from "../support/definitions.ts";
import { idOf } from "../support/ids.ts";

const base = definition({
  lattices: [lattice("a.net", { contentHash: idOf("content of a") })],
  organisms: [
    organism("feed", { contentHash: idOf("content of feed") }),
    organism("other", { contentHash: idOf("content of other") }),
  ],
});
const FEED = base.organisms[0]?.stableId ?? "";

function announcing(...upcoming: Partial<Upcoming>[]) {
  return changed(base, {
    upcoming: upcoming.map((it) => ({
      notice: 7,
      kind: "stable-id",
      id: FEED,
      to: idOf("the next feed"),
      effectiveAt: "2027-02-02T12:00:00Z",
      reason: "A new committee.",
      ...it,
    })),
  });
}

describe("the definition that follows from an announcement", () => {
  it("has the next fingerprint and the next ids, and no longer announces what has happened", () => {
    const [announcement] = announcementsOf(announcing({}));
    expect(announcement?.moves).toBe(true);
    expect(announcement?.definition?.fingerprint).toBe(announcement?.next);
    expect(announcement?.definition?.organisms[0]?.stableId).toBe(idOf("the next feed"));
    expect(announcement?.definition?.upcoming).toBeUndefined();
    expect(renderRust(announcement?.definition ?? base, ORIGIN)).toContain(
      `FINGERPRINT: UniqueId =\n    unique_id!("${announcement?.next}")`,
    );
  });

  it("has no content hash for a stable id that comes without one, and the one that is announced", () => {
    const [alone] = announcementsOf(announcing({}));
    expect(alone?.definition?.organisms.map((it) => it.contentHash)).toEqual([
      undefined,
      idOf("content of other"),
    ]);
    const [, both] = announcementsOf(
      announcing({}, { kind: "content-hash", id: idOf("content of feed"), to: idOf("content 2") }),
    );
    expect(both?.definition?.organisms[0]?.contentHash).toBe(idOf("content 2"));
    const [rotated] = announcementsOf(
      announcing({ kind: "content-hash", id: idOf("content of a"), to: idOf("content 3") }),
    );
    expect(rotated?.moves).toBe(false);
    expect(rotated?.definition?.lattices[0]?.contentHash).toBe(idOf("content 3"));
  });

  it("is one for all of one moment, and adds up from moment to moment", () => {
    const later = { kind: "retirement", id: idOf("organism other"), to: null } as const;
    const [first, second] = announcementsOf(
      announcing({}, { ...later, effectiveAt: "2027-03-03T12:00Z" }),
    );
    expect(first?.definition?.organisms).toHaveLength(2);
    expect(first?.definition?.upcoming).toHaveLength(1);
    expect(second?.definition?.organisms.map(({ stableId }) => stableId)).toEqual([
      idOf("the next feed"),
    ]);
    const [a, b] = announcementsOf(announcing({}, later));
    expect(a?.definition).toBe(b?.definition);
  });

  it("has an id replaced as what it was announced, and as nothing else", () => {
    const [feed, other] = base.organisms;
    const organisms = [feed, { ...other, contentHash: FEED }] as Organism[];
    const [announced] = announcementsOf({ ...announcing({}), organisms });
    expect(announced?.definition?.organisms[1]?.contentHash).toBe(FEED);
  });

  it("has no config bytes of a ticket issuer for the fingerprint that comes without them", () => {
    const issuer = ticketIssuer("tickets", {
      config: { acl: "ac1d" },
      docs: "https://example.org",
    });
    const kept = changed(announcing({}), { ticketIssuer: issuer });
    expect(announcementsOf(kept)[0]?.definition?.ticketIssuer).toEqual(issuer);
    const { fingerprint: id } = issuer;
    const change = { kind: "fingerprint", id, to: idOf("next issuer") } as const;
    const rotated = changed(announcing(change), { ticketIssuer: issuer });
    expect(announcementsOf(rotated)[0]?.definition?.ticketIssuer).toEqual({
      name: "tickets",
      fingerprint: idOf("next issuer"),
      docs: "https://example.org",
    });
  });

  it("is missing while an operator has not announced a fingerprint", () => {
    const span = [{ stableId: FEED }];
    const given = { ...announcing({}), confluences: [confluence("router", { span })] };
    const [announcement] = announcementsOf(given);
    expect(announcement?.waitsFor).toEqual(["confluence router"]);
    expect(announcement?.definition).toBeUndefined();
  });
});
