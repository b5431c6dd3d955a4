// From a registry's folder to its site: config, history, working tree, pages. One way for the
// command line, the local server and the publish action.

import type { RegistryView } from "../src/core/registry-view.ts";
import { withTexts } from "../src/io/definition-texts.ts";
import { readConfig } from "../src/io/read-config.ts";
import { readRegistryView } from "../src/io/read-view.ts";
import { buildSite } from "./build.ts";

export interface BuildRegistryOptions {
  out: string;
  /** In place of the config's; with a final slash. */
  baseUrl?: string | undefined;
  /** For links to commits, where the config names none. */
  repository?: string | undefined;
  onProgress?: (what: string) => void;
}

export interface BuiltRegistry {
  view: RegistryView;
  baseUrl: string;
  files: number;
}

/** Throws ConfigError, ShallowCloneError, GitError or ForeignFolderError; the old site stays then. */
export async function buildRegistry(
  root: string,
  { out, baseUrl, repository, onProgress }: BuildRegistryOptions,
): Promise<BuiltRegistry> {
  const configured = readConfig(root);
  const config = { ...(repository ? { repository } : {}), ...configured };
  if (baseUrl) config.baseUrl = baseUrl.endsWith("/") ? baseUrl : `${baseUrl}/`;
  const view = await readRegistryView(root, {
    onProgress: (commits) => onProgress?.(`history: ${commits} commits`),
  });
  const files = await withTexts(root, (readText) =>
    buildSite(view, config, {
      out,
      readText,
      onProgress: (count) => onProgress?.(`site: ${count} files`),
    }),
  );
  return { view, baseUrl: config.baseUrl, files };
}
