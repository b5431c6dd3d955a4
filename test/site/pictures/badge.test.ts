// Badges: they stand alone, in any README, for every possible coalition.

import { spawnSync } from "node:child_process";
import { describe, expect, it } from "vitest";
import { renderBadge as draw, badgeFields as fieldsOf } from "../../../site/pictures/badge.tsx";
import { coalitionBadge } from "../../../site/pictures/coalition-badge.tsx";
import type { CoalitionView } from "../../../src/core/history/registry-view.ts";
import { hasTool } from "../../support/has-tool.ts";
import { PICTURED, picturedRegistry, renderPictured } from "../../support/pictured-registry.ts";

const { coalitions } = picturedRegistry().view;
const [sample] = coalitions;
if (!sample) throw new Error("no coalition");

/** Names as long, as narrow and as wide as they may be; and text that no name may be. */
const NAMES = [
  "a.b",
  `${"i".repeat(49)}.${"l".repeat(50)}`,
  `${"w".repeat(49)}.${"m".repeat(50)}`,
  "x-1.y-2.z-3",
];
const HOSTILE = ["<script>\"&'</text>", "& <v1> &amp;", "null \u0000 \ud800"];

const named = (name: string): CoalitionView => ({ ...sample, name });
const renderBadge = (coalition: CoalitionView) => draw(coalitionBadge(coalition));
const badgeFields = (coalition: CoalitionView) => fieldsOf(coalitionBadge(coalition));
const ALL = [...coalitions, ...[...NAMES, ...HOSTILE].map(named)];

/** By the WCAG's formula. */
function luminance(colour: string): number {
  const [r = 0, g = 0, b = 0] = (colour.match(/[0-9a-f]{2}/g) ?? [])
    .map((it) => Number.parseInt(it, 16) / 255)
    .map((it) => (it <= 0.03928 ? it / 12.92 : ((it + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

describe("a badge", () => {
  it("says the name, the status and the first eight digits", () => {
    const said = Object.fromEntries(
      coalitions.map((it) => [it.name, badgeFields(it).right.text.replace(/ · [0-9a-f]{8}$/, "")]),
    );
    expect(said).toEqual({
      [PICTURED.one]: "current",
      [PICTURED.three]: "current, 2 changes announced",
      [PICTURED.fifty]: "current",
      [PICTURED.retired]: "retires 2026-03-01",
    });
    for (const it of coalitions) {
      const text = renderBadge(it);
      const digits = it.definition.fingerprint.slice(0, 8);
      expect(text).toContain(`>${it.name}</text>`);
      expect(text).toContain(` · ${digits}</text>`);
      expect(text).toMatch(
        new RegExp(`<title>${it.name}: (Current|Retires 20).*, fingerprint ${digits}</title>`),
      );
    }
    expect(badgeFields({ ...sample, entries: [] }).right.text).toMatch(/^not published yet · /);
  });

  it("needs nothing from outside: no style sheet, no script, no address", () => {
    for (const it of ALL) {
      const text = renderBadge(it);
      expect(text).not.toMatch(/ (class|style|href|src|on\w+)=|<style|<script|url\(/);
      expect(text.match(/https?:[^"]*/g)).toEqual(["http://www.w3.org/2000/svg"]);
    }
  });

  it("has texts in fixed widths, that fill their grounds", () => {
    for (const name of NAMES) {
      const { left, right } = badgeFields(named(name));
      const text = renderBadge(named(name));
      const widths = [...text.matchAll(/<text x="(\d+)" y="14" textLength="(\d+)"/g)];
      expect(widths.map(([, x, width]) => [Number(x), Number(width)])).toEqual([
        [7, left.width],
        [left.whole + 7, right.width],
      ]);
      expect(left.whole - left.width).toBe(14);
      expect(left.width / name.length).toBeGreaterThan(2.5);
    }
    const [narrow, wide] = [NAMES[1], NAMES[2]].map((it) => badgeFields(named(it ?? "")).left);
    expect(wide?.width).toBeGreaterThan(2 * (narrow?.width ?? 0));
  });

  it("has white text on grounds that are dark enough for it", () => {
    const views = [...coalitions, { ...sample, entries: [] }];
    const grounds = views.flatMap((it) => renderBadge(it).match(/fill="#[0-9a-f]{6}"/g) ?? []);
    expect(new Set(grounds).size).toBe(5);
    for (const ground of grounds) {
      expect(1.05 / (luminance(ground.slice(7, 13)) + 0.05)).toBeGreaterThanOrEqual(4.5);
    }
  });

  it.skipIf(!hasTool("xmllint"))(
    "is well-formed, whatever the name (where there is xmllint)",
    () => {
      for (const it of ALL) {
        const { status, stderr } = spawnSync("xmllint", ["--noout", "-"], {
          input: renderBadge(it),
          encoding: "utf8",
        });
        expect([status, stderr]).toEqual([0, ""]);
      }
    },
  );

  it("is published, and shown with its Markdown on the handshake page", async () => {
    const files = await renderPictured();
    for (const it of coalitions) {
      expect(files.get(`${it.name}/badge.svg`)).toBe(renderBadge(it));
      const page = files.get(`${it.name}/index.html`) ?? "";
      const address = `https://pictured.example/registry/${it.name}/`;
      expect(page).toContain(`[![${it.name}](${address}badge.svg)](${address})`);
      expect(page).toContain('<img src="badge.svg"');
    }
  });
});
