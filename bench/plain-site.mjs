// Writes the site of another build again with plain template strings: the minimum for writing these bytes. Its files
// are cut at every value beforehand, some hundred at a time, which is not measured: HTML and XML at each text and
// attribute, JSON at each string, everything else at each id. Measured is joining each file's pieces and values, which
// are escaped again, and writing it: the same calls as in site/write-site.ts, into an empty folder.
//
//     node plain-site.mjs SITE OUT

import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { performance } from "node:perf_hooks";

const AT_ONCE = 500;
const [, , site, out] = process.argv;

const MARKUP = /(?<=>)[^<>]+(?=<)|(?<==")[^"<>]+(?=")/g;
const STRINGS = /"(?:[^"\\]|\\.)*"/g;
const IDS = /[0-9a-f]{64,}/g;

const escapeMarkup = (value) =>
  /[&<>"]/.test(value)
    ? value
        .replaceAll("&", "&amp;")
        .replaceAll("<", "&lt;")
        .replaceAll(">", "&gt;")
        .replaceAll('"', "&quot;")
    : value;
const unescapeMarkup = (text) =>
  text
    .replaceAll("&quot;", '"')
    .replaceAll("&gt;", ">")
    .replaceAll("&lt;", "<")
    .replaceAll("&amp;", "&");
const asItIs = (value) => value;

/** Where to cut a file, how to parse a value there, and how to write it. */
function waysOf(path) {
  if (/\.(html|rss|atom|svg)$/.test(path)) return [MARKUP, unescapeMarkup, escapeMarkup];
  if (path.endsWith(".json")) return [STRINGS, JSON.parse, JSON.stringify];
  return [IDS, asItIs, asItIs];
}

/** A file as constant pieces, with a value after each one except the last. */
function cut(path) {
  const text = readFileSync(join(site, path), "utf8");
  const [where, read, write] = waysOf(path);
  const pieces = [];
  const values = [];
  let from = 0;
  for (const { 0: written, index } of text.matchAll(where)) {
    const value = read(written);
    // This value is written differently, so it stays part of a piece.
    if (write(value) !== written) continue;
    pieces.push(text.slice(from, index));
    values.push(value);
    from = index + written.length;
  }
  return { path, pieces, values, last: text.slice(from), write };
}

const folders = new Set();

function writeFile({ path, pieces, values, last, write }) {
  let text = "";
  for (let at = 0; at < pieces.length; at++) text += pieces[at] + write(values[at]);
  text += last;
  const file = join(out, path);
  const folder = dirname(file);
  if (!folders.has(folder)) mkdirSync(folder, { recursive: true });
  folders.add(folder);
  writeFileSync(file, text);
}

const paths = readdirSync(site, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map(({ parentPath, name }) => join(parentPath, name).slice(site.length + 1));
let ms = 0;
for (let at = 0; at < paths.length; at += AT_ONCE) {
  const files = paths.slice(at, at + AT_ONCE).map(cut);
  const start = performance.now();
  for (const file of files) writeFile(file);
  ms += performance.now() - start;
}
console.log(`${paths.length} files in ${ms} ms`);
