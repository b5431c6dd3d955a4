// The pages of citizens and services: of the example coalitions, against their definitions alone; and what an
// operator can reach from there.

import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import { gatherAssets } from "../../site/assets.ts";
import { citizenPages } from "../../site/pages/citizen-page.tsx";
import { Citizens } from "../../src/core/citizens/citizen.ts";
import { IdSpans } from "../../src/core/history/id-spans.ts";
import { OPTIONS } from "../../src/core/notice/form.ts";
import type { Definition, Id } from "../../src/core/registry/definition.ts";
import { partIds } from "../../src/core/registry/part-ids.ts";
import { coalitionView } from "../support/coalition-view.ts";
import {
  announced,
  changed,
  confluence,
  definition,
  lattice,
  modules,
} from "../support/definitions.ts";
import { EXAMPLES } from "../support/examples.ts";
import { commitOf, entriesOf } from "../support/histories.ts";
import { HOSTILE_STRINGS } from "../support/hostile-strings.ts";
import { idOf } from "../support/ids.ts";
import { memoryRegistry } from "../support/memory-registry.ts";
import { fileOf } from "../support/registries.ts";
import { renderTree, renderView } from "../support/rendered-site.ts";

const CONFIG = {
  ...{ name: "X", description: "X", baseUrl: "https://x.example/" },
  repository: "https://git.example/x/registry",
};
const KINDS = ["stable-id", "confluence", "module", "ticket-issuer", "spanned-citizen"];

function render(...versions: Definition[]): Promise<Map<string, string>> {
  const commits = versions.map((it, index) => commitOf({ [fileOf(it)]: it }, index));
  return renderView(memoryRegistry(commits), CONFIG);
}

/** The text of a page: each cell of its table, and the whole. */
function readPage(files: ReadonlyMap<string, string>, id: Id) {
  const html = files.get(`citizens/${id}/index.html`) ?? "";
  const rows = [...html.matchAll(/<tr><th scope="row">(.*?)<\/tr>/g)].map(([, row = ""]) =>
    row.split("<td").map((it) => textOf(it.replace(/^[^<]*?>/, ""))),
  );
  return { html, rows, text: textOf(html) };
}

function textOf(html: string): string {
  return html
    .replace(/<\/p>/g, "; ")
    .replace(/<[^>]*>/g, "")
    .replaceAll("&amp;", "&");
}

