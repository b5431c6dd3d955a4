// The links by which the operator of a citizen or confluence begins a bump notice.

import { expect, it } from "vitest";
import { OPTIONS } from "../../src/core/notice/form.ts";
import type { Definition } from "../../src/core/registry/definition.ts";
import { changed, confluence, definition, lattice, organism } from "../support/definitions.ts";
import { commitOf } from "../support/histories.ts";
import { idOf } from "../support/ids.ts";
import { memoryRegistry } from "../support/memory-registry.ts";
import { fileOf } from "../support/registries.ts";
import { renderView } from "../support/rendered-site.ts";

const CONFIG = {
  ...{ name: "X", description: "X", baseUrl: "https://x.example/" },
  repository: "https://git.example/x/registry",
};
const [a, feed] = [lattice("a&b+c%20"), organism("feed")];
const whole = definition({
  lattices: [a],
  organisms: [feed],
  confluences: [confluence("router")],
});

async function linksOn(value: Definition, config: Omit<typeof CONFIG, "repository"> = CONFIG) {
  const commit = commitOf({ [fileOf(value)]: value }, 0);
  const files = await renderView(memoryRegistry([commit]), config);
  const page = files.get(`${value.name}/index.html`) ?? "";
  expect(page).toContain('id="lattices"');
  return [...page.matchAll(/<a class="announce" href="(.*?)">(.*?)<\/a>/g)].map(
    ([, href = "", words = ""]) => ({ url: new URL(href.replaceAll("&amp;", "&")), words }),
  );
}

it("lead from each citizen and confluence to the form, with its name, kind and id", async () => {
  const links = await linksOn(whole);
  const begun = (name: string, what: string, id: string) => ({
    ...{ template: "bump-notice.yml", title: `Bump notice: ${name}`, what, "current-id": id },
  });
  expect(links.map(({ url }) => Object.fromEntries(url.searchParams))).toEqual([
    begun(a.name, OPTIONS["stable-id"], a.stableId),
    begun(feed.name, OPTIONS["stable-id"], feed.stableId),
    begun("router", OPTIONS.fingerprint, confluence("router").fingerprint),
  ]);
  for (const { url } of links) {
    expect(url.origin + url.pathname).toBe("https://git.example/x/registry/issues/new");
  }
  expect(links[1]?.words).toBe('announce a change<span class="visually-hidden"> of feed</span>');
});

it("are there if changes are already announced", async () => {
  const upcoming = {
    ...{ notice: 7, kind: "stable-id" as const, id: feed.stableId, to: idOf("next") },
    ...{ effectiveAt: "2099-12-01T14:00:00Z", reason: "A new image." },
  };
  expect(await linksOn(changed(whole, { upcoming: [upcoming] }))).toHaveLength(3);
});

it("are missing if no notice would be taken", async () => {
  const { repository: _, ...unknown } = CONFIG;
  expect(await linksOn(whole, unknown)).toEqual([]);
  const retirement = { at: "2026-12-01T14:00:00Z", reason: "Done.", replacement: null };
  expect(await linksOn(changed(whole, { retirement }))).toEqual([]);
});
