// coalitions build [--out DIR] [--base-url URL]

import { type BuiltRegistry, buildRegistry } from "../../site/build-registry.ts";
import { checkRegistry } from "../../src/core/check.ts";
import { renderReport } from "../../src/core/render/report.ts";
import { counted } from "../../src/core/text.ts";
import { openRegistry } from "../../src/io/registry-files.ts";
import {
  EXIT,
  type ExitCode,
  note,
  print,
  printJson,
  requireRegistry,
  UsageError,
  withProgress,
} from "../terminal.ts";
import { renderSkipped } from "./changes.ts";

export interface BuildVerbOptions {
  out: string;
  baseUrl?: string;
  json?: boolean;
}

export async function runBuild({ out, baseUrl, json }: BuildVerbOptions): Promise<ExitCode> {
  if (baseUrl !== undefined && !(/^https?:\/\//.test(baseUrl) && URL.canParse(baseUrl))) {
    throw new UsageError(`--base-url ${baseUrl} is no http or https URL.`);
  }
  requireRegistry();
  const built = await withProgress("Building the site", (onProgress) =>
    buildRegistry(process.cwd(), { out, baseUrl, onProgress }),
  );
  const ok = reportView(built);
  const { view, files } = built;
  const facts = { out, baseUrl: built.baseUrl, files, coalitions: view.coalitions.length };
  if (json) printJson(facts);
  else print(`${counted(facts.coalitions, "coalition")}, ${counted(files, "file")} in ${out}`);
  return ok ? EXIT.fine : EXIT.problems;
}

/**
 * What a person should know of a build that went well all the same, since the site has what is
 * sound; whether all definitions are.
 */
export function reportView({ view }: BuiltRegistry): boolean {
  const checked = checkRegistry(openRegistry(process.cwd()));
  note(renderReport(checked));
  if (!view.head) {
    note(
      "There is no history: this folder is not in a git repository with commits. The change channel is empty.",
    );
  }
  for (const skipped of view.skipped) note(renderSkipped(skipped));
  const drafts = view.coalitions.filter(({ draft }) => draft.length > 0);
  if (view.head && drafts.length > 0) {
    note(`Not committed yet, shown as drafts: ${drafts.map(({ name }) => name).join(", ")}`);
  }
  if (view.coalitions.length === 0) note("The site has no coalition to show.");
  return checked.ok;
}
