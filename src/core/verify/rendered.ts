// Every file of the site, made again from what was read of it, and compared byte for byte.

import pLimit from "p-limit";
import { type Brand, loadBrand } from "../config/check-brand.ts";
import type { RegistryConfig } from "../config/config.ts";
import type { ReadText, RegistryView } from "../history/registry-view.ts";
import { fingerprintsOf } from "../lookup/own-ids.ts";
import { parseSite } from "../published/shapes.ts";
import type { VerifiedCoalition } from "./coalition.ts";
import type { Findings } from "./findings.ts";
import { readPublishedTexts, viewPublished } from "./published-view.ts";
import { type ReadFile, readShaped } from "./read.ts";

/** What makes sites: the code that does so is not the core's. */
export interface SiteRenderer {
  /** The digest of this code, which a site that it made has in site.json. */
  code: string;
  files(sources: SiteSources): Iterable<RenderedFile>;
}

interface SiteSources {
  view: RegistryView;
  config: RegistryConfig;
  readText: ReadText;
  brand: Brand;
}

interface RenderedFile {
  path: string;
  /** Makes it; undefined where it cannot be made here. */
  content(): string | Uint8Array | Promise<string | Uint8Array | undefined>;
}

const SITE = "api/v1/site.json";
/** Files that are read at once. */
const AT_ONCE = 8;

/** Compares every file, unless another version of the software made the site, which is said then. */
export async function compareRendered(
  read: ReadFile,
  coalitions: readonly VerifiedCoalition[],
  renderer: SiteRenderer | undefined,
  findings: Findings,
): Promise<void> {
  const site = (await read(SITE)) && (await readShaped(read, SITE, parseSite, findings));
  if (!renderer || site?.code !== renderer.code) {
    return leaveRendered(findings, OTHER_VERSION);
  }
  const view = viewPublished(site, coalitions);
  if ("fault" in view) return findings.at(SITE).problem(view.fault);
  const names = new Set(coalitions.map(({ name }) => name));
  const readText = readPublishedTexts(read, coalitions);
  try {
    const brand = await readBrand(read, site.config);
    const files = renderer.files({ view, config: site.config, readText, brand });
    for (const { path, message, ...values } of await compareAll(read, files, findings)) {
      const [first = ""] = path.split("/");
      findings.at(path, undefined, names.has(first) ? first : null).problem(message, values);
    }
  } catch (error) {
    // Whoever wrote the site can have written what no version of the software writes.
    if (!(error instanceof TypeError || error instanceof RangeError)) throw error;
    const message = `The site cannot be made again from what it publishes: ${error.message}`;
    findings.at(SITE).problem(message);
  }
  for (const { entries } of coalitions) {
    findings.counts.lookups += [...fingerprintsOf(entries)].length;
  }
}

/** Nothing was made again: `why`. */
export function leaveRendered(findings: Findings, why: string): void {
  findings.leave(
    "index.json, state.json, fingerprint.txt, pages, feeds, constants, change logs, the lookup and every other file",
    why,
  );
}

const OTHER_VERSION =
  "another version of the software made the site, or none that is known: so only chains, definitions and what is derived from them were verified. The version that made it makes every file again and compares it.";

/** The pictures that the config names: it has them where they are published. */
async function readBrand(read: ReadFile, config: RegistryConfig): Promise<Brand> {
  const pictures = new Map<string, Uint8Array>();
  for (const path of [config.logo, config.socialImage]) {
    const bytes = typeof path === "string" ? await read(path) : undefined;
    if (path && bytes) pictures.set(path, bytes);
  }
  return loadBrand(config, (path) => pictures.get(path) ?? { code: "ENOENT" }).brand;
}

/** What differs, in the order of the files, whatever order they are read in. */
async function compareAll(
  read: ReadFile,
  files: Iterable<RenderedFile>,
  { counts }: Findings,
): Promise<Difference[]> {
  const limit = pLimit(AT_ONCE);
  const compared: Promise<Difference | undefined>[] = [];
  for (const file of files) {
    // A host need not serve what is for itself alone: .nojekyll.
    if (file.path.startsWith(".")) continue;
    // No more files are in memory than are compared.
    if (limit.pendingCount > 0) await compared.at(-AT_ONCE);
    compared.push(limit(() => compareFile(read, file)));
    counts.files++;
    if (FEED.test(file.path)) counts.feeds++;
  }
  return (await Promise.all(compared)).filter((it) => it !== undefined);
}

const FEED = /\.(rss|atom|feed\.json)$/;

interface Difference {
  path: string;
  message: string;
  expected?: string;
  found?: string;
}

async function compareFile(read: ReadFile, file: RenderedFile): Promise<Difference | undefined> {
  const { path } = file;
  const content = await file.content();
  if (content === undefined) return undefined;
  const served = await read(path);
  if (!served) return { path, message: "There is no such file." };
  const expected = typeof content === "string" ? new TextEncoder().encode(content) : content;
  const at = firstDifference(expected, served);
  if (at < 0) return undefined;
  const message = `The file is not what follows from the definitions and chains: it differs from byte ${at + 1} on.`;
  return { path, message, expected: around(expected, at), found: around(served, at) };
}

/** The offset; -1 where there is none. */
function firstDifference(a: Uint8Array, b: Uint8Array): number {
  const length = Math.max(a.length, b.length);
  for (let at = 0; at < length; at++) if (a[at] !== b[at]) return at;
  return -1;
}

const BEFORE = 20;
const BEHIND = 80;

function around(bytes: Uint8Array, at: number): string {
  const text = new TextDecoder().decode(bytes.subarray(Math.max(0, at - BEFORE), at + BEHIND));
  return JSON.stringify(text);
}
