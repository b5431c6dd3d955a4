// npm run bench: how long the checks take in a registry of ten thousand definitions, reading a long history,
// and building the site, beside what they cannot do without. `-- --write` puts the table into docs/benchmarks.md. Ends with 1 for a goal missed.

import { readFileSync, writeFileSync } from "node:fs";
import { cpus, totalmem } from "node:os";
import {
  ALL_FILES_GOAL,
  allFilesCase,
  bareCase,
  EMPTY,
  ONE_FILE_GOAL,
  oneFileCases,
} from "./cases.ts";
import { HISTORY, measureHistory } from "./history.ts";
import { measureInTurns, ratios, spreadOf } from "./measure.ts";
import { note } from "./note.ts";
import { measurePeaks } from "./peaks.ts";
import { type Edit, type LargeRegistry, type Layout, largeRegistry } from "./registry.ts";
import { measureSite, SITE } from "./site.ts";
import { type Row, renderRows } from "./table.ts";

const DOCUMENT = "docs/benchmarks.md";
const DEFINITIONS = 10_000;
/** Commits after the definitions were published, which change one each. */
const COMMITS = 20;
const ROUNDS = { oneFile: 15, allFiles: 7, peak: 3 };

const EDITS: Record<Edit, string> = { title: "a title", bump: "a stable id" };
const LAYOUTS: Record<Layout, string> = {
  folders: "a thousand in a folder",
  flat: "all in one folder",
};

function measureOneFile(registry: LargeRegistry, layout: Layout): Row[] {
  return (["title", "bump"] as const).flatMap((edit) => {
    note(`One definition with ${EDITS[edit]} changed, ${LAYOUTS[layout]} …`);
    registry.checkOut(edit);
    const cases = oneFileCases(registry, layout, edit);
    const cwd = registry.repository.folder;
    const [empty = [], ...times] = measureInTurns([{ ...EMPTY, cwd }, ...cases], ROUNDS.oneFile);
    return [
      { what: `\`node -e 0\``, times: spreadOf(empty) },
      ...cases.map(({ what }, index): Row => {
        const mine = times[index] ?? [];
        const multiples = spreadOf(ratios(mine, empty));
        return {
          what: `${what}, ${EDITS[edit]}, ${LAYOUTS[layout]}`,
          times: spreadOf(mine),
          ratios: multiples,
          goal: `≤ ${ONE_FILE_GOAL}`,
          met: multiples.median <= ONE_FILE_GOAL,
        };
      }),
    ];
  });
}

function measureAllFiles(registry: LargeRegistry): Row[] {
  note("All definitions …");
  const cases = [bareCase(registry), allFilesCase(registry)];
  const [bare = [], check = []] = measureInTurns(cases, ROUNDS.allFiles);
  const multiples = spreadOf(ratios(check, bare));
  return [
    { what: "read, parse, ask the schema", times: spreadOf(bare) },
    {
      what: "`check`",
      times: spreadOf(check),
      ratios: multiples,
      goal: `≤ ${ALL_FILES_GOAL}`,
      met: multiples.median <= ALL_FILES_GOAL,
    },
  ];
}

/** Every registry is gone before the next one is made: each is of some hundred megabytes. */
function withRegistry<T>(layout: Layout, use: (registry: LargeRegistry) => T): T {
  note(`Making a registry of ${DEFINITIONS} definitions, ${LAYOUTS[layout]} …`);
  const registry = largeRegistry(DEFINITIONS, layout, COMMITS);
  try {
    note(`${(registry.bytes / DEFINITIONS / 1024).toFixed(1)} KB each.`);
    return use(registry);
  } finally {
    registry.repository.delete();
  }
}

function machine(): string {
  const [cpu] = cpus();
  const memory = Math.round(totalmem() / 1024 ** 3);
  return `${cpus().length} cores (${cpu?.model.trim()}), ${memory} GB, ${process.platform}, Node ${process.version}`;
}

function measureAll(): { text: string; met: boolean } {
  const first = withRegistry("folders", (registry) => ({
    oneFile: measureOneFile(registry, "folders"),
    allFiles: measureAllFiles(registry),
    memory: measurePeaks({ "`check`": allFilesCase(registry) }, ROUNDS.peak),
  }));
  const flat = withRegistry("flat", (registry) => measureOneFile(registry, "flat"));
  const history = measureHistory();
  const site = measureSite();
  const rows = [...first.oneFile, ...flat, ...first.allFiles, ...history.rows];
  const date = new Date().toISOString().slice(0, 10);
  const text = [
    `Measured on ${date}: ${machine()}.`,
    "One changed definition:",
    renderRows([...first.oneFile, ...flat]),
    "All definitions:",
    renderRows(first.allFiles),
    "Peak memory of that check:",
    first.memory.table,
    `The history of ${HISTORY.commits} commits over ${HISTORY.coalitions} coalitions:`,
    renderRows(history.rows),
    "Peak memory of reading it:",
    history.memory.table,
    `The site of ${SITE.coalitions} coalitions:`,
    site.text,
  ].join("\n\n");
  const fits = first.memory.met && history.memory.met && site.met;
  return { text, met: fits && rows.every(({ met }) => met !== false) };
}

const { text, met } = measureAll();
process.stdout.write(`${text}\n`);
if (process.argv.includes("--write")) {
  const document = readFileSync(DOCUMENT, "utf8");
  const [before] = document.split(/(?<=<!-- npm run bench -- --write -->\n)/);
  writeFileSync(DOCUMENT, `${before}\n${text}\n`);
}
process.exitCode = met ? 0 : 1;
