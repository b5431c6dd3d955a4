// The story in the README: one change of one definition, and what the check, the feed and the page make of it.

import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { renderComment } from "../../src/core/render/comment/comment.ts";
import { reviewCheckResult } from "../../src/core/review/review.ts";
import { changed, definition, modules, organism } from "./definitions.ts";
import { commitOf } from "./histories.ts";
import { idOf } from "./ids.ts";
import { memoryRegistry } from "./memory-registry.ts";
import { CONTEXT, resultOf } from "./pull-requests.ts";
import { fileOf, textOf } from "./registries.ts";
import { renderView } from "./rendered-site.ts";

const FEED = organism("eth-usd-feed", { role: "eth-usd" });
const BEFORE = definition({
  name: "acme.prices",
  title: "Acme prices",
  lattices: [],
  organisms: [FEED],
  modules: modules("almanac"),
});
const AFTER = changed(BEFORE, {
  organisms: [{ ...FEED, stableId: idOf("the next eth-usd-feed") }],
});
const REGISTRY = "https://coalitions.example/";

/** What git shows of the change, without the head that names the file. */
export function storyDiff(): string {
  const folder = mkdtempSync(join(tmpdir(), "story-"));
  try {
    for (const [name, it] of Object.entries({ before: BEFORE, after: AFTER }))
      writeFileSync(join(folder, name), textOf(it));
    const lines = gitDiff(folder).split("\n");
    const from = lines.findIndex((line) => line.startsWith("@@"));
    return lines.slice(from).join("\n").trimEnd();
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** It ends with 1 where the files differ. */
function gitDiff(cwd: string): string {
  const args = ["diff", "--no-index", "--no-color", "--unified=1", "before", "after"];
  try {
    return execFileSync("git", args, { cwd, encoding: "utf8" });
  } catch (error) {
    return (error as { stdout: string }).stdout;
  }
}

/** The comment up to its first table: the verdict, and what changes. */
export function storyComment(): string {
  const comment = renderComment(reviewCheckResult(resultOf({ before: [BEFORE], after: [AFTER] })), {
    ...CONTEXT,
    repositoryUrl: "https://github.com/acme/coalitions",
  });
  const lines = comment.split("\n");
  const table = lines.findIndex((line) => line.startsWith("|"));
  const end = lines.findIndex((line, at) => at > table && !line.startsWith("|"));
  const from = lines.findIndex((line) => line.startsWith("### "));
  return lines.slice(from, end).map(asBold).join("\n");
}

/** A heading of the comment would be one of the README. */
function asBold(line: string): string {
  return line.replace(/^#+ (.*)$/, (_, text: string) => `**${text.replaceAll("**", "")}**`);
}

interface FeedItem {
  title: string;
  content_html: string;
}

/** The files of the site once the change is published. */
async function site(): Promise<Map<string, string>> {
  const commits = [BEFORE, AFTER].map((it, at) => commitOf({ [fileOf(it)]: it }, at));
  const config = { name: "Acme", description: "Acme's coalitions.", baseUrl: REGISTRY };
  return renderView(memoryRegistry(commits), config);
}

/** The newest item of the coalition's feed: its title, and what it says before it lists what changed. */
export async function storyItem(): Promise<string> {
  const { items } = JSON.parse(fileIn(await site(), "changes.feed.json")) as { items: FeedItem[] };
  const [{ title, content_html: html } = { title: "", content_html: "" }] = items;
  const [lead = ""] = html.split(/<\/ul><p>/, 1);
  const lines = lead.split(/<\/?(?:p|ul|li)>/).map((it) => it.replaceAll(/<[^>]*>/g, "").trim());
  return [`**${title}**`, ...lines.filter(Boolean)].join("\n\n");
}

/** Of the constant that the page has, the pin and the fingerprint. */
export async function storyConstant(): Promise<string> {
  const constant = fileIn(await site(), "coalition.rs");
  const parts = [/^\/\/ coalition-pin: .*$/m, /^pub const FINGERPRINT\b[^;]*;$/m];
  return parts.map((it) => it.exec(constant)?.[0]).join("\n");
}

function fileIn(files: Map<string, string>, file: string): string {
  const text = files.get(`${AFTER.name}/${file}`);
  if (text === undefined) throw new Error(`The site has no ${file}.`);
  return text;
}
