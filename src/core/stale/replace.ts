// Whether the current constant may take the place of one that is stale, so that nothing is lost, and nothing is written
// that is not the coalition's own. What is announced is never written.

import { findPins } from "./find-pins.ts";
import type { Pin } from "./pin.ts";
import type { Reported } from "./report.ts";
import { foreignLine } from "./whole-constant.ts";

export interface Replaceable {
  /** Its file, as people name it, and what is in it. */
  file: { file: string; text: string };
  pin: Pin;
  /** How many pins the file has. */
  pins: number;
  reports: readonly Reported[];
}

/** The address of the coalition's current constant, or why it is of no use here. */
export function constantToWrite({
  pin,
  pins,
  reports,
}: Replaceable): { constant: string } | { kept: string } {
  const address = `${pin.registry}${pin.coalition}/coalition.`;
  const constant = reports.find(({ constant: it }) => it?.startsWith(address))?.constant;
  if (constant === undefined) return { kept: "another coalition takes its place." };
  if (pins === 1) return { constant };
  return { kept: "the file has several pins. Give each constant a file of its own." };
}

/** Why the file stays as it is, where `text` is what the registry has at `constant`. */
export function whyKept(
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
    return `${constant} is still the same: a cache on the way has not seen the change. Try again later.`;
  }
  const foreign = foreignLine(file.text, text);
  if (foreign === undefined) return undefined;
  return `line ${foreign} of ${file.file} is not part of a constant. Move your own code to another file, or copy the constant by hand.`;
}
