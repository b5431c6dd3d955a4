// The search's files in memory, read as a browser reads them.

import type { CoalitionView } from "../../src/core/history/registry-view.ts";
import type { ReadSearchFile } from "../../src/core/search/search.ts";
import { searchFilesOf } from "../../src/core/search/search-files.ts";

export interface SearchReader {
  read: ReadSearchFile;
  /** The paths that were read. */
  readonly asked: string[];
  /** Every file's text by its path. */
  files: Map<string, string>;
  /** Of the files, below the base URL. */
  folder: string;
}

/** Reading a missing file rejects. `full`: characters of a file of terms. */
export function readerOf(byName: readonly CoalitionView[], full?: number): SearchReader {
  const { folder, files } = searchFilesOf(byName, full);
  const texts = new Map(files.map(({ path, text }) => [path, text]));
  const asked: string[] = [];
  const read = async (path: string) => {
    asked.push(path);
    const text = texts.get(path);
    if (text === undefined) throw new Error(`There is no ${path}.`);
    return JSON.parse(text) as unknown;
  };
  return { read, asked, files: texts, folder };
}
