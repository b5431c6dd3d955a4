// The constants carry everything published that a binder needs, in both languages, and say where they are from.

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { nextConstants } from "../../src/core/changes/next-constants.ts";
import {
  deriveModuleRoot,
  deriveTicketsRoot,
  shortCitizenId,
} from "../../src/core/derivation/fingerprint.ts";
import { hashHex } from "../../src/core/derivation/hash.ts";
import { type Definition, shippedModules } from "../../src/core/registry/definition.ts";
import { citizensOf } from "../../src/core/registry/parts.ts";
import { CODE, dataOf } from "../../src/core/render/constant-code.ts";
import { renderRust } from "../../src/core/render/rust.ts";
import { renderTypeScript } from "../../src/core/render/typescript.ts";
import { definitions } from "../support/arbitrary-definitions.ts";
import { ORIGIN } from "../support/constant-origin.ts";
import { announced, changed, definition, organism } from "../support/definitions.ts";
import { commitOf } from "../support/histories.ts";
import { idOf } from "../support/ids.ts";
import { memoryRegistry } from "../support/memory-registry.ts";
import { fileOf } from "../support/registries.ts";
import { renderView } from "../support/rendered-site.ts";
import { runsOf } from "../support/thorough.ts";

const RUST_CODE = "e6da069d030cf9341b1c2265c32d1865e04bd8a86204bf8ebd4c118d2d522bc7";
const TYPESCRIPT_CODE = "11ec5433d23e41fd6e2a0b1e52f0b7b778d657a90835a6210b8436bbd106a410";

/** Of the parts alone: hex digits in quotes, names, roles and chain ids. */
function valuesOf(given: Definition): string[] {
  const { lattices, organisms, confluences, modules, ticketIssuer, peerHints } = given;
  const values = new Set<string>();
  const parts = { lattices, organisms, confluences, modules, ticketIssuer, peerHints };
  JSON.stringify(parts, (key, value) => {
    if (key === "operator" || (key === "span" && !value)) return undefined;
    if (key === "span") return value.map(({ name: _, ...citizen }: { name?: string }) => citizen);
    if (HEX.has(key) && value !== "") values.add(`"${value}"`);
    if (key === "name" || key === "role") values.add(JSON.stringify(value));
    if (key === "chainId") values.add(`: ${value},`);
    return value;
  });
  return [...values];
}

const HEX = new Set([
  ...["peerId", "stableId", "contentHash", "ticketIssuanceRoot", "fingerprint"],
  ...["content", "acl", "mrtd"],
]);

it("carry every id, name, role, chain id, span, byte and measurement, and what is derived", () => {
  fc.assert(
    fc.property(definitions, (given) => {
      const { fingerprint, ticketIssuer } = given;
      const derived = [
        ...citizensOf(given).map(({ id }) => shortCitizenId(id)),
        ...shippedModules(given).map(([kind]) => deriveModuleRoot(fingerprint, kind)),
        ...(ticketIssuer ? [deriveTicketsRoot(fingerprint)] : []),
      ];
      for (const text of [renderRust(given, ORIGIN), renderTypeScript(given, ORIGIN)]) {
        const there = [...valuesOf(given), ...derived].filter((it) => !text.includes(it));
        expect(there).toEqual([]);
      }
    }),
    { numRuns: runsOf(200) },
  );
});

/**
 * If the code changes, try whether `cargo test` passes with today's data above the previous code. If so, only enter the
 * new digest here. If not, also raise CODE.
 */
it("have below their data the code that belongs to its number", () => {
  const given = definition({});
  const digests = [renderRust(given, ORIGIN), renderTypeScript(given, ORIGIN)].map((text) =>
    hashHex(text.slice(dataOf(text).length)),
  );
  expect({ [CODE]: digests }).toEqual({ 1: [RUST_CODE, TYPESCRIPT_CODE] });
});

describe("the origin in constants", () => {
  const config = {
    ...{ name: "X", description: "X", baseUrl: "https://x.example/y/" },
    networkId: idOf("another universe"),
  };
  const feed = organism("feed");
  const first = definition({ name: "some.coalition", organisms: [feed] });
  const at = "2099-01-01T00:00:00Z";
  const then = changed(first, {
    upcoming: [announced(feed.stableId, idOf("next feed"), { effectiveAt: at })],
  });

  it("is the registry, the entry with its hash, and the registry's own universe", async () => {
    const commits = [first, then].map((it, index) => commitOf({ [fileOf(it)]: it }, index));
    const files = await renderView(memoryRegistry(commits), config);
    const [, last] = JSON.parse(files.get("some.coalition/changes.json") ?? "").entries;
    const page = files.get("some.coalition/index.html") ?? "";
    for (const file of ["coalition.rs", "coalition.ts"]) {
      const text = files.get(`some.coalition/${file}`);
      expect(text).toContain("(some.coalition), from the registry at https://x.example/y/\n");
      expect(text).toContain(`// Entry 2, hash ${last.hash}, of\n`);
      expect(text).toContain(`"${config.networkId}"`);
    }
    expect(page.replaceAll(/<\/?i>/g, "")).toContain(
      `<code class="hex id" data-copied="network id of the universe">${config.networkId}</code>`,
    );
    expect(page).toContain(`// Announced there for ${at}: valid from then on`);
  });

  it("is the working tree if no commit has the definition", () => {
    const text = renderRust(first, { ...ORIGIN, entry: null });
    expect(text).toContain("// From a working tree: no entry has it yet.\n");
    expect(text).not.toContain("// Entry");
    expect(text).toContain(` some.coalition #0 ${first.fingerprint}\n`);
  });

  it("is in one line for programs: the pin", async () => {
    const commits = [first, then].map((it, index) => commitOf({ [fileOf(it)]: it }, index));
    const files = await renderView(memoryRegistry(commits), config);
    const pin = `\n// coalition-pin: https://x.example/y/ some.coalition #2 `;
    for (const language of ["rs", "ts"]) {
      expect(files.get(`some.coalition/coalition.${language}`)).toContain(
        `${pin}${then.fingerprint}\n`,
      );
      const [moment] = nextConstants(then);
      const next = files.get(`some.coalition/next/${moment?.next}.${language}`);
      expect(next).toContain(`${pin}${moment?.next}\n`);
      expect(next).toContain(`// Announced there for ${at}: valid from then on`);
    }
    expect(files.get("some.coalition/next/index.html")).toContain(
      `href="${nextConstants(then)[0]?.next}.rs"`,
    );
    const calm = await renderView(memoryRegistry(commits.slice(0, 1)), config);
    expect([...calm.keys()].filter((it) => it.includes("/next/"))).toEqual([
      "some.coalition/next/index.html",
    ]);
    expect(calm.get("some.coalition/next/index.html")).toContain("Nothing is announced.");
  });
});
