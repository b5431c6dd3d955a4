// The `emulate` package's GitHub: it keeps issues, comments, labels and pull requests, and formats them.
// What it gets wrong is put right on the way out, here and in the routes.

import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { type IncomingMessage, request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createEmulator } from "emulate";
import type { Account, Accounts } from "./accounts.ts";
import type { Answer } from "./answer.ts";
import { readAll } from "./http.ts";

/** Where the parts of GitHub are; on the real one these are three hosts, too. */
export interface Addresses {
  /** api.github.com */
  api: string;
  /** github.com: pages and git */
  web: string;
  /** The storage that artifacts are fetched from. */
  storage: string;
  /** What GitHub Pages publishes. */
  pages: string;
}

export interface Asked {
  method: string;
  /** With its query. */
  path: string;
  body?: unknown;
}

export class Emulator {
  readonly #folder = mkdtempSync(join(tmpdir(), "emulate-"));
  readonly #socket = join(this.#folder, "socket");
  readonly #accounts: Accounts;
  readonly #addresses: Addresses;
  #close: () => Promise<void> = async () => {};

  constructor(accounts: Accounts, addresses: Addresses) {
    this.#accounts = accounts;
    this.#addresses = addresses;
  }

  async start(): Promise<void> {
    const logins = this.#accounts.firstLogins;
    const emulator = await createEmulator({
      service: "github",
      // Given a port it would listen on every network of this machine; what it is given goes to
      // node's `listen` as it is, which takes the path of a socket just as well.
      port: this.#socket as unknown as number,
      baseUrl: this.#addresses.api,
      seed: {
        tokens: Object.fromEntries(logins.map((login) => [tokenOf(login), { login }])),
        github: { users: logins.map((login) => ({ login })) },
      },
    });
    this.#close = () => emulator.close();
    if (!existsSync(this.#socket)) throw new Error("emulate does not listen on its socket.");
  }

  async stop(): Promise<void> {
    await this.#close();
    rmSync(this.#folder, { recursive: true, force: true });
  }

  /** Asks in the name of an account. */
  async ask(account: Account, { method, path, body }: Asked): Promise<Answer> {
    const token = tokenOf(this.#accounts.firstLoginOf(account));
    const sent = request({
      socketPath: this.#socket,
      method,
      path,
      agent: false,
      headers: {
        authorization: `Bearer ${token}`,
        "content-type": "application/json",
        // Links to further pages are made from the host.
        host: new URL(this.#addresses.api).host,
      },
    });
    sent.end(body === undefined ? undefined : JSON.stringify(body));
    const response = await new Promise<IncomingMessage>((done, fail) => {
      sent.once("response", done).once("error", fail);
    });
    const text = (await readAll(response)).toString("utf8");
    const { link } = response.headers;
    return {
      status: response.statusCode ?? 0,
      ...(text === "" ? {} : { body: this.#asGitHubHasIt(JSON.parse(text)) }),
      ...(typeof link === "string" ? { headers: { link } } : {}),
    };
  }

  /**
   * Accounts get their numbers and present names, and what a person opens gets the address of the
   * web: the emulator counts its accounts, and knows one address for everything.
   */
  #asGitHubHasIt(value: unknown): unknown {
    if (Array.isArray(value)) return value.map((item) => this.#asGitHubHasIt(item));
    if (typeof value !== "object" || value === null) return value;
    const entries = Object.entries(value).map(([key, item]) => [
      key,
      isForPeople(key) && typeof item === "string"
        ? item.replace(`${this.#addresses.api}/`, `${this.#addresses.web}/`)
        : this.#asGitHubHasIt(item),
    ]);
    const object = Object.fromEntries(entries);
    const account = this.#accounts.withFirstLogin(object.login);
    return account && "node_id" in object ? { ...object, ...account } : object;
  }
}

function tokenOf(login: string): string {
  return `emulated ${login}`;
}

function isForPeople(key: string): boolean {
  return /^(html|diff|patch|clone|git|svn|avatar)_url$/.test(key);
}
