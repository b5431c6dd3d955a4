// The texts of definitions that were published: out of git, when they are asked for.

import type { DefinitionText } from "../core/registry-view.ts";
import { Blobs } from "./blobs.ts";

/** Has `use` read texts for as long as it runs. What git does not have is a broken repository. */
export async function withTexts<T>(
  root: string,
  use: (readText: (source: DefinitionText) => Promise<string>) => Promise<T>,
): Promise<T> {
  let blobs: Blobs | undefined;
  const readText = async (source: DefinitionText) => {
    if ("text" in source) return source.text;
    blobs ??= new Blobs(root);
    const bytes = await blobs.read(source.blob);
    if (bytes) return new TextDecoder().decode(bytes);
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
