// Renders every file of the site again from what was read, and compares it byte for byte.

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

/** Renders sites: the code for that is outside of the core. */
export interface SiteRenderer {
  /** The digest of this code. A site that it built has the same one in site.json. */
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
  /** Renders it; undefined if that is not possible here. */
  content(): string | Uint8Array | Promise<string | Uint8Array | undefined>;
}

const SITE = "api/v1/site.json";
/** How many files are read at the same time. */
const AT_ONCE = 8;

/** Compares every file. If another version of the software built the site, it reports that instead. */
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
    // A hostile site can contain values that no version of the software writes.
    if (!(error instanceof TypeError || error instanceof RangeError)) throw error;
    const message = `The site cannot be built again from what it publishes: ${error.message}`;
    findings.at(SITE).problem(message);
  }
  for (const { entries } of coalitions) {
    findings.counts.lookups += [...fingerprintsOf(entries)].length;
  }
}

/** Reports that nothing was rendered again, and the reason. */
export function leaveRendered(findings: Findings, reason: string): void {
  findings.leave(
    "index.json, state.json, fingerprint.txt, pages, feeds, constants, change logs, the lookup and every other file",
    reason,
  );
}

const OTHER_VERSION =
  "another version of the software, or an unknown one, built the site, so only chains, definitions and values derived from them were verified. To compare every file, verify with the version that built it.";

/** The pictures that the config names, at their published paths. */
async function readBrand(read: ReadFile, config: RegistryConfig): Promise<Brand> {
  const pictures = new Map<string, Uint8Array>();
  for (const path of [config.logo, config.socialImage]) {
    const bytes = typeof path === "string" ? await read(path) : undefined;
    if (path && bytes) pictures.set(path, bytes);
  }
  return loadBrand(config, (path) => pictures.get(path) ?? { code: "ENOENT" }).brand;
}

/** The differences, in the order of the files, in whatever order they are read. */
async function compareAll(
  read: ReadFile,
  files: Iterable<RenderedFile>,
  { counts }: Findings,
): Promise<Difference[]> {
  const limit = pLimit(AT_ONCE);
  const compared: Promise<Difference | undefined>[] = [];
  for (const file of files) {
    // A host may keep files meant for itself: .nojekyll.
    if (file.path.startsWith(".")) continue;
    // Only the files being compared are in memory.
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
  const message = `The file does not match the definitions and chains: it differs from byte ${at + 1} on.`;
  return { path, message, expected: around(expected, at), found: around(served, at) };
}

/** The offset, or -1 if there is none. */
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
