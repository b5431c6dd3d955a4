// The texts of definitions that were published, when they are asked for: out of git, and where a history
// was rewritten, out of what is published already.

import type { DefinitionText } from "../core/registry-view.ts";
import { Blobs } from "./blobs.ts";
import type { PublishedSite } from "./published-site.ts";

type ReadText = (source: DefinitionText) => Promise<string | undefined>;

/**
 * Has `use` read texts for as long as it runs. What git does not have is a broken repository; what
 * `published` does not have, or where it is not known, is undefined.
 */
export async function withTexts<T>(
  root: string,
  use: (readText: ReadText) => Promise<T>,
  published?: PublishedSite,
): Promise<T> {
  let blobs: Blobs | undefined;
  const readText = async (source: DefinitionText) => {
    if ("text" in source) return source.text;
    if ("published" in source) return decoded(await published?.read(source.published));
    blobs ??= new Blobs(root);
    const bytes = await blobs.read(source.blob);
    if (bytes) return decoded(bytes);
    throw new Error(
      `git has no blob ${source.blob}, which was published. Repair the clone: git fsck`,
    );
  };
  try {
    return await use(readText);
  } finally {
    await blobs?.close();
  }
}

function decoded(bytes: Uint8Array | undefined): string | undefined {
  return bytes && new TextDecoder().decode(bytes);
}
