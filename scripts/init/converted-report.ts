// The report of `init --from`.

import { relative } from "node:path";
import { shellWord } from "../../src/core/shell.ts";
import type { Conversion } from "../../src/core/starter/conversion.ts";
import { counted } from "../../src/core/text.ts";

/** The commands that restore everything. */
export function undoing(root: string, added: readonly string[]): string {
  const git = relative(root, ".") === "" ? "git" : `git -C ${shellWord(root)}`;
  const clean =
    added.length === 0 ? "" : ` && ${git} clean --force -- ${added.map(shellWord).join(" ")}`;
  return `${git} restore --staged --worktree .${clean}`;
}

export interface Done {
  plan: Conversion;
  /** Definitions that could not be read, and are unchanged. */
  faulty: readonly string[];
  added: readonly string[];
}

const MOST_NAMED = 20;

/** What was done, what is next, and how to undo it. */
export function report(root: string, { plan, faulty, added }: Done): string {
  const { removed, unknown, replaced, kept } = plan;
  const lines = [
    `${root} is now a registry of data, with its history. Nothing is committed.`,
    "",
    `Removed: ${counted(removed.length, "file")} of the software.`,
    ...named(
      "These are not files of this version of the software. Restore what is yours:",
      unknown,
    ),
    ...named("Replaced. Copy over what you had changed:", replaced),
    ...named("New:", added),
    ...named("Kept, besides the definitions and registry.config.json:", kept),
    ...named("Not changed, because they cannot be read. Fix their $schema by hand:", faulty),
    "",
    "Next:",
    "",
    ...STEPS.map((it, index) => `${index + 1}. ${it}`),
    "",
    `To undo everything: ${undoing(root, added)}`,
    "To restore one file: git restore FILE",
  ];
  return lines.join("\n");
}

function named(head: string, files: readonly string[]): string[] {
  if (files.length === 0) return [];
  const more = files.length - MOST_NAMED;
  const some = files.slice(0, MOST_NAMED).map((it) => `  ${it}`);
  return ["", head, ...some, ...(more > 0 ? [`  and ${more} more: git status`] : [])];
}

const STEPS = [
  "Review it: git status, and git diff for what was replaced",
  "npx mosaik-coalitions check",
  'git add --all && git commit --message "Leave the software to its own repository"',
  "Push it, by pull request if your branch requires one. Then: npx mosaik-coalitions doctor",
  "Delete node_modules/, dist/ and generated/: they are no longer needed",
];
