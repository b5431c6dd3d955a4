// The site of a registry on loopback, built from its working tree and rebuilt when that changes.

import { once } from "node:events";
import { createServer, type Server } from "node:http";
import { join } from "node:path";
import { watch } from "chokidar";
import sirv from "sirv";
import { type BuiltRegistry, buildRegistry } from "../site/build-registry.ts";
import { counted } from "../src/core/text.ts";
import { note, UsageError, withProgress } from "./terminal.ts";
import { reportView } from "./verbs/build.ts";

const HOST = "127.0.0.1";
const SETTLE_MS = 200;

/**
 * Builds the site of the registry in `root` into the folder `out`, serves it, and goes on
 * until the process ends. Port 0 is any free one. Throws what `buildRegistry` throws, and UsageError for a port in use.
 */
export async function serveSite(root: string, out: string, port: number): Promise<BuiltRegistry> {
  const server = await listen(port, serveFolder(out));
  const address = server.address();
  const actual = typeof address === "object" && address ? address.port : port;
  const baseUrl = `http://${HOST}:${actual}/`;
  const build = oneAtATime(() => rebuild(root, out, baseUrl));
  const watcher = watchFiles(root, build);
  try {
    // What changes from here on is seen, also while the first build is at work.
    await once(watcher, "ready");
    return await build();
  } catch (error) {
    server.close();
    await watcher.close();
    throw error;
  }
}

async function rebuild(root: string, out: string, baseUrl: string): Promise<BuiltRegistry> {
  const built = await withProgress("Building the site", (onProgress) =>
    buildRegistry(root, { out, baseUrl, onProgress }),
  );
  reportView(built);
  note(`${counted(built.view.coalitions.length, "coalition")}, ${counted(built.files, "file")}`);
  return built;
}

/** Constants are shown as text: by their endings, a browser would take them for something else. */
const SOURCE_TEXT = /\.(rs|ts|md)$/;

function serveFolder(folder: string): Parameters<typeof createServer>[1] {
  const serve = sirv(folder, {
    // The folder is swapped at each build, so that nothing may be remembered of it.
    dev: true,
    dotfiles: true,
    setHeaders(response, path) {
      response.setHeader("Cache-Control", "no-cache");
      if (SOURCE_TEXT.test(path)) response.setHeader("Content-Type", "text/plain;charset=utf-8");
      if (path.endsWith(".atom")) response.setHeader("Content-Type", "application/atom+xml");
    },
  });
  return (request, response) => {
    serve(request, response, () => {
      response.writeHead(404, { "Content-Type": "text/plain;charset=utf-8" });
      response.end("There is no such page. The index is at /\n");
    });
  };
}

function listen(port: number, handler: Parameters<typeof createServer>[1]): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = createServer(handler ?? (() => {}));
    server.once("error", (error: NodeJS.ErrnoException) => {
      const inUse = error.code === "EADDRINUSE";
      const why = `Port ${port} is in use. Name another one with --port, or 0 for any free one.`;
      reject(inUse ? new UsageError(why) : error);
    });
    server.listen(port, HOST, () => resolve(server));
  });
}

/** Runs `build` after each change has settled. One that fails leaves the old site. */
function watchFiles(root: string, build: () => Promise<unknown>): ReturnType<typeof watch> {
  let timer: NodeJS.Timeout | undefined;
  const schedule = () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      build().catch((error: Error) => note(error.message));
    }, SETTLE_MS);
  };
  const paths = ["coalitions", "registry.config.json", ".git/HEAD", ".git/refs/heads"];
  const watcher = watch(
    paths.map((path) => join(root, path)),
    { ignoreInitial: true },
  );
  return watcher.on("all", schedule);
}

/** The same, but each run begins when the one before has ended, however that was. */
function oneAtATime<T>(act: () => Promise<T>): () => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return () => {
    const run = last.then(act);
    last = run.catch(() => {});
    return run;
  };
}
