// coalitions serve [--port N]: builds, serves on loopback, rebuilds on change

import { createServer, type Server } from "node:http";
import { join } from "node:path";
import { watch } from "chokidar";
import sirv from "sirv";
import { buildRegistry } from "../../site/build-registry.ts";
import { counted } from "../../src/core/text.ts";
import { note, print, requireRegistry, UsageError, withProgress } from "../terminal.ts";
import { reportView } from "./build.ts";

const HOST = "127.0.0.1";
const OUT = "_site";
const SETTLE_MS = 200;

/** Runs until it is interrupted. */
export async function runServe({ port }: { port: number }): Promise<void> {
  requireRegistry();
  const root = process.cwd();
  const out = join(root, OUT);
  const server = await listen(port, serveFolder(out));
  const address = server.address();
  const actual = typeof address === "object" && address ? address.port : port;
  const baseUrl = `http://${HOST}:${actual}/`;
  try {
    await rebuild(root, out, baseUrl);
  } catch (error) {
    server.close();
    throw error;
  }
  print(`The site is served at ${baseUrl}  (stop with Ctrl-C)`);
  watchFiles(root, () => rebuild(root, out, baseUrl));
}

async function rebuild(root: string, out: string, baseUrl: string): Promise<void> {
  const built = await withProgress("Building the site", (onProgress) =>
    buildRegistry(root, { out, baseUrl, onProgress }),
  );
  reportView(built);
  note(`${counted(built.view.coalitions.length, "coalition")}, ${counted(built.files, "file")}`);
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

/** Runs `act` after each change has settled, one at a time. A failed build leaves the old site. */
function watchFiles(root: string, act: () => Promise<void>): void {
  let timer: NodeJS.Timeout | undefined;
  let running = Promise.resolve();
  const schedule = () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      running = running.then(act).catch((error: Error) => note(error.message));
    }, SETTLE_MS);
  };
  const paths = ["coalitions", "registry.config.json", ".git/HEAD", ".git/refs/heads"];
  watch(
    paths.map((path) => join(root, path)),
    { ignoreInitial: true },
  ).on("all", schedule);
}
