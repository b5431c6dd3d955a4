// Time beyond proportion: a case that takes many times what others of its kind take for as many bytes. It is only
// measured here, never in a test; a case counts as slow when it stays slow each time that it is run again.

import type { Act, Outcome } from "./target.ts";

/** Times the usual, for a kilobyte of input. */
const BEYOND = 60;
/** In microseconds of CPU: below it, noise decides. */
const NOTICEABLE = 250_000;
const REPEATS = 3;
/** Cases by which the usual is known. */
const ENOUGH = 50;

export class Slowness {
  /** Microseconds for a kilobyte, of every case so far. */
  readonly #usual: number[] = [];
  readonly #suspects: { act: Act; micros: number }[] = [];

  run(act: Act): Outcome {
    const { outcome, micros } = timed(act);
    this.#usual.push(micros / kilobytes(act));
    if (micros > NOTICEABLE) this.#suspects.push({ act, micros });
    return outcome;
  }

  /** As text; empty if too little was run. */
  faults(): string[] {
    if (this.#usual.length < ENOUGH) return [];
    const median = [...this.#usual].sort((a, b) => a - b)[this.#usual.length >> 1] ?? 0;
    return this.#suspects.flatMap(({ act }) => {
      const again = Array.from({ length: REPEATS }, () => timed(act).micros);
      const least = Math.min(...again);
      const times = Math.round(least / kilobytes(act) / median);
      if (least < NOTICEABLE || times < BEYOND) return [];
      const ms = Math.round(least / 1000);
      return `${ms} ms for ${act.size} bytes, ${times} times what is usual`;
    });
  }
}

/** What a case costs whatever its size is about that of two kilobytes. */
function kilobytes({ size }: Act): number {
  return 2 + size / 1024;
}

function timed(act: Act): { outcome: Outcome; micros: number } {
  const before = process.cpuUsage();
  const outcome = act.run();
  const { user, system } = process.cpuUsage(before);
  return { outcome, micros: user + system };
}
