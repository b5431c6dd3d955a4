// Faults on demand: an error as the answer, or a connection lost before or after GitHub carried out the request; and what
// other people do in between.

export interface Fault {
  method?: string;
  /** Matched against path and query. */
  path: RegExp;
  /** Matched against the body, if given. */
  sends?: RegExp;
  /**
   * The status of the answer; `drop` closes the connection instead; `genuine` answers normally.
   */
  answer: number | "drop" | "genuine";
  /** What happens on GitHub just before it handles the request. */
  meanwhile?: () => Promise<unknown>;
  /** Whether the request is carried out anyway; false by default. */
  carriedOut?: boolean;
  headers?: Record<string, string>;
  /** How many requests pass before; 0 by default. */
  after?: number;
  /** How many requests it affects; 1 by default. */
  times?: number;
}

export class Faults {
  readonly #waiting: (Fault & { left: number; toPass: number })[] = [];

  add(fault: Fault): void {
    this.#waiting.push({ ...fault, left: fault.times ?? 1, toPass: fault.after ?? 0 });
  }

  /** The fault for this request, if any; it is used up. */
  take(method: string, path: string, body = ""): Fault | undefined {
    const found = this.#waiting.find(
      ({ left, sends, ...fault }) =>
        left > 0 &&
        (fault.method ?? method) === method &&
        fault.path.test(path) &&
        (sends?.test(body) ?? true),
    );
    if (!found) return undefined;
    if (found.toPass > 0) {
      found.toPass--;
      return undefined;
    }
    found.left--;
    return found;
  }

  /** Faults that met too few requests: a test that expects them has tested nothing. */
  get unmet(): Fault[] {
    return this.#waiting.filter(({ left }) => left > 0);
  }
}
