// Other people's servers that receive a registry's messages and pings. A request to one of their hosts comes here, on
// loopback, with the host's name; nothing leaves this process.

import { afterAll } from "vitest";
import { listen, readAll, send } from "./server/http.ts";

export interface Received {
  host: string;
  path: string;
  type: string;
  body: string;
}

interface Reply {
  status: number;
  body?: unknown;
  headers?: Record<string, string>;
}

export class Receivers {
  /** In order of arrival. */
  readonly received: Received[] = [];
  readonly #replies: ReadonlyMap<string, () => Reply>;

  private constructor(replies: Record<string, () => Reply>) {
    this.#replies = new Map(Object.entries(replies));
  }

  /** The answers by host. */
  static async start(replies: Record<string, () => Reply>): Promise<Receivers> {
    const receivers = new Receivers(replies);
    const address = await listen(async (request, response) => {
      const { url: path = "", headers } = request;
      const [, host = "", ...rest] = path.split("/");
      const body = (await readAll(request)).toString("utf8");
      const type = headers["content-type"] ?? "";
      receivers.received.push({ host, path: `/${rest.join("/")}`, type, body });
      send(response, receivers.#replies.get(host)?.() ?? { status: 404 });
    });
    const genuine = globalThis.fetch;
    globalThis.fetch = (input, init) => {
      const { protocol, host, pathname, search } = new URL(
        input instanceof Request ? input.url : input,
      );
      const isTheirs = protocol === "https:" && receivers.#replies.has(host);
      return genuine(isTheirs ? `${address}/${host}${pathname}${search}` : input, init);
    };
    afterAll(() => {
      globalThis.fetch = genuine;
    });
    return receivers;
  }

  /** The requests since the last call, for all hosts or one. */
  take(host?: string): Received[] {
    const all = this.received.splice(0);
    return host === undefined ? all : all.filter((it) => it.host === host);
  }
}
