// Pasted texts: every form in which people copy an id, and texts that are not ids.

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readId } from "../../../src/core/lookup/read-id.ts";
import { idOf, mrtdOf } from "../../support/ids.ts";

const ID = idOf("any id");
const OTHER = idOf("another id");
const MRTD = mrtdOf("any image");
const BYTES = ID.match(/../g) ?? [];
const HEX_BYTES = BYTES.map((it) => `0x${it}`);
const NUMBERS = BYTES.map((it) => String(Number.parseInt(it, 16)));
const groups = (size: number, between: string) =>
  (ID.match(new RegExp(`.{${size}}`, "g")) ?? []).join(between);

const FORMS: [what: string, text: string][] = [
  ["bare", ID],
  ["with 0x", `0x${ID}`],
  ["with 0X", `0X${ID}`],
  ["in upper case", ID.toUpperCase()],
  ["between white space", `\t ${ID} \r\n`],
  ["quoted", `"${ID}",`],
  ["in backticks", `\`${ID}\``],
  ["with a zero-width space", `\u200b${ID}\ufeff`],
  [
    "in full-width digits",
    ID.replace(/[0-9a-f]/g, (it) => String.fromCharCode(it.charCodeAt(0) + 0xfee0)),
  ],
  ["in unique_id!", `unique_id!("${ID}")`],
  ["as a line of Rust", `pub const ATLAS_ROOT: UniqueId = unique_id!("${ID}");`],
  ["as a line of Rust with 0x", `const F: UniqueId = unique_id!("0x${ID}");`],
  ["as a line of JSON", `  "fingerprint": "${ID}",`],
  ["as a line of YAML", `fingerprint: ${ID}`],
  ["in an address", `https://coalitions.example/a.b/history/${ID}.json`],
  ["twice the same", `${ID} ${ID.toUpperCase()}`],
  ["beside a commit", `${ID} ${"c0ffee".repeat(7).slice(0, 40)}`],
  ["in groups of eight", groups(8, " ")],
  ["in groups on two lines", groups(32, "\n")],
  ["in groups with a label", `fingerprint: ${groups(8, " ")}`],
  ["in groups with 0x", `0x${groups(16, "_")}`],
  ["as bytes with colons", BYTES.join(":")],
  ["as bytes with dashes", BYTES.join("-").toUpperCase()],
  ["as a Rust array", `[${HEX_BYTES.join(", ")}]`],
  ["as a Rust array with its type", `const F: [u8; 32] = [${HEX_BYTES.join(", ")},];`],
  ["as a Rust array with suffixes", `[${NUMBERS.map((it) => `${it}u8`).join(", ")}]`],
  ["as Rust prints it, a byte on each line", `[\n${NUMBERS.map((it) => `    ${it},\n`).join("")}]`],
  ["as JSON", JSON.stringify(NUMBERS.map(Number))],
  ["as JavaScript", `new Uint8Array([${HEX_BYTES.join(",")}])`],
  ["as Python", `bytes([${NUMBERS.join(", ")}])`],
  ["as a byte string", `b"${BYTES.map((it) => `\\x${it}`).join("")}"`],
  ["as Go", `[32]byte{${HEX_BYTES.join(", ")}}`],
  ["as numbers alone", NUMBERS.join(",")],
];

describe("an id is read", () => {
  it.each(FORMS)("%s", (_, text) => {
    expect(readId(text)).toMatchObject({ id: ID });
  });

  it("without a note if it is bare, else with what was changed", () => {
    expect(readId(` ${ID}\n`)).toEqual({ id: ID, how: [] });
    expect(readId(ID.toUpperCase())).toMatchObject({ how: ["it was changed to lowercase"] });
    expect(readId(`fingerprint: ${ID}`)).toEqual({
      id: ID,
      how: ["the text around it was ignored"],
    });
  });

  it("with a warning if the pasted text would be another id in Rust", () => {
    for (const text of [`0x${ID}`, ID.toUpperCase(), `unique_id!("0x${ID}")`]) {
      const read = readId(text);
      expect("warning" in read && read.warning).toContain("hashes every other string");
    }
    expect(readId(`[${HEX_BYTES.join(", ")}]`)).not.toHaveProperty("warning");
    expect(readId(`unique_id!("${ID}")`)).not.toHaveProperty("warning");
  });

  it("if it is an MR_TD or a short citizen id", () => {
    const bytes = MRTD.match(/../g) ?? [];
    expect(readId(MRTD)).toEqual({ id: MRTD, how: [] });
    expect(readId(`[${bytes.map((it) => `0x${it}`).join(", ")}]`)).toMatchObject({ id: MRTD });
    expect(readId(`0x${ID.slice(0, 40)}`)).toMatchObject({ id: ID.slice(0, 40) });
  });
});

const FAULTS: [what: string, text: string, output: RegExp][] = [
  ["nothing", " \n ", /empty/],
  ["a digit is missing", ID.slice(1), /63 digits: 1 is missing/],
  ["two digits too many", `${ID}ab`, /66 digits: 2 are too many/],
  [
    "a letter that is not a digit",
    ID.replace(/.$/, "x"),
    /Character 64 of the id, "x", is not a hex digit/,
  ],
  ["the letter o", `0x${ID.replace(/^./, "o")}`, /Character 1 of the id, "o"/],
  ["two ids", `${ID} → ${OTHER}`, /2 different ids/],
  ["an id twice in a row", ID + ID, /128 digits/],
  ["an array that is short", `[${HEX_BYTES.slice(1).join(", ")}]`, /31 bytes/],
  [
    "an array with a number too large",
    `[256, ${NUMBERS.slice(1).join(", ")}]`,
    /Number 1 of the array, 256/,
  ],
  ["two arrays", `[${NUMBERS}] [${NUMBERS}]`, /2 arrays/],
  ["a name", "ethereum.superchain", /looks like a name/],
  ["an id cut short", `${ID.slice(0, 16)}…`, /is only part of an id/],
  ["a sentence", "why does it time out?", /no id in "why does it time out\?"/],
  ["far too much", ID.repeat(1000), /too long/],
];

describe("no id is read", () => {
  it.each(FAULTS)("%s", (_, text, output) => {
    const read = readId(text);
    if (!("fault" in read)) throw new Error(`${JSON.stringify(read)} was read`);
    expect(read.fault.what).toMatch(output);
    expect(read.fault.reason).not.toBe("");
    expect(read.fault.fix).not.toBe("");
  });

  it("but the similar digits are known if little is wrong", () => {
    expect(readId(ID.slice(1))).toMatchObject({ fault: { like: ID.slice(1) } });
    expect(readId(`o${ID.slice(1)}`)).toMatchObject({ fault: { like: `0${ID.slice(1)}` } });
    expect(readId("ab".repeat(10))).not.toMatchObject({ fault: { like: expect.anything() } });
  });
});

describe("for any text", () => {
  it("there is an id or a fault, and an id has the right form", () => {
    const text = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.stringMatching(/^[0-9a-fx:, _"[\]\n-]{0,300}$/),
      fc.constantFrom(...FORMS.map(([, form]) => form)).map((form) => form.slice(3)),
    );
    fc.assert(
      fc.property(text, (it) => {
        const read = readId(it);
        if ("fault" in read) expect(read.fault.what).not.toBe("");
        else expect(read.id).toMatch(/^([0-9a-f]{40}|[0-9a-f]{64}|[0-9a-f]{96})$/);
      }),
      { numRuns: 2000 },
    );
  });
});
