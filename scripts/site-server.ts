// The site of a registry on loopback, as its working tree has it: read again after a change, and of its
// files only those are made that are asked for.

import { once } from "node:events";
import { createServer, type Server } from "node:http";
import { join } from "node:path";
import { watch } from "chokidar";
import { type RegistrySite, readRegistrySite } from "../site/read-site.ts";
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
 * Serves the site of the registry in `root`, and goes on until the process ends. Port 0 is any free one.
 * Throws what `readRegistrySite` throws, and UsageError for a port in use.
 */
export async function serveSite(root: string, port: number): Promise<ServedSite> {
  const watcher = watchRegistry(root);
  // What changes from here on is seen, also while the site is read for the first time.
  await once(watcher, "ready");
  const server = await listen(port).catch(async (error) => {
    await watcher.close();
    throw error;
  });
  const address = server.address();
  const actual = typeof address === "object" && address ? address.port : port;
  const baseUrl = `http://${HOST}:${actual}/`;
  const site = new CurrentSite(() => readRegistrySite(root, baseUrl));
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
      // A check of all definitions takes longer than a page, which goes before it.
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

/** The site, which is read again when it is asked for after a change. */
class CurrentSite {
  readonly #read: () => Promise<RegistrySite>;
  #last: Promise<RegistrySite>;
  #isStale = false;

  constructor(read: () => Promise<RegistrySite>) {
    this.#read = read;
    this.#last = read();
  }

  /** What it is made from has changed. */
  changed(): void {
    this.#isStale = true;
  }

  /** As the registry is now; where that cannot be read, which is said, as it was before. */
  get(): Promise<RegistrySite> {
    if (!this.#isStale) return this.#last;
    this.#isStale = false;
    const before = this.#last;
    // One reading after the other, so that the last is of what is there last.
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

/** Acts when it was called for the last time in a while. */
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
      const why = `Port ${port} is in use. Name another one with --port, or 0 for any free one.`;
      reject(inUse ? new UsageError(why) : error);
    });
    server.listen(port, HOST, () => resolve(server));
  });
}
