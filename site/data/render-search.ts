// The files that the search on the list of coalitions reads, in a folder that is named by what they hold.

import type { RegistryView } from "../../src/core/history/registry-view.ts";
import { searchFilesOf } from "../../src/core/search/search-files.ts";
import type { SiteFile } from "../site-context.ts";

export interface SearchData {
  /** Below the base URL, with a final slash: the pages with the search must name it. */
  folder: string;
  files: SiteFile[];
}

export function renderSearch({ coalitions }: RegistryView): SearchData {
  const { folder, files } = searchFilesOf(coalitions);
  return { folder, files: files.map(({ path, text }) => ({ path: folder + path, text })) };
}
