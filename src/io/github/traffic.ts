// Counts a run's requests to GitHub. A repository's token has 1,000 requests an hour for all of its runs, and may
// create 80 things a minute and 500 an hour: https://docs.github.com/rest/using-the-rest-api/rate-limits-for-the-rest-api

import { setTimeout } from "node:timers/promises";
import type { Sleep } from "../patience.ts";

/** A request as @octokit/core passes it to a hook. */
interface Asked {
  method?: string;
  url: string;
  /** The text of a GraphQL query or mutation. */
  query?: unknown;
}

/** The first writes are sent at once; later ones a second apart. */
const AT_ONCE = 10;

export class Traffic {
  /** Requests of this run, to both APIs. */
  sent = 0;
  /** Requests left in this hour; undefined until GitHub has said so. */
  #left: number | undefined;
  #writes = 0;
  #last = Number.NEGATIVE_INFINITY;
  readonly #pauseMs: number;
  readonly #sleep: Sleep;

  constructor(pauseMs: number, sleep: Sleep = setTimeout) {
    this.#pauseMs = pauseMs;
    this.#sleep = sleep;
  }

  /** Whether `cost` more requests stay below `most` for this run and leave `reserve` in the hour. */
  hasRoom(cost: number, { most, reserve }: { most: number; reserve: number }): boolean {
    if (this.#left !== undefined && this.#left - cost < reserve) return false;
    return this.sent + cost <= most;
  }

  /** Waits before a write, as GitHub recommends. */
  async before(asked: Asked): Promise<void> {
    this.sent++;
    if (!isWrite(asked) || ++this.#writes <= AT_ONCE) return;
    const wait = this.#last + this.#pauseMs - performance.now();
    if (wait > 0) await this.#sleep(wait);
    this.#last = performance.now();
  }

  /** The two APIs have separate limits. Only the REST API's is tight. */
  after({ url }: Asked, headers: Record<string, unknown>): void {
    const left = Number(headers["x-ratelimit-remaining"] ?? Number.NaN);
    if (Number.isFinite(left) && !isGraphQL(url)) this.#left = left;
  }
}

const isGraphQL = (url: string) => url.endsWith("/graphql");

function isWrite({ method = "GET", url, query }: Asked): boolean {
  return isGraphQL(url) ? `${query}`.trimStart().startsWith("mutation") : method !== "GET";
}
