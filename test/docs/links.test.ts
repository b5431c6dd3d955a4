// The links between README, manuals and reference lead to files and headings that are there.

import { existsSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { expect, it } from "vitest";
import { MANUALS, readManual } from "../support/manual-commands.ts";

/** As GitHub makes them. */
function anchorsOf(markdown: string): string[] {
  const text = markdown.replaceAll(/^```[\s\S]*?^```$/gm, "");
  return [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading = ""]) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\s_-]/gu, "")
      .replaceAll(" ", "-"),
  );
}

interface Link {
  from: string;
  to: string;
}

function linksOf(from: string): Link[] {
  const found = readManual(from).matchAll(/\]\((?!https?:|__(?!MANUAL))([^)\s]+)\)/g);
  // A registry's README leads to the manuals of the software.
  return [...found].map(([, to = ""]) => ({ from, to: to.replace("__MANUAL__", "../docs") }));
}

function isDead({ from, to }: Link): boolean {
  const [path = "", anchor] = to.split("#");
  const file = path === "" ? from : normalize(join(dirname(from), path));
  if (!existsSync(file)) return true;
  return anchor !== undefined && !anchorsOf(readFileSync(file, "utf8")).includes(anchor);
}

it("every link leads to a file, and to a heading of it where it names one", () => {
  const links = MANUALS.flatMap(linksOf);
  expect(links.length).toBeGreaterThan(100);
  expect(links.filter(({ to }) => to.includes("#")).length).toBeGreaterThan(20);
  expect(links.filter(isDead)).toEqual([]);
});
