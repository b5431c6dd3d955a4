// The texts of definitions that were published, when they are asked for: out of git, and where a history
// was rewritten, out of what is published already.

import { deriveFingerprint } from "../core/derivation/fingerprint.ts";
import { readVersion } from "../core/history/read-version.ts";
import type { DefinitionText, ReadText } from "../core/history/registry-view.ts";
import type { Id } from "../core/registry/definition.ts";
import { Blobs } from "./blobs.ts";
import { type PublishedSite, PublishedSiteError } from "./published-site.ts";

/**
 * Has `use` read texts for as long as it runs. What git does not have is a broken repository; what
 * `published` must have is undefined where no such site is given. Throws PublishedSiteError.
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

/** What a rewriting has lost is nowhere but in what is published: it must be there, and be what it was. */
async function readLost(
  { where, read }: PublishedSite,
  { published: path, fingerprint }: { published: string; fingerprint: Id },
): Promise<string> {
  const bytes = await read(path);
  // It is named for its fingerprint, in its coalition's folder.
  const [name] = path.split("/");
  const definition = bytes && readVersion(`${name}.json`, bytes);
  if (definition && deriveFingerprint(definition) === fingerprint) return decoded(bytes) ?? "";
  const what = bytes ? "has another definition than that of its name" : "is not there";
  throw new PublishedSiteError(
    `${path} of ${where} ${what}. Its history was rewritten, so that nothing else has it: put it back from a copy of the site, and publish again.`,
  );
}

function decoded(bytes: Uint8Array | undefined): string | undefined {
  return bytes && new TextDecoder().decode(bytes);
}
