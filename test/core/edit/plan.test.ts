// A plan finds the same problems in its drafts as the check finds in their texts.

import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { problemsIn } from "../../../src/core/check.ts";
import { planEdits } from "../../../src/core/edit/plan.ts";
import { sortProblems } from "../../../src/core/problem.ts";
import type { Definition } from "../../../src/core/registry/definition.ts";
import { DefinitionFile, Snapshot } from "../../../src/core/registry/snapshot.ts";
import {
  confluence,
  definition,
  lattice,
  modules,
  organism,
  ticketIssuer,
} from "../../support/definitions.ts";
import { listExamples } from "../../support/invalid-examples.ts";

const FILE = "coalitions/mini.whole.json";
const valid = definition({
  name: "mini.whole",
  lattices: [lattice("a.mainnet"), lattice("b.mainnet", { chainId: 11 })],
  organisms: [organism("feed")],
  confluences: [confluence("router", { config: { content: "c0ffee", acl: "ac1d" } })],
  modules: modules("atlas", "chronicle"),
  ticketIssuer: ticketIssuer("tickets", { config: { acl: "ac1d" } }),
});

/** Each value of an invalid example instead of the valid one, once. No verb nests a value too deep. */
function drafts(): Map<string, Definition> {
  const drafted = new Map<string, Definition>();
  for (const { code, named } of listExamples()) {
    const value = named && readValue(named[0] ?? "");
    if (!value || code === "too-deep") continue;
    for (const key of Object.keys({ ...valid, ...value }) as (keyof Definition)[]) {
      drafted.set(`${key}: ${JSON.stringify(value[key])}`, { ...valid, [key]: value[key] });
    }
  }
  return drafted;
}

function readValue(file: string): Partial<Definition> | undefined {
  try {
    const value: unknown = JSON.parse(readFileSync(file, "utf8"));
    return typeof value === "object" && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}

describe("a plan", () => {
  const registry = new Snapshot([
    DefinitionFile.parse(FILE, `${JSON.stringify(valid, null, 2)}\n`),
  ]);

  it("starts from a definition without problems", () => {
    expect(planEdits(registry, [{ file: FILE, next: valid, follows: [] }]).edited[0]).toMatchObject(
      { problems: [], ok: true },
    );
  });

  it("finds the same problems in a draft as the check in its text, at the same places", () => {
    const codes = new Set<string>();
    for (const [what, next] of drafts()) {
      const [edited] = planEdits(registry, [{ file: FILE, next, follows: [] }]).edited;
      const after = registry.withTexts([{ file: FILE, text: edited?.text ?? "" }]);
      const there = after.get(FILE) as DefinitionFile;
      expect(edited?.problems, what).toEqual(sortProblems(problemsIn(there, after)));
      for (const { code } of edited?.problems ?? []) codes.add(code);
    }
    expect(codes.size).toBeGreaterThan(20);
  });
});
