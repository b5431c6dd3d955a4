// The picture of a composition, for any definition: it shows every part, and nothing overlaps.

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type CompositionLayout,
  endOf,
  HIT_X,
  type LaidRow,
  layOutComposition,
  MARK_SIDE,
  MARK_X,
  MOSAIC_SIDE,
  ROW_HEIGHT,
  STATION_SIDE,
} from "../../../site/pictures/composition-layout.ts";
import { rowsOf } from "../../../site/pictures/composition-rows.ts";
import { compositionWords, rowTitle } from "../../../site/pictures/composition-words.ts";
import { CELL } from "../../../site/pictures/text-cells.ts";
import { type Definition, MODULE_KINDS } from "../../../src/core/registry/definition.ts";
import { definitions } from "../../support/arbitrary-definitions.ts";
import { type Box, labelBox, overlapping } from "../../support/boxes.ts";
import { confluence, definition, lattice, organism } from "../../support/definitions.ts";

const HEAD_Y = MOSAIC_SIDE / 2;

const around = (x: number, y: number, side: number): Box => ({
  x: x - side / 2,
  y: y - side / 2,
  width: side,
  height: side,
});

/** Everything drawn except lines, by kind. */
function boxesOf({ head, rows }: CompositionLayout): Map<string, Box> {
  const boxes = new Map<string, Box>([
    ["mosaic", { x: 0, y: 0, width: MOSAIC_SIDE, height: MOSAIC_SIDE }],
    ["head", labelBox(head)],
  ]);
  for (const [index, { y, label, column, spans }] of rows.entries()) {
    boxes.set(`mark ${index}`, around(MARK_X, y, MARK_SIDE));
    boxes.set(`label ${index}`, labelBox(label));
    if (!column) continue;
    boxes.set(`head ${index}`, around(column.x, HEAD_Y, MARK_SIDE));
    for (const { row } of spans) {
      boxes.set(`station ${index} ${row}`, around(column.x, rows[row]?.y ?? -1, STATION_SIDE));
    }
  }
  return boxes;
}

/** The two strokes of a line: down its column, and along its row. */
function strokesOf({ y, label, column }: LaidRow): Box[] {
  if (!column) return [];
  const endX = endOf(label) + CELL;
  return [
    { x: column.x - 1.5, y: HEAD_Y, width: 3, height: y - HEAD_Y },
    { x: endX, y: y - 1.5, width: column.x - endX, height: 3 },
  ];
}

function laidOut(value: Definition): CompositionLayout {
  return layOutComposition(value.name, rowsOf(value));
}

/** 50 citizens, 12 confluences that span all, with the longest names. */
const LARGE = definition({
  lattices: Array.from({ length: 30 }, (_, at) =>
    lattice(`${"x".repeat(90)}-${at}`, { chainId: at + 1 }),
  ),
  organisms: Array.from({ length: 20 }, (_, at) => organism(`feed-${at}`)),
});
LARGE.confluences = Array.from({ length: 12 }, (_, at) =>
  confluence(`${"y".repeat(90)}-${at}`, { span: [...LARGE.lattices, ...LARGE.organisms] }),
);

const any = fc.oneof({ arbitrary: definitions, weight: 50 }, fc.constant(LARGE));

