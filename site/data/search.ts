// The files that the search on the list of coalitions reads, in a folder that is named by what they hold.

import type { RegistryView } from "../../src/core/history/registry-view.ts";
import { searchFilesOf } from "../../src/core/search/search-files.ts";
import { lazy } from "../lazy.ts";
import type { FileGroup } from "../site-context.ts";

export interface Search {
  /** Below the base URL, with a final slash: the pages with the search must name it. */
  folder: () => string;
  group: FileGroup;
}

export function searchOf({ coalitions }: RegistryView): Search {
  const search = lazy(() => searchFilesOf(coalitions));
  const members = () => {
    const { folder, files } = search();
    return files.map(({ path, text }) => ({ path: folder + path, content: () => text }));
  };
  return { folder: () => search().folder, group: { start: "api/v1/search/", members } };
}
