// The two pictures of the README, screenshots of this repository's own registry: `npm run pictures`.

import { execFileSync } from "node:child_process";
import {
  accessSync,
  constants,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, extname, join } from "node:path";
import { chromium } from "playwright-core";

const FOLDER = "docs/pictures";
const WIDTH = 1280;
const MARGIN = 20;
const BROWSERS = ["chromium-headless-shell", "chromium", "google-chrome"];
/** How much of each page to show: from its top to the end of the element `to`, or a height in pixels. */
const PICTURES = [
  { name: "home", path: "", to: "main table" },
  { name: "handshake", path: "ethereum.superchain/", height: 800 },
];
const TYPES = {
  ".css": "text/css",
  ".html": "text/html",
  ".js": "text/javascript",
  ".svg": "image/svg+xml",
};

const executablePath = findBrowser();
const { baseUrl } = JSON.parse(readFileSync("registry.config.json", "utf8"));
const out = mkdtempSync(join(tmpdir(), "pictures-"));
try {
  const site = join(out, "site");
  execFileSync(process.execPath, ["dist/coalitions.js", "build", "--out", site], {
    stdio: "inherit",
  });
  await takePictures(site);
} finally {
  rmSync(out, { recursive: true });
}

async function takePictures(site) {
  mkdirSync(FOLDER, { recursive: true });
  const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
  try {
    const page = await browser.newPage({ colorScheme: "light" });
    // Served at the site's own address, which the constant shows. No request leaves this machine.
    await page.route("**/*", (route) => route.fulfill(answerTo(route.request().url(), site)));
    for (const { name, path, to, height = 720 } of PICTURES) {
      await page.setViewportSize({ width: WIDTH, height });
      const answer = await page.goto(baseUrl + path, { waitUntil: "networkidle" });
      if (!answer?.ok()) throw new Error(`The site has no page at ${baseUrl}${path}.`);
      const box = to === undefined ? null : await page.locator(to).boundingBox();
      const clip = {
        x: 0,
        y: 0,
        width: WIDTH,
        height: box ? Math.ceil(box.y + box.height) + MARGIN : height,
      };
      await page.screenshot({ path: join(FOLDER, `${name}.png`), fullPage: true, clip });
    }
  } finally {
    await browser.close();
  }
}

function answerTo(url, site) {
  if (!url.startsWith(baseUrl)) return { status: 404 };
  const path = new URL(url).pathname.slice(new URL(baseUrl).pathname.length);
  const file = join(site, path.endsWith("/") || path === "" ? `${path}index.html` : path);
  if (!existsSync(file)) return { status: 404 };
  const contentType = TYPES[extname(file)] ?? "application/octet-stream";
  return { body: readFileSync(file), contentType };
}

function findBrowser() {
  const folders = (process.env.PATH ?? "").split(delimiter);
  const paths = BROWSERS.flatMap((name) => folders.map((folder) => join(folder, name)));
  const found = paths.find(isProgram);
  if (!found)
    throw new Error(`No browser was found. Install one of these: ${BROWSERS.join(", ")}.`);
  return found;
}

function isProgram(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