describe("the picture of any composition", () => {
  it("has every citizen, confluence, module and the issuer, in the order of the page", () => {
    fc.assert(
      fc.property(any, (value) => {
        const shown = (...kinds: string[]) =>
          rowsOf(value).flatMap((it) => (kinds.includes(it.kind) ? [it.name] : []));
        expect(shown("lattice")).toEqual(value.lattices.map(({ name }) => name));
        expect(shown("organism")).toEqual(value.organisms.map(({ name }) => name));
        expect(shown("confluence")).toEqual(value.confluences.map(({ name }) => name));
        expect(shown("module").map((it) => it.toLowerCase())).toEqual([...MODULE_KINDS]);
        expect(shown("issuer")).toHaveLength(1);
        const shipped = rowsOf(value).filter(({ kind, present }) => kind === "module" && present);
        expect(shipped.map(({ name }) => name.toLowerCase())).toEqual(
          MODULE_KINDS.filter((kind) => value.modules[kind] !== null),
        );
      }),
    );
  });

  it("has a station for every citizen that anything spans, which says whether it is pinned", () => {
    let stations = 0;
    fc.assert(
      fc.property(any, (value) => {
        const { rows } = laidOut(value);
        const parts = [
          ...value.confluences.map((it) => it.span),
          ...MODULE_KINDS.map((kind) => value.modules[kind]?.span ?? []),
        ];
        const laid = rows.filter(({ kind }) => ["confluence", "module"].includes(kind));
        expect(laid).toHaveLength(parts.length);
        for (const [index, span] of parts.entries()) {
          const drawn = laid[index]?.spans ?? [];
          expect(laid[index]?.column !== undefined).toBe(span.length > 0);
          expect(drawn.map(({ pinned }) => pinned)).toEqual(
            span.map(({ contentHash }) => contentHash !== undefined),
          );
          for (const [at, { stableId }] of span.entries()) {
            const own = [...value.lattices, ...value.organisms].find(
              (it) => it.stableId === stableId,
            );
            const row = rows[drawn[at]?.row ?? -1];
            if (own) expect(row?.name).toBe(own.name);
            else expect(row?.kind).toBe("foreign");
          }
          stations += drawn.length;
        }
        expect(rows.filter(({ kind }) => kind === "foreign").length).toBe(
          new Set(
            parts
              .flat()
              .map(({ stableId }) => stableId)
              .filter(
                (id) => ![...value.lattices, ...value.organisms].some((it) => it.stableId === id),
              ),
          ).size,
        );
      }),
    );
    expect(stations).toBeGreaterThan(100);
  });

  it("keeps everything apart and in the view box, with rows that can be pressed", () => {
    fc.assert(
      fc.property(any, (value) => {
        const layout = laidOut(value);
        const boxes = boxesOf(layout);
        expect(overlapping([...boxes.values()])).toEqual([]);
        const targets = layout.rows.map(({ y, label }) => ({
          ...{ x: HIT_X, y: y - ROW_HEIGHT / 2 },
          ...{ width: endOf(label) + 4 - HIT_X, height: ROW_HEIGHT },
        }));
        expect(overlapping(targets)).toEqual([]);
        for (const { x, y, width, height } of [...boxes.values(), ...targets]) {
          expect(Math.min(x, y)).toBeGreaterThanOrEqual(0);
          expect(x + width).toBeLessThanOrEqual(layout.width);
          expect(y + height).toBeLessThanOrEqual(layout.height);
        }
        for (const { width } of targets) expect(width).toBeGreaterThanOrEqual(24);
      }),
    );
  });

  it("lets no line cross another, a text, or the station or head of another", () => {
    let lines = 0;
    fc.assert(
      fc.property(any, (value) => {
        const layout = laidOut(value);
        for (const [index, laid] of layout.rows.entries()) {
          if (!laid.column) continue;
          lines++;
          const others = [...boxesOf(layout)].flatMap(([of, box]) =>
            of.startsWith(`head ${index}`) || of.startsWith(`station ${index} `) ? [] : [box],
          );
          const tracks = layout.rows.flatMap((it) => (it === laid ? [] : strokesOf(it)));
          for (const stroke of strokesOf(laid)) {
            expect(stroke.width).toBeGreaterThan(0);
            for (const it of [...others, ...tracks]) expect(overlapping([stroke, it])).toEqual([]);
          }
        }
      }),
      { numRuns: 40 },
    );
    expect(lines).toBeGreaterThan(20);
  });

  it("is there as text: every name, and every span in order", () => {
    fc.assert(
      fc.property(any, (value) => {
        const rows = rowsOf(value);
        const words = compositionWords(rows).join("\n");
        for (const { name } of rows) if (name !== "Ticket issuer") expect(words).toContain(name);
        for (const { kind, name, spans } of rows) {
          if (spans.length === 0) continue;
          const spanned = spans.map(
            ({ row, pinned }) => `${rows[row]?.name}${pinned ? " (pinned)" : ""}`,
          );
          const what = kind === "module" ? "Module" : "Confluence";
          expect(words).toContain(`${what} ${name} spans ${spanned.join(", ")}.`);
        }
        for (const row of rows) if (row.present) expect(rowTitle(rows, row)).toContain(row.name);
      }),
    );
  });
});
