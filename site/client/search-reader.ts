// Fetches the search's files, each once.

import type { ReadSearchFile } from "../../src/core/search/search.ts";

/** `folder`: from the page to the search's files. What failed is fetched again when it is asked for again. */
export function searchReader(folder: string): ReadSearchFile {
  const files = new Map<string, Promise<unknown>>();
  return (path) => {
    const known = files.get(path);
    if (known) return known;
    const file = fetchJson(folder + path);
    files.set(path, file);
    file.catch(() => files.delete(path));
    return file;
  };
}

async function fetchJson(address: string): Promise<unknown> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`the server answered with ${response.status}`);
  return response.json();
}
