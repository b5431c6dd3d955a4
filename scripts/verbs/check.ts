// coalitions check [FILE…] [--base REV]

import { existsSync } from "node:fs";
import { checkRegistry } from "../../src/core/check.ts";
import { renderReport } from "../../src/core/render/report.ts";
import { nameOfFile } from "../../src/core/rules/file-name.ts";
import { mergeBase, readPublishedUntil } from "../../src/io/published-versions.ts";
import { listNamed, openRegistry } from "../../src/io/registry-files.ts";
import { EXIT, type ExitCode, paint, print, printJson } from "../terminal.ts";

export async function runCheck(
  files: string[],
  { base, json }: { base?: string; json?: boolean },
): Promise<ExitCode> {
  const root = process.cwd();
  const named = listNamed(root, files);
  const names = files.length > 0 ? named.map(nameOfFile) : undefined;
  const published =
    base === undefined
      ? undefined
      : await readPublishedUntil(root, await mergeBase(root, base), names);
  // A published definition that was named and is gone is told as that, not as a file not found.
  const there = named.filter((file) => existsSync(file) || !published?.has(nameOfFile(file)));
  const registry = openRegistry(root, there);
  const result = checkRegistry(registry, {
    ...(files.length > 0 ? { only: there } : {}),
    ...(published ? { published } : {}),
  });
  if (json) printJson(result);
  else print(renderReport(result, paint()));
  return result.ok ? EXIT.fine : EXIT.problems;
}
