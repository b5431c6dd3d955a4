// The preset for Renovate, by what Renovate makes of it: expressions that find constants, and JSONata that decides from
// the published facts. The real Renovate is a cross-check: test/cross-check/renovate.test.ts.

import { readFileSync } from "node:fs";
import fc from "fast-check";
import jsonata from "jsonata";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { CODE, dataOf } from "../../src/core/render/constant-code.ts";
import { renderRust } from "../../src/core/render/rust.ts";
import { renderTypeScript } from "../../src/core/render/typescript.ts";
import { definitions } from "../support/arbitrary-definitions.ts";
import { ORIGIN } from "../support/constant-origin.ts";
import { definition } from "../support/definitions.ts";
import {
  PINNED,
  PINNED_VERSIONS,
  type PinnedConstant,
  pinnedText,
} from "../support/pinned-constants.ts";
import { type StaleSite, staleSite } from "../support/stale-site.ts";
import { runsOf } from "../support/thorough.ts";

const PRESET = JSON.parse(readFileSync("renovate/constants.json", "utf8"));
const STEPS: string[] = PRESET.customDatasources.coalition.transformTemplates;
const [RUST = /$^/, TYPESCRIPT = /$^/]: RegExp[] = PRESET.customManagers.map(
  ({ matchStrings }: { matchStrings: string[] }) => new RegExp(matchStrings[0] ?? "", "g"),
);

/** What a constant has below its data, which is the same for every coalition. */
function codeOf(render: typeof renderRust, newline: string): string {
  const text = render(definition({}), ORIGIN);
  return text.slice(dataOf(text).length).replaceAll("\n", newline);
}

/** A template of Handlebars without blocks. */
function filled(template: string, values: Record<string, string | undefined>): string {
  return template.replace(/\{\{\{(\w+)\}\}\}/g, (_, name) => values[name] ?? "");
}

it("finds the data of every constant, with its pin, and nothing around it", () => {
  fc.assert(
    fc.property(definitions, fc.constantFrom("\n", "\r\n"), (given, newline) => {
      for (const [render, expression] of [
        [renderRust, RUST],
        [renderTypeScript, TYPESCRIPT],
      ] as const) {
        const next = { ...ORIGIN, announcedFor: "2026-01-22T14:00:00Z" };
        for (const origin of [ORIGIN, next, { ...ORIGIN, entry: null }]) {
          const text = render(given, origin).replaceAll("\n", newline);
          const found = [...`//! mine\n\n${text}\nmod mine {\n}\n`.matchAll(expression)];
          expect(found.map(([whole]) => whole)).toEqual([dataOf(text)]);
          expect(text.slice(dataOf(text).length)).toBe(codeOf(render, newline));
          expect(found[0]?.groups).toEqual({
            registry: ORIGIN.registry.slice(0, -1),
            depName: given.name,
            code: String(CODE),
            currentValue: String(origin.entry?.seq ?? 0),
            fingerprint: given.fingerprint,
          });
        }
      }
    }),
    { numRuns: runsOf(100) },
  );
});

it("does not reach from a constant without the line that ends the data into the next one", () => {
  for (const [render, expression] of [
    [renderRust, RUST],
    [renderTypeScript, TYPESCRIPT],
  ] as const) {
    const [one, other] = fc.sample(definitions, 2).map((it) => render(it, ORIGIN));
    const older = one?.replace(/^.*coalition-code.*\n/m, "") ?? "";
    const found = [...`${older}${other}`.matchAll(expression)].map(([whole]) => whole);
    expect(found).toEqual([dataOf(other ?? "")]);
  }
});

it("finds them by what RE2 has, too, which Renovate takes where it can", () => {
  for (const { source } of [RUST, TYPESCRIPT])
    expect(source).not.toMatch(/\(\?(?:[=!]|<[=!])|\\[1-9k]/);
});

it("finds nothing if there is a pin but no constant", () => {
  const [pin] =
    /^.*coalition-pin.*$/m.exec(renderRust(fc.sample(definitions, 1)[0] as never, ORIGIN)) ?? [];
  expect(pin).toBeDefined();
  for (const expression of [RUST, TYPESCRIPT]) expect(`${pin}\n`.match(expression)).toBeNull();
});

describe("decides", () => {
  let site: StaleSite;
  beforeAll(async () => {
    site = await staleSite(PINNED_VERSIONS);
  });
  afterAll(() => site.stop());

  /** What the registry has for the constant, in the form of Renovate's releases. */
  async function releasesFor(pinned: PinnedConstant, changedFacts = {}) {
    const { own } = pinnedText(site, pinned);
    const at = pinned.file.endsWith(".ts") ? 1 : 0;
    const manager = PRESET.customManagers[at];
    const [{ 0: found = "", groups = {} } = {}] = [...own.matchAll(at === 1 ? TYPESCRIPT : RUST)];
    const packageName = filled(manager.packageNameTemplate, groups);
    const address = filled(manager.registryUrlTemplate, groups);
    let data = JSON.parse(site.files.get(address.slice(site.address.length)) ?? "");
    Object.assign(data, changedFacts);
    for (const step of STEPS) {
      data = await jsonata(filled(step, { ...groups, packageName })).evaluate(data);
    }
    return { own, found, groups, packageName, data: JSON.parse(JSON.stringify(data)) };
  }

  it.each(PINNED)("of $file ($of of $name)", async (pinned) => {
    const { own, found, groups, packageName, data } = await releasesFor(pinned);
    const { releases, homepage, changelogUrl } = data;
    expect(releases[0]).toEqual({ version: groups.currentValue });
    expect(homepage).toBe(`${site.address}${pinned.name}/`);
    if (pinned.to === undefined) {
      return expect(releases[1]).toEqual({ version: groups.currentValue });
    }
    const { digest, ...release } = releases[1];
    const { updated } = pinnedText(site, pinned);
    expect(release).toEqual({ version: `${pinned.to}`, releaseTimestamp: expect.any(String) });
    expect(own.replace(found, () => digest)).toBe(updated);
    const [, { matchJsonata }] = PRESET.packageRules;
    const isBreaking = await jsonata(matchJsonata[0]).evaluate({ packageName, newDigest: digest });
    expect(isBreaking).toBe(pinned.isBreaking ?? false);
    const expected = pinned.isBreaking
      ? `?from=${groups.fingerprint}&to=`
      : `#${pinned.name}-${pinned.to}`;
    expect(changelogUrl).toContain(`${homepage}history/${expected}`);
  });

  it("nothing about a constant with other code, and fails, unless that constant is current", async () => {
    for (const pinned of PINNED) {
      const asked = releasesFor(pinned, { code: CODE + 1 });
      if (pinned.to !== undefined) await expect(asked).rejects.toThrow("has other code");
      else expect((await asked).data.releases).toHaveLength(2);
    }
  });
});
