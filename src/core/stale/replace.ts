// Decides whether the current constant may replace a stale one: nothing may be lost, and it must be the coalition's own.
// Announced constants are never written.

import { findPins } from "./find-pins.ts";
import type { Pin } from "./pin.ts";
import type { Reported } from "./report.ts";
import { foreignLine } from "./whole-constant.ts";

export interface Replaceable {
  /** Its file's name and text. */
  file: { file: string; text: string };
  pin: Pin;
  /** How many pins the file has. */
  pins: number;
  reports: readonly Reported[];
}

/** The address of the coalition's current constant, or the reason to keep the file. */
export function constantToWrite({
  pin,
  pins,
  reports,
}: Replaceable): { constant: string } | { kept: string } {
  const address = `${pin.registry}${pin.coalition}/coalition.`;
  const constant = reports.find(({ constant: it }) => it?.startsWith(address))?.constant;
  if (constant === undefined) return { kept: "another coalition replaces this one." };
  if (pins === 1) return { constant };
  return { kept: "the file has several pins. Move each constant to its own file." };
}

/** The reason to keep the file; undefined to write it. `text` is what the registry has at `constant`. */
export function reasonToKeep(
  { file, pin, reports }: Replaceable,
  constant: string,
  text: string,
): string | undefined {
  const [current] = findPins(text);
  if (!current || "fault" in current || current.coalition !== pin.coalition) {
    return `${constant} is not a constant of ${pin.coalition}.`;
  }
  const isSame = current.fingerprint === pin.fingerprint && current.seq <= pin.seq;
  if (isSame && !reports.some(({ status }) => status === "edited")) {
    return `${constant} is still the old one, probably from a cache. Try again later.`;
  }
  const foreign = foreignLine(file.text, text);
  if (foreign === undefined) return undefined;
  return `line ${foreign} of ${file.file} is not part of a constant. Move your own code to another file, or copy the constant by hand.`;
}