describe.skipIf(EXAMPLES.length === 0)("of the example coalitions (where they still are)", () => {
  const definitions = EXAMPLES.map(
    (file): Definition => JSON.parse(readFileSync(file, "utf8")),
  ).sort((x, y) => (x.name < y.name ? -1 : 1));
  const known = (value: Definition) => partIds(value).filter(({ kind }) => KINDS.includes(kind));
  const ids = new Set(definitions.flatMap((it) => known(it).map(({ id }) => id)));
  let files: Map<string, string>;
  beforeAll(async () => {
    files = await render(...definitions);
  });

  it("each id has a page and a badge, and nothing else has", () => {
    const pages = [...files.keys()].filter((path) => /^citizens\/.*\/index\.html$/.test(path));
    expect(pages.map((path) => path.split("/")[1]).sort()).toEqual([...ids].sort());
    for (const id of ids) {
      expect(files.get(`citizens/${id}/badge.svg`), id).toMatch(/^<svg .*<\/svg>\n$/);
    }
    expect(ids.size).toBeGreaterThan(40);
  });

  it("a page has the coalitions that refer to the id, since when, and what pins it", () => {
    let pins = 0;
    for (const id of ids) {
      const { rows, html } = readPage(files, id);
      const referring = definitions.filter((it) => known(it).some((known) => known.id === id));
      const lasting = referring.filter(({ retirement }) => !retirement);
      const ending = referring.filter(({ retirement }) => retirement);
      expect(
        rows.map(([name = ""]) => name.split(" ")[0]),
        id,
      ).toEqual([...lasting, ...ending].map(({ name }) => name));
      for (const [index, { name, retirement, ...value }] of [...lasting, ...ending].entries()) {
        const [head = "", since = "", ways = ""] = rows[index] ?? [];
        expect(head.includes(`Retires ${retirement?.at.slice(0, 10)}`), id).toBe(!!retirement);
        expect(since).toMatch(/^entry 1, 20\d\d-\d\d-\d\d$/);
        expect(html).toContain(`href="../../${name}/history/#${name}-1"`);
        const services = [...value.confluences, ...Object.values(value.modules)];
        for (const { stableId, contentHash } of services.flatMap((it) => it?.span ?? [])) {
          if (stableId !== id) continue;
          expect(ways).toContain(
            contentHash ? `pins content hash ${contentHash.slice(0, 16)}…` : "spans it",
          );
          pins += contentHash ? 1 : 0;
        }
      }
    }
    expect(pins).toBeGreaterThan(0);
  });

  it("a page has the names, the operators and what is announced", () => {
    for (const value of definitions) {
      for (const { part, kind, id } of known(value)) {
        if (kind === "spanned-citizen") continue;
        const { html, text } = readPage(files, id);
        const { operator } = "operator" in part.value ? part.value : value;
        expect(text).toContain(operator.name);
        if ("handshake" in part.value) expect(html).toContain(`href="${part.value.handshake}"`);
        expect(text.toLowerCase()).toContain(part.name);
        for (const { id: of, to, effectiveAt } of value.upcoming ?? []) {
          if (of !== id) continue;
          expect(text).toContain(`${effectiveAt.slice(0, 10)} ${effectiveAt.slice(11, 16)} UTC`);
          if (to) expect(text).toContain(to);
        }
      }
    }
  });

  it("pages and badges are small: there are many", () => {
    const sizes = [...ids].map((id) => files.get(`citizens/${id}/index.html`)?.length ?? 0);
    expect(sizes.reduce((sum, it) => sum + it, 0) / sizes.length).toBeLessThan(3150);
    for (const id of ids) expect(files.get(`citizens/${id}/badge.svg`)?.length).toBeLessThan(850);
  });
});

const a = lattice("a.mainnet");
const next = idOf("a, next");
const first = definition({ lattices: [a], modules: modules("atlas") });
const atlas = first.modules.atlas?.fingerprint ?? "";

