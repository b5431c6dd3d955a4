// coalitions check [FILE…] [--base REV]

import { askAhead } from "../../src/io/asked.ts";
import { mergeBase } from "../../src/io/base-commit.ts";
import { filesNamed } from "../../src/io/read-snapshot.ts";
import { type ExitCode, requireRegistryOrNone } from "../terminal.ts";
import { noteOtherVersion } from "../version-note.ts";

export async function run(
  files: string[],
  { base, json }: { base?: string; json?: boolean },
): Promise<ExitCode> {
  const root = process.cwd();
  // Named files may be anywhere. Without any, the check is of the registry in this folder.
  if (files.length === 0) requireRegistryOrNone();
  if (!json) noteOtherVersion();
  const named = files.length > 0 ? await filesNamed(root, files) : undefined;
  const commit = base === undefined ? undefined : await mergeBase(root, base);
  const asked = commit === undefined ? undefined : askAhead(root, commit, named);
  // The rules load while git works on its answers.
  const { showCheck } = await import("../show-check.ts");
  return showCheck({ root, named, asked }, json);
}
