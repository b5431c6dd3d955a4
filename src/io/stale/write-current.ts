// The current constant in place of one that is stale, where the file is nothing but a constant.

import { findPins } from "../../core/stale/find-pins.ts";
import type { Pin } from "../../core/stale/pin.ts";
import type { Reported } from "../../core/stale/report.ts";
import { foreignLine } from "../../core/stale/whole-constant.ts";
import { PublishedSiteError } from "../published-site.ts";
import { writeWhole } from "../write-whole.ts";
import type { AskedRegistries } from "./ask-registry.ts";
import type { PinFile } from "./pin-files.ts";

interface Stale {
  file: PinFile;
  pin: Pin;
  /** How many pins the file has. */
  pins: number;
  reports: readonly Reported[];
}

/** Undefined where it was written; else why it was not. What is announced is never written. */
export async function writeCurrent(
  { file, pin, pins, reports }: Stale,
  registries: AskedRegistries,
): Promise<string | undefined> {
  const address = `${pin.registry}${pin.coalition}/coalition.`;
  const constant = reports.find(({ constant: it }) => it?.startsWith(address))?.constant;
  if (constant === undefined) return "another coalition takes its place.";
  if (pins > 1) return "the file has several pins. Give each constant a file of its own.";
  try {
    const text = await registries.text(pin.registry, constant.slice(pin.registry.length));
    const [current] = findPins(text);
    if (!current || "fault" in current || current.coalition !== pin.coalition) {
      return `${constant} is not a constant of ${pin.coalition}.`;
    }
    const isSame = current.fingerprint === pin.fingerprint && current.seq <= pin.seq;
    if (isSame && !reports.some(({ status }) => status === "edited")) {
      return `${constant} is still the same: a cache on the way has not seen the change. Try again later.`;
    }
    const foreign = foreignLine(file.text, text);
    if (foreign !== undefined) {
      return `line ${foreign} of ${file.file} is not part of a constant. Move your own code to another file, or copy the constant by hand.`;
    }
    writeWhole(file.path, file.text.includes("\r\n") ? text.replaceAll("\n", "\r\n") : text);
    return undefined;
  } catch (error) {
    if (!(error instanceof PublishedSiteError)) throw error;
    return error.message;
  }
}