describe("from its page", () => {
  it("an operator begins a notice, of a citizen and of a service", async () => {
    const files = await render(first);
    const begun = (id: Id) => {
      const [, href = ""] = /class="announce" href="(.*?)"/.exec(readPage(files, id).html) ?? [];
      const { searchParams } = new URL(href.replaceAll("&amp;", "&"));
      return [searchParams.get("what"), searchParams.get("current-id"), searchParams.get("title")];
    };
    expect(begun(a.stableId)).toEqual([
      ...[OPTIONS["stable-id"], a.stableId, "Bump notice: a.mainnet"],
    ]);
    expect(begun(atlas)).toEqual([OPTIONS.fingerprint, atlas, "Bump notice: Atlas"]);
  });

  it("the badge can be copied with a link to the page, as Markdown", async () => {
    const { text } = readPage(await render(first), a.stableId);
    const page = `https://x.example/citizens/${a.stableId}/`;
    expect(text).toContain(`[![a.mainnet](${page}badge.svg)](${page})`);
  });

  it("a superseded id links to its replacement, and its badge says so", async () => {
    const files = await render(first, changed(first, { lattices: [{ ...a, stableId: next }] }));
    const { html, rows, text } = readPage(files, a.stableId);
    expect(text).toContain("No coalition refers to this id any longer.");
    expect(text).toContain(`Superseded on 2026-01-06. Use instead: ${next.slice(0, 16)}…`);
    expect(html).toContain(`href="../${next}/"`);
    expect(rows[0]?.[1]).toContain("until entry 2, 2026-01-06, replaced by");
    expect(html).not.toContain('class="announce"');
    expect(files.get(`citizens/${a.stableId}/badge.svg`)).toContain("a.mainnet: superseded");
    expect(readPage(files, next).html).toContain(`<a href="../${a.stableId}/">`);
  });

  it("feeds are linked, if the id has any", async () => {
    const files = await render(first);
    const { html } = readPage(files, a.stableId);
    expect(html).toContain(`href="../${a.stableId}.atom"`);
    expect(html).not.toContain("webcal:");
    expect(files.has(`citizens/${a.stableId}.ics`)).toBe(false);
    expect(files.get(`citizens/${a.stableId}.atom`)).toContain(
      `<link rel="alternate" href="https://x.example/citizens/${a.stableId}/"/>`,
    );
    expect(readPage(files, atlas).html).toContain(`href="../../${first.name}/#changes"`);
  });

  it("the calendar is the id's own from its first announcement on, and stays", async () => {
    const upcoming = [announced(a.stableId, next)];
    for (const later of [[], [first]]) {
      const files = await render(first, changed(first, { upcoming }), ...later);
      const { html } = readPage(files, a.stableId);
      expect(html).toContain(`href="webcal://x.example/citizens/${a.stableId}.ics"`);
      expect(files.get(`citizens/${a.stableId}.ics`)).toContain("BEGIN:VEVENT");
    }
  });

  it("the badge counts announced changes, but not the retirement of a coalition", async () => {
    const upcoming = [announced(a.stableId, next)];
    const badge = (files: Map<string, string>) => files.get(`citizens/${a.stableId}/badge.svg`);
    expect(badge(await render(first, changed(first, { upcoming })))).toContain(
      "a.mainnet: in 1 coalition, 1 change announced",
    );
    const retirement = { at: "2030-01-01T00:00:00Z", reason: "Done.", replacement: null };
    expect(badge(await render(first, changed(first, { retirement })))).toContain(
      "a.mainnet: in no current coalition",
    );
  });
});

it("a coalition's page links each citizen and service to its page; one that is not published has none", async () => {
  const far = { stableId: idOf("far"), name: "far.mainnet" };
  const router = confluence("router", { span: [{ stableId: a.stableId }, far] });
  const whole = changed(first, { confluences: [router] });
  const files = await render(whole);
  const links = (html = "") =>
    [...html.matchAll(/href="\.\.\/citizens\/([0-9a-f]{64})\/"/g)].map(([, id]) => id);
  expect(links(files.get(`${whole.name}/index.html`)).sort()).toEqual(
    [a.stableId, far.stableId, router.fingerprint, atlas].sort(),
  );
  const drafted = await renderView(memoryRegistry([], { drafts: [whole] }), CONFIG);
  expect(drafted.get(`${first.name}/index.html`)).toContain('id="lattices"');
  expect(links(drafted.get(`${first.name}/index.html`))).toEqual([]);
});

it("whatever definitions call things, a page has the markup that it has with harmless names", async () => {
  const { paths: assets } = gatherAssets(CONFIG, {});
  const rendered = async (text: string) => {
    const operator = { name: text, url: text, github: [] };
    const hostile = lattice(text, { ...{ operator, handshake: text }, stableId: a.stableId });
    const value = { ...first, lattices: [hostile] };
    const ids = new IdSpans();
    ids.add(value, 1);
    const [entry] = entriesOf([{ [fileOf(first)]: first }]);
    const rest = { published: value, entries: entry ? [entry] : [], ids: ids.spans() };
    const citizens = new Citizens({ coalitions: [coalitionView(value, rest)] });
    const pages = citizenPages({ config: CONFIG, assets }, citizens, () => false);
    const files = await renderTree([...pages]);
    return files.get(`citizens/${a.stableId}/index.html`) ?? "";
  };
  const markup = (html: string) => html.match(/<\/?[a-z0-9]+/g);
  const harmless = markup(await rendered("harmless"));
  for (const text of HOSTILE_STRINGS) {
    const html = await rendered(text);
    expect(markup(html), text).toEqual(harmless);
    expect(html, text).not.toMatch(/href="(?!https:|webcal:|\.|#)/);
  }
});
