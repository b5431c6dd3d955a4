// The files that the search on the list of coalitions reads, in a folder that is named by what they hold.

import type { RegistryView } from "../../src/core/history/registry-view.ts";
import { searchFilesOf } from "../../src/core/search/search-files.ts";
import { lazy } from "../lazy.ts";
import type { FileGroup } from "../site-context.ts";

const START = "api/v1/search/";

export interface Search {
  /** Below the base URL, with a final slash: the pages with the search must name it. */
  folder: () => string;
  group: FileGroup;
}

/** `named` is a name for the folder that is known without making its files. */
export function searchOf({ coalitions }: RegistryView, named?: string): Search {
  const search = lazy(() => searchFilesOf(coalitions));
  const folder = () => (named === undefined ? search().folder : `${START}${named}/`);
  const members = () =>
    search().files.map(({ path, text }) => ({ path: folder() + path, content: () => text }));
  return { folder, group: { start: START, members } };
}
