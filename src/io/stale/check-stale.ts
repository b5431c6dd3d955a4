// Checks every pin in the files against its registry, for `coalitions stale` and `actions/stale`.

import type { UtcTime } from "../../core/registry/definition.ts";
import { type Language, languageOf } from "../../core/stale/about.ts";
import { compiledIn, type FoundPin, findPins, type PinFault } from "../../core/stale/find-pins.ts";
import { type Asked, judgeStale } from "../../core/stale/judge.ts";
import { edited, malformed, unreachable } from "../../core/stale/own-words.ts";
import {
  cured,
  isCurable,
  type Reported,
  type StaleStatus,
  type Strictness,
  uncured,
  withStrictness,
} from "../../core/stale/report.ts";
import { reportsOf } from "../../core/stale/words.ts";
import { PublishedSiteError } from "../published-site.ts";
import { AskedRegistries } from "./ask-registry.ts";
import { type PinFile, PinFilesError, readPinFiles } from "./pin-files.ts";
import { writeCurrent } from "./write-current.ts";

export interface StaleOptions extends Strictness {
  cwd: string;
  /** Files, folders and patterns. */
  files: readonly string[];
  /** Ids without a pin, checked at `registry`. */
  ids: readonly string[];
  /** Replaces the pins' own registries; with a final slash. */
  registry: string | undefined;
  within: number;
  write: boolean;
  timeoutMs: number;
  now: UtcTime;
}

export interface CheckedPin {
  /** null for an id from the command line. */
  file: string | null;
  line: number;
  pin: Partial<Asked>;
  status: StaleStatus | "current";
  reports: Reported[];
  /** Whether the current constant was written to the file. */
  written: boolean;
}

/** Throws PinFilesError. */
export async function checkStale(options: StaleOptions): Promise<CheckedPin[]> {
  const { files, cwd, ids, registry = "", timeoutMs } = options;
  const registries = new AskedRegistries(timeoutMs);
  const found = (await readPinFiles(files, cwd)).map((file) => ({ file, pins: pinsOf(file) }));
  if (found.length === 0 && ids.length === 0) throw noPins(files);
  const checked: CheckedPin[] = [];
  for (const { file, pins } of found) {
    for (const pin of pins) checked.push(await checkPin(pin, { file, pins, options, registries }));
  }
  for (const fingerprint of ids) {
    const asked = { registry, fingerprint };
    const reports = await ask(asked, { language: "rs", options, registries });
    checked.push(result(null, { line: 0, pin: asked, reports }, options));
  }
  return checked;
}

interface World {
  options: StaleOptions;
  registries: AskedRegistries;
}

interface InFile extends World {
  file: PinFile;
  pins: readonly (FoundPin | PinFault)[];
}

function pinsOf({ file, text, isNamed }: PinFile): (FoundPin | PinFault)[] {
  const pins = findPins(text);
  if (pins.length > 0 || !isNamed) return pins;
  throw noPins([file]);
}

function noPins(files: readonly string[]): PinFilesError {
  const where = files.length === 0 ? "No file was given" : `There is no pin in ${files.join(", ")}`;
  return new PinFilesError(
    `${where}. A pin is the line "// coalition-pin: …" near the top of coalition.rs and coalition.ts. Give a file that has it, or copy the current constant into yours. To check an id without a pin: --id ID --registry URL`,
  );
}

async function checkPin(found: FoundPin | PinFault, place: InFile): Promise<CheckedPin> {
  const { file, pins, options, registries } = place;
  if ("fault" in found) {
    return result(file, { line: found.line, pin: {}, reports: [malformed(found)] }, options);
  }
  const { line, ...own } = found;
  const pin = { ...own, registry: options.registry ?? own.registry };
  const language = languageOf(file.file);
  const inCode = pins.length === 1 ? compiledIn(file.text) : undefined;
  const answer = await ask(pin, { language, options, registries });
  const reports = [...edited(pin, inCode, language), ...answer];
  const done = result(file, { line, pin, reports }, options);
  if (!options.write || !isCurable(reports)) return done;
  const kept = await writeCurrent({ file, pin, pins: pins.length, reports }, registries);
  if (kept === undefined) return { ...done, reports: cured(done.reports), written: true };
  return { ...done, reports: uncured(done.reports, kept) };
}

async function ask(
  asked: Asked,
  { language, options, registries }: World & { language: Language },
): Promise<Reported[]> {
  const { now, within } = options;
  try {
    const known = await registries.ask(asked, now);
    return reportsOf(asked, judgeStale(asked, known, { now, within }), language);
  } catch (error) {
    if (!(error instanceof PublishedSiteError)) throw error;
    return [unreachable(error.message)];
  }
}

function result(
  file: PinFile | null,
  { line, pin, reports }: Pick<CheckedPin, "line" | "pin" | "reports">,
  options: StaleOptions,
): CheckedPin {
  const counted = reports.map((it) => withStrictness(it, options));
  const [first] = counted;
  const status = first?.status ?? "current";
  return { file: file?.file ?? null, line, pin, status, reports: counted, written: false };
}
