// The texts of published definitions, read on request: from git, or from the published site if the history was
// rewritten.

import { deriveFingerprint } from "../core/derivation/fingerprint.ts";
import { readVersion } from "../core/history/read-version.ts";
import type { DefinitionText, ReadText } from "../core/history/registry-view.ts";
import type { Id } from "../core/registry/definition.ts";
import { Blobs } from "./blobs.ts";
import { type PublishedSite, PublishedSiteError } from "./published-site.ts";

/**
 * Runs `use` with a function that reads texts. Throws GitError if git lacks a text. A text that only the published
 * site has is undefined if no site is given. Throws PublishedSiteError.
 */
export async function withTexts<T>(
  root: string,
  use: (readText: ReadText) => Promise<T>,
  published?: PublishedSite,
): Promise<T> {
  let blobs: Blobs | undefined;
  const readText = async (source: DefinitionText) => {
    if ("text" in source) return source.text;
    if ("published" in source) return published && readLost(published, source);
    blobs ??= new Blobs(root);
    return decoded(await blobs.readKnown(source.blob));
  };
  try {
    return await use(readText);
  } finally {
    await blobs?.close();
  }
}

/** After a rewriting, only the published site has the text. It must be there, and must be unchanged. */
async function readLost(
  { where, read }: PublishedSite,
  { published: path, fingerprint }: { published: string; fingerprint: Id },
): Promise<string> {
  const bytes = await read(path);
  // The file is named for its fingerprint, in its coalition's folder.
  const [name] = path.split("/");
  const definition = bytes && readVersion(`${name}.json`, bytes);
  if (definition && deriveFingerprint(definition) === fingerprint) return decoded(bytes) ?? "";
  const what = bytes ? "has a definition with a different fingerprint" : "is missing";
  throw new PublishedSiteError(
    `${path} of ${where} ${what}. The history was rewritten, so there is no other copy. Restore the file from a copy of the site and publish again.`,
  );
}

function decoded(bytes: Uint8Array | undefined): string | undefined {
  return bytes && new TextDecoder().decode(bytes);
}
