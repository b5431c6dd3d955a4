// Fetches the search's files, each once.

import type { ReadSearchFile } from "../../src/core/search/search.ts";
import { fetchFile } from "./fetch-file.ts";

/** `folder`: from the page to the search's files. What failed is fetched again when it is asked for again. */
export function searchReader(folder: string): ReadSearchFile {
  const files = new Map<string, Promise<unknown>>();
  return (path) => {
    const known = files.get(path);
    if (known) return known;
    const file = fetchFile(folder + path).then((it): Promise<unknown> => it.json());
    files.set(path, file);
    file.catch(() => files.delete(path));
    return file;
  };
}
