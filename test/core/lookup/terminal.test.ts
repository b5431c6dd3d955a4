// The whole answers of the command line. Each leads with the constant to compile in.

import { describe, expect, it } from "vitest";
import { deriveCoalition, deriveModuleRoot } from "../../../src/core/derivation/fingerprint.ts";
import { answerQuestion, readQuestion, shardsOf } from "../../../src/core/lookup/question.ts";
import { renderAnswer } from "../../../src/core/render/lookup.ts";
import {
  announced,
  changed,
  confluence,
  definition,
  lattice,
  modules,
  organism,
} from "../../support/definitions.ts";
import { idOf } from "../../support/ids.ts";
import { lookupOf } from "../../support/lookup-sources.ts";

const NOW = "2026-03-02T00:00:00Z";
const PLACE = { registry: "https://coalitions.example/", now: NOW };

const bumped = lattice("a.mainnet", {
  stableId: idOf("a, bumped"),
  contentHash: idOf("content 2"),
});
const first = definition({
  name: "mini.one",
  lattices: [lattice("a.mainnet", { contentHash: idOf("content 1") })],
  modules: modules("atlas"),
});
const second = changed(first, { organisms: [organism("feed")] });
const third = changed(second, { lattices: [bumped] });
const [LATTICE, NEXT_FEED] = [first.lattices[0]?.stableId ?? "", idOf("the next feed")];
const coming = (effectiveAt: string) => ({
  upcoming: [announced(idOf("organism feed"), NEXT_FEED, { effectiveAt })],
});
const announcing = changed(third, coming("2026-03-09T12:00:00Z"));
const spanning = changed(second, {
  name: "mini.two",
  confluences: [confluence("router", { span: [{ stableId: LATTICE }] })],
});
const spanned = changed(spanning, {
  lattices: [bumped],
  confluences: [confluence("router", { span: [{ stableId: idOf("a, bumped") }] })],
});
const lagging = changed(first, { name: "mini.lagging" });
const overdue = definition({ name: "mini.overdue", lattices: [], organisms: [organism("feed")] });
const calm = definition({ name: "mini.calm", lattices: [lattice("calm.net")] });
const ending = (name: string, at: string, replacement: string | null) =>
  changed(definition({ name, lattices: [lattice(`${name}.net`)] }), {
    retirement: { at, reason: "The chain ends.", replacement },
  });
const gone = ending("mini.gone", "2026-03-01T00:00:00Z", null);
const replaced = ending("mini.replaced", "2026-03-01T00:00:00Z", "mini.calm");
const retiring = ending("mini.retiring", "2026-04-01T00:00:00Z", "mini.calm");

const stepOf = (...all: { name: string }[]) =>
  Object.fromEntries(all.map((it) => [`coalitions/${it.name}.json`, it]));
const lookup = lookupOf([
  stepOf(first, spanning, calm, gone, replaced, retiring, overdue),
  stepOf(second, changed(overdue, coming("2026-03-01T12:00:00Z"))),
  stepOf(third, spanned),
  stepOf(changed(third, coming("2026-02-09T12:00:00Z"))),
  stepOf(third),
  stepOf(announcing),
]);
const withLagging = lookupOf([stepOf(first, lagging), stepOf(third)]);

const CASES: [name: string, text: string, of?: typeof lookup][] = [
  ["superseded", first.fingerprint.slice(0, 10)],
  ["superseded root", deriveModuleRoot(first.fingerprint, "atlas")],
  ["superseded citizen", LATTICE, lookupOf([stepOf(first), stepOf(third)])],
  ["superseded citizen of several coalitions", LATTICE],
  ["superseded citizen that another coalition still has", LATTICE, withLagging],
  ["superseded content hash", idOf("content 1"), withLagging],
  ["current", calm.fingerprint],
  ["current, with an announced change", announcing.fingerprint],
  ["current, with an overdue change", overdue.fingerprint],
  ["current, of a coalition that retires", retiring.fingerprint],
  ["current, but not shipped", deriveModuleRoot(calm.fingerprint, "compute")],
  ["coalition id", deriveCoalition("mini.calm")],
  ["announced", NEXT_FEED, lookupOf([stepOf(third), stepOf(announcing)])],
  ["retired", gone.fingerprint],
  ["retired, and replaced", replaced.fingerprint],
  ["several ids", `from=${calm.fingerprint.slice(0, 10)} to=${gone.fingerprint.slice(0, 10)}`],
  ["unknown", idOf("never published")],
  ["unknown beginning", idOf("never published").slice(0, 10)],
  ["too short", "5a90d8…"],
];

describe("the answer at a terminal", () => {
  it.each(CASES)("%s", async (name, text, of = lookup) => {
    const question = readQuestion(text);
    const shards = new Map(shardsOf(question).map((it) => [it, of.shard(it)]));
    const output = renderAnswer(answerQuestion(question, shards, NOW), PLACE);
    await expect(`${output}\n`).toMatchFileSnapshot(
      `../../golden/lookup/${name.replaceAll(/\W+/g, "-")}.txt`,
    );
  });
});
