// coalitions check [FILE…] [--base REV]

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
  const registry = openRegistry(root, named);
  const names = files.length > 0 ? named.map(nameOfFile) : undefined;
  const published =
    base === undefined
      ? undefined
      : await readPublishedUntil(root, await mergeBase(root, base), names);
  const result = checkRegistry(registry, {
    ...(files.length > 0 ? { only: named } : {}),
    ...(published ? { published } : {}),
  });
  if (json) printJson(result);
  else print(renderReport(result, paint()));
  return result.ok ? EXIT.fine : EXIT.problems;
}
