// Serves a registry's site on loopback, with the changes of the working tree. It reads the registry again after
// a change, and builds only the files that are requested.

import { once } from "node:events";
import { createServer, type Server } from "node:http";
import { join } from "node:path";
import { watch } from "chokidar";
import { type RegistrySite, siteReader } from "../site/read-site.ts";
import { CONFIG_FILE } from "../src/core/config/config-file.ts";
import type { RegistryView } from "../src/core/history/registry-view.ts";
import { counted } from "../src/core/text.ts";
import { COALITIONS } from "../src/io/folders.ts";
import { answer } from "./answer.ts";
import { reportView } from "./report-view.ts";
import { note, noteProgress, UsageError } from "./terminal.ts";

const HOST = "127.0.0.1";
const SETTLE_MS = 200;

export interface ServedSite {
  view: RegistryView;
  baseUrl: string;
}

/**
 * Serves the site of the registry in `root` until the process ends. Port 0 takes any free one. Throws what
 * a site's reader throws, and UsageError if the port is in use.
 */
export async function serveSite(root: string, port: number): Promise<ServedSite> {
  const watcher = watchRegistry(root);
  // First, so that changes during the first reading are noticed.
  await once(watcher, "ready");
  const server = await listen(port).catch(async (error) => {
    await watcher.close();
    throw error;
  });
  const address = server.address();
  const actual = typeof address === "object" && address ? address.port : port;
  const baseUrl = `http://${HOST}:${actual}/`;
  const site = new CurrentSite(siteReader(root, baseUrl));
  watcher.on("all", () => site.changed());
  let answered: Promise<void> = Promise.resolve();
  server.on("request", (request, response) => {
    answered = site
      .get()
      .then(({ tree }) => answer(tree, request, response))
      .catch(() => void response.destroy());
  });
  noteProgress("Reading the registry");
  try {
    const first = await site.get();
    report(first);
    const reportAgain = async () => {
      const current = await site.get();
      // The page first: checking all definitions takes longer.
      await answered;
      report(current);
    };
    watcher.on("all", onceSettled(reportAgain));
    return { view: first.view, baseUrl };
  } catch (error) {
    server.close();
    await watcher.close();
    throw error;
  }
}

/** The site. After a change, the next request reads it again. */
class CurrentSite {
  readonly #read: () => Promise<RegistrySite>;
  #last: Promise<RegistrySite>;
  #isStale = false;

  constructor(read: () => Promise<RegistrySite>) {
    this.#read = read;
    this.#last = read();
  }

  /** Call this when a source file changed. */
  changed(): void {
    this.#isStale = true;
  }

  /** The registry as it is now. If that cannot be read, reports the error and gives the last one. */
  get(): Promise<RegistrySite> {
    if (!this.#isStale) return this.#last;
    this.#isStale = false;
    const before = this.#last;
    // One reading after the other, so that the newest result wins.
    this.#last = before.then(this.#read).catch((error: Error) => {
      note(error.message);
      return before;
    });
    return this.#last;
  }
}

function report(site: RegistrySite): void {
  reportView(site);
  note(counted(site.view.coalitions.length, "coalition"));
}

/** Debounces: acts once the calls have stopped for a moment. */
function onceSettled(act: () => void): () => void {
  let timer: NodeJS.Timeout | undefined;
  return () => {
    clearTimeout(timer);
    timer = setTimeout(act, SETTLE_MS);
  };
}

function watchRegistry(root: string): ReturnType<typeof watch> {
  const paths = [COALITIONS, CONFIG_FILE, ".git/HEAD", ".git/refs/heads"];
  return watch(
    paths.map((path) => join(root, path)),
    { ignoreInitial: true },
  );
}

function listen(port: number): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", (error: NodeJS.ErrnoException) => {
      const inUse = error.code === "EADDRINUSE";
      const message = `Port ${port} is in use. Choose another with --port, or 0 for any free one.`;
      reject(inUse ? new UsageError(message) : error);
    });
    server.listen(port, HOST, () => resolve(server));
  });
}
