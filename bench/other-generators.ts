// Pages of the size of a handshake page by Eleventy and by Hugo, where they are there, beside our own.
// Theirs are as plain as may be: one template that writes rows of two values, as many as fill the page.

import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { performance } from "node:perf_hooks";
import { run } from "./measure.ts";
import { note } from "./note.ts";
import { renderTable, verdict } from "./table.ts";

/** Fewer than in the site: the others would take most of the bench's time. */
const PAGES = 2_000;
const ROUNDS = 3;

export interface Handshakes {
  /** The registry's folder. */
  root: string;
  /** Of a site of it, and the names of its coalitions. */
  site: string;
  names: readonly string[];
}

interface Generator {
  name: string;
  program: string;
  args: readonly string[];
  /** Where it writes, below its folder. */
  out: string;
  prepare: (folder: string, pages: readonly Page[]) => void;
}

interface Page {
  name: string;
  rows: { label: string; value: string }[];
}

/** A row is as much text as a label and a fingerprint take on our pages, with their markup. */
const LABEL = "stable id of op.mainnet, ";
const VALUE = "0123456789abcdef".repeat(4);
const ROW_MARKUP = "<tr><th></th><td><code></code></td></tr>\n".length;
const FRAME = (inside: string, title: string) =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${title}</title></head><body><table>\n${inside}</table></body></html>\n`;

const ELEVENTY: Omit<Generator, "program"> = {
  name: "Eleventy",
  args: ["--quiet"],
  out: "_site",
  prepare(folder, pages) {
    mkdirSync(join(folder, "_data"));
    writeFileSync(join(folder, "_data/pages.json"), JSON.stringify(pages));
    const row = "<tr><th>{{ row.label }}</th><td><code>{{ row.value }}</code></td></tr>\n";
    const front =
      'pagination:\n  data: pages\n  size: 1\n  alias: page1\npermalink: "{{ page1.name }}/"\n';
    const body = FRAME(`{% for row in page1.rows %}${row}{% endfor %}`, "{{ page1.name }}");
    writeFileSync(join(folder, "page.liquid"), `---\n${front}---\n${body}`);
  },
};

const HUGO: Omit<Generator, "program"> = {
  name: "Hugo",
  args: ["--quiet"],
  out: "public",
  prepare(folder, pages) {
    for (const path of ["content", "layouts/_default"])
      mkdirSync(join(folder, path), { recursive: true });
    const kinds = ["taxonomy", "term", "home", "section", "RSS", "sitemap"];
    writeFileSync(join(folder, "hugo.json"), JSON.stringify({ disableKinds: kinds }));
    for (const page of pages) {
      const front = { title: page.name, url: `/${page.name}/`, rows: page.rows };
      writeFileSync(join(folder, `content/${page.name}.md`), `${JSON.stringify(front)}\n`);
    }
    const row = "<tr><th>{{ .label }}</th><td><code>{{ .value }}</code></td></tr>\n";
    const body = FRAME(`{{ range .Params.rows }}${row}{{ end }}`, "{{ .Title }}");
    writeFileSync(join(folder, "layouts/_default/single.html"), body);
  },
};

/** Ahead of each that is there; where none is, there is nothing to be ahead of. */
export function measureOthers(
  folder: string,
  handshakes: Handshakes,
): { text: string; met: boolean } {
  const names = handshakes.names.slice(0, PAGES);
  const sizes = names.map((name) => statSync(join(handshakes.site, name, "index.html")).size);
  const size = sizes.reduce((sum, it) => sum + it, 0) / sizes.length;
  const pages = names.map((name) => pageOf(name, size));
  const [eleventy, hugo] = [find("eleventy"), find("hugo")];
  const generators: Generator[] = [
    ...(eleventy ? [{ ...ELEVENTY, program: eleventy }] : []),
    ...(hugo ? [{ ...HUGO, program: hugo }] : []),
  ];
  const missing = [eleventy ? [] : ["Eleventy"], hugo ? [] : ["Hugo"]].flat();
  const times = new Map<string, number[]>();
  for (let round = 0; round < ROUNDS; round++) {
    const took = (what: string, ms: number) => times.set(what, [...(times.get(what) ?? []), ms]);
    note(`${names.length} pages by each generator, ${round + 1} of ${ROUNDS} …`);
    took("handshake pages alone", ours(folder, handshakes.root, names.length));
    for (const it of generators) took(it.name, theirs(folder, it, pages));
  }
  const median = (what: string) =>
    [...(times.get(what) ?? [])].sort((a, b) => a - b)[ROUNDS >> 1] ?? 0;
  const mine = median("handshake pages alone");
  const met = generators.every(({ name }) => mine < median(name));
  const rows = [...times.keys()].map((what) => [
    what,
    (median(what) / 1000).toFixed(1),
    String(Math.round((names.length / median(what)) * 1000)),
    what in { Eleventy: 0, Hugo: 0 } ? "slower than ours" : "",
    what in { Eleventy: 0, Hugo: 0 } ? verdict(mine < median(what)) : "",
  ]);
  const table = renderTable([["what", "s: median", "pages per s", "goal", ""], ...rows]);
  const kilobytes = (size / 1024).toFixed(0);
  const told = missing.map((it) => `${it} is not installed here, and was not measured.`);
  return {
    text: [`${names.length} pages of ${kilobytes} KB each:`, table, ...told].join("\n\n"),
    met,
  };
}

function pageOf(name: string, size: number): Page {
  const rows = Math.max(1, Math.round(size / (LABEL.length + 4 + VALUE.length + ROW_MARKUP)));
  const rowAt = (at: number) => ({ label: `${LABEL}${String(at).padStart(4, "0")}`, value: VALUE });
  return { name, rows: Array.from({ length: rows }, (_, at) => rowAt(at)) };
}

function ours(folder: string, root: string, number: number): number {
  const out = join(folder, "handshakes");
  for (const path of [out, `${out}.versions`]) rmSync(path, { recursive: true, force: true });
  const program = process.env.BENCH_HANDSHAKES ?? "";
  return run({ args: [program, out, String(number)], cwd: root, prints: `${number} pages` }).ms;
}

function theirs(folder: string, generator: Generator, pages: readonly Page[]): number {
  const cwd = join(folder, "theirs");
  rmSync(cwd, { recursive: true, force: true });
  mkdirSync(cwd);
  generator.prepare(cwd, pages);
  const start = performance.now();
  const { status, stderr } = spawnSync(generator.program, generator.args, {
    cwd,
    encoding: "utf8",
  });
  const ms = performance.now() - start;
  const last = join(cwd, generator.out, pages.at(-1)?.name ?? "", "index.html");
  if (status === 0 && existsSync(last)) return ms;
  throw new Error(`${generator.name} ended with ${status}:\n${stderr}`);
}

/** In the folder that BENCH_TOOLS names, where npm has installed it, or on the PATH. */
function find(program: string): string | undefined {
  const tools = process.env.BENCH_TOOLS;
  const installed = tools && resolve(tools, "node_modules/.bin", program);
  if (installed && existsSync(installed)) return installed;
  const { status } = spawnSync(program, [program === "hugo" ? "version" : "--version"]);
  return status === 0 ? program : undefined;
}
