// The story in the README is what the software makes of that change today: `npm run generate` writes it.

import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { storyComment, storyConstant, storyDiff, storyItem } from "../support/readme-story.ts";

const README = readFileSync("README.md", "utf8");
/** What is indented below a step, and is code or quoted. */
const BLOCK = /^ {3}```\w+\n[\s\S]*?^ {3}```$|^ {3}>.*(?:\n {3}>.*)*/gm;

const quoted = (markdown: string) => markdown.replaceAll(/^/gm, "> ").replaceAll(/ +$/gm, "");
const fenced = (language: string, code: string) => `\`\`\`${language}\n${code}\n\`\`\``;

/** In the order of the steps. */
async function storyBlocks(): Promise<string[]> {
  return [
    fenced("diff", storyDiff()),
    quoted(storyComment()),
    quoted(await storyItem()),
    fenced("rust", await storyConstant()),
  ].map((block) => block.replaceAll(/^(?=.)/gm, "   "));
}

it("the story of the README is what the check, the feed and the page say", async () => {
  const blocks = await storyBlocks();
  for (const block of blocks) expect(block.split("\n").length).toBeGreaterThan(2);
  expect(README.match(BLOCK)).toHaveLength(blocks.length);
  const written = README.replaceAll(BLOCK, () => blocks.shift() ?? "");
  await expect(written).toMatchFileSnapshot("../../README.md");
});

it("the README is read in a minute: 120 lines at most", () => {
  expect(README.split("\n").length - 1).toBeLessThanOrEqual(120);
});

it.each(["home", "handshake"])(
  "the picture %s is there, as wide as a page and soon loaded",
  (name) => {
    const picture = readFileSync(`docs/pictures/${name}.png`);
    expect(README).toContain(`(docs/pictures/${name}.png)`);
    expect(picture.readUInt32BE(16)).toBe(1280);
    expect(picture.length).toBeLessThan(150 * 1024);
  },
);
