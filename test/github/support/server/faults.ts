// Faults on demand: an answer that is an error, or a connection that is lost before or after GitHub
// has done what it was asked for; and what others do meanwhile.

export interface Fault {
  method?: string;
  /** Tried on path and query. */
  path: RegExp;
  /** Tried on what it sends, where that is said. */
  sends?: RegExp;
  /**
   * The status of the answer; `drop` gives none, and closes the connection; `genuine` is no fault at all.
   */
  answer: number | "drop" | "genuine";
  /** What happens at GitHub just before it looks at the request. */
  meanwhile?: () => Promise<unknown>;
  /** Whether the request is carried out all the same; not where nothing is said. */
  carriedOut?: boolean;
  headers?: Record<string, string>;
  /** How many requests it lets pass before; none where nothing is said. */
  after?: number;
  /** How many requests it meets; one where nothing is said. */
  times?: number;
}

export class Faults {
  readonly #waiting: (Fault & { left: number; toPass: number })[] = [];

  add(fault: Fault): void {
    this.#waiting.push({ ...fault, left: fault.times ?? 1, toPass: fault.after ?? 0 });
  }

  /** The fault that meets this request, if any; it is used up by that. */
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

  /** Those that met no request, or too few: a test that expects them has tested nothing. */
  get unmet(): Fault[] {
    return this.#waiting.filter(({ left }) => left > 0);
  }
}
