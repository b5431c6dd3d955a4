// The commands that README, manuals and reference tell people to run, as they are written.

import { readdirSync, readFileSync } from "node:fs";

export const MANUALS = [
  "README.md",
  "SECURITY.md",
  "CONTRIBUTING.md",
  "starter/README.md",
  ...readdirSync("docs").flatMap((name) => (name.endsWith(".md") ? [`docs/${name}`] : [])),
  ...readdirSync("actions").map((name) => `actions/${name}/README.md`),
];

/** The lines of a text's indented blocks, each without its comment. A line that ends with \ continues in the next. */
export function blockCommands(markdown: string): string[] {
  return [...markdown.replaceAll(/\\\n\s+/g, "").matchAll(/^ {4,}(\S.*)$/gm)].map(([, line = ""]) =>
    line.replace(/ {2,}#.*$/, ""),
  );
}

/** What is given to the command line in a text, in its blocks and between backticks: `check --base REV`. */
export function commandsIn(markdown: string): string[] {
  const called = /^npx (?:--package=\S+ )?mosaik-coalitions(?:@[\w.]+)? ([a-z].*)$/;
  const inline = [...markdown.matchAll(/`((?:npx )?mosaik-coalitions(?:@[\w.]+)? [^`]+)`/g)];
  return [
    ...blockCommands(markdown),
    ...inline.map(([, it = ""]) => `npx ${it}`.replace("npx npx", "npx")),
  ]
    .flatMap((line) => called.exec(line)?.[1] ?? [])
    .filter((it) => /^[a-z]/.test(it));
}

export function readManual(file: string): string {
  return readFileSync(file, "utf8");
}
