// The TypeScript constant of every example, and the next one where a change is announced, under tsc: it
// type-checks, and each id is known to the compiler digit by digit.

import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { announcementsOf } from "../../src/core/changes/next-fingerprint.ts";
import { compositionDigest } from "../../src/core/derivation/composition.ts";
import {
  deriveModuleRoot,
  deriveTicketsRoot,
  shortCitizenId,
} from "../../src/core/derivation/fingerprint.ts";
import type { Definition } from "../../src/core/registry/definition.ts";
import { renderTypeScript } from "../../src/core/render/typescript.ts";
import { readSource } from "../../src/io/read-source.ts";
import { ORIGIN } from "../support/constant-origin.ts";
import {
  announced,
  changed,
  confluence,
  definition,
  lattice,
  modules,
  organism,
  ticketIssuer,
} from "../support/definitions.ts";
import { EXAMPLES } from "../support/examples.ts";
import { idOf } from "../support/ids.ts";
import { writtenConstants } from "../support/written-constants.ts";

const announcing = changed(
  definition({
    organisms: [organism("feed", { contentHash: idOf("content") })],
    lattices: [lattice('a"b\\c `d` */', { chainId: 7 })],
    confluences: [confluence("router")],
    modules: modules("atlas"),
    ticketIssuer: ticketIssuer("tickets"),
  }),
  {
    upcoming: [
      announced(idOf("organism feed"), idOf("the next feed"), {
        effectiveAt: "2027-02-02T12:00:00Z",
        reason: "A new committee.",
      }),
    ],
  },
);

const given = [
  announcing,
  ...EXAMPLES.map((file) => readSource(".", file).value as Definition),
].flatMap((it) => [it, ...announcementsOf(it).flatMap((next) => next.definition ?? [])]);

/** Does not compile unless the constant has exactly these types. */
function assertions(it: Definition): string {
  const { fingerprint, lattices, modules: shipped, ticketIssuer: issuer } = it;
  const atlas = shipped.atlas && deriveModuleRoot(fingerprint, "atlas");
  const tickets = issuer && deriveTicketsRoot(fingerprint);
  return [
    'import { COALITION, type CoalitionConfig, PEER_HINTS, UNIVERSE } from "./coalition.ts";',
    "export const config: CoalitionConfig = COALITION;",
    `export const universe: Same<typeof UNIVERSE, "${ORIGIN.networkId}"> = true;`,
    `export const peer: "${it.peerHints[0]?.peerId}" = PEER_HINTS[0].peerId;`,
    `export const digest: Same<C["compositionDigest"], "${compositionDigest(it)}"> = true;`,
    "type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;",
    "type C = typeof COALITION;",
    `export const name: Same<C["name"], ${JSON.stringify(it.name)}> = true;`,
    `export const fingerprint: Same<C["fingerprint"], "${fingerprint}"> = true;`,
    `export const lattices: Same<C["lattices"]["length"], ${lattices.length}> = true;`,
    ...lattices
      .slice(0, 1)
      .map(
        ({ chainId, stableId }) =>
          `export const first: { chainId: ${chainId}; stableId: "${stableId}"; citizenId: "${shortCitizenId(stableId)}" } = COALITION.lattices[0];`,
      ),
    atlas
      ? `export const atlas: Same<C["modules"]["atlas"]["root"], "${atlas}"> = true;`
      : 'export const atlas: Same<C["modules"]["atlas"], null> = true;',
    tickets
      ? `export const tickets: Same<C["ticketIssuer"]["root"], "${tickets}"> = true;`
      : 'export const tickets: Same<C["ticketIssuer"], null> = true;',
    "// @ts-expect-error what is compiled in cannot be written to",
    'COALITION.fingerprint = "";',
    "",
  ].join("\n");
}

describe("the TypeScript constants", () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "constants-"));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  function compile(texts: readonly string[], checks: readonly string[]) {
    const files = texts.map((text, index) => {
      const place = join(folder, String(index));
      mkdirSync(place, { recursive: true });
      writeFileSync(join(place, "coalition.ts"), text);
      writeFileSync(join(place, "check.ts"), checks[index] ?? "");
      return join(place, "check.ts");
    });
    const options = ["--noEmit", "--strict", "--module", "esnext", "--target", "es2023"];
    const more = ["--moduleResolution", "bundler", "--allowImportingTsExtensions", "--types", ""];
    const tsc = resolve("node_modules/.bin/tsc");
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [tsc, "--ignoreConfig", ...options, ...more, ...files],
      { cwd: folder, encoding: "utf8" },
    );
    return { status, said: stdout + stderr };
  }

  it("type-check, ids and all", () => {
    expect(given.length).toBeGreaterThanOrEqual(2 + EXAMPLES.length);
    expect(
      compile(
        given.map((it) => renderTypeScript(it, ORIGIN)),
        given.map(assertions),
      ),
    ).toEqual({
      status: 0,
      said: "",
    });
  });

  it("type-check as stale --write leaves them, with whichever line ends", async () => {
    const written = await writtenConstants("ts");
    expect(written.filter((it) => it.includes("\r\n"))).toHaveLength(written.length / 2);
    const check = 'import { COALITION, type CoalitionConfig } from "./coalition.ts";';
    const checks = written.map(() => `${check}\nexport const it: CoalitionConfig = COALITION;\n`);
    expect(compile(written, checks)).toEqual({ status: 0, said: "" });
  });

  it("would not with one digit altered", () => {
    const text = renderTypeScript(announcing, ORIGIN);
    const altered = text.replaceAll(announcing.fingerprint, idOf("another"));
    const { status, said } = compile([altered], [assertions(announcing)]);
    expect(status).not.toBe(0);
    expect(said).toContain("not assignable to type 'false'");
  });
});
