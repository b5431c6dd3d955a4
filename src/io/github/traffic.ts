// How much a run asks of GitHub. A repository's own token has 1,000 requests an hour for all of its runs, and may
// create 80 things a minute and 500 an hour: https://docs.github.com/rest/using-the-rest-api/rate-limits-for-the-rest-api

import { setTimeout as sleep } from "node:timers/promises";

/** As @octokit/core wraps a request. */
interface Asked {
  method?: string;
  url: string;
  /** Of a query or mutation of the GraphQL API. */
  query?: unknown;
}

/** What creates or changes something comes at once as often as this; after that, a second apart. */
const AT_ONCE = 10;

export class Traffic {
  /** Requests of this run, by either API. */
  sent = 0;
  /** What the repository has left in this hour, as far as GitHub has said. */
  #left: number | undefined;
  #writes = 0;
  #last = 0;
  readonly #pauseMs: number;

  constructor(pauseMs: number) {
    this.#pauseMs = pauseMs;
  }

  /** Whether `cost` more requests leave others theirs: `most` for this run, and `reserve` in the hour. */
  hasRoom(cost: number, { most, reserve }: { most: number; reserve: number }): boolean {
    if (this.#left !== undefined && this.#left - cost < reserve) return false;
    return this.sent + cost <= most;
  }

  /** Waits, where GitHub advises to, before what changes something. */
  async before(asked: Asked): Promise<void> {
    this.sent++;
    if (!isWrite(asked) || ++this.#writes <= AT_ONCE) return;
    const wait = this.#last + this.#pauseMs - performance.now();
    if (wait > 0) await sleep(wait);
    this.#last = performance.now();
  }

  /** The two APIs have limits of their own; it is the REST API's that runs short. */
  after({ url }: Asked, headers: Record<string, unknown>): void {
    const left = Number(headers["x-ratelimit-remaining"] ?? Number.NaN);
    if (Number.isFinite(left) && !isGraphQL(url)) this.#left = left;
  }
}

const isGraphQL = (url: string) => url.endsWith("/graphql");

function isWrite({ method = "GET", url, query }: Asked): boolean {
  return isGraphQL(url) ? `${query}`.trimStart().startsWith("mutation") : method !== "GET";
}
