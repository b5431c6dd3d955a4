// Checks all published JSON: each file must parse in strict readers before it is written.

import { strictFaultIn, wasPublished } from "../src/core/published/json.ts";
import { PublicationRefusedError } from "../src/io/publication-refused.ts";
import type { PublishedSite } from "../src/io/published-site.ts";
import type { Content, SiteFile } from "./site-context.ts";

/** Thrown because a published file that strict readers cannot read could never be removed. */
export class UnreadableFileError extends PublicationRefusedError {}

/** The same files. One that strict readers could not read throws UnreadableFileError, unless `published` has it. */
export function* throughGate(
  files: Iterable<SiteFile>,
  published: PublishedSite | undefined,
): Generator<SiteFile> {
  for (const file of files) {
    const content = async () => {
      const made = await file.content();
      await refuseUnreadable(file, made, published);
      return made;
    };
    yield { ...file, content };
  }
}

async function refuseUnreadable(
  { path, bound }: SiteFile,
  content: Content | undefined,
  published: PublishedSite | undefined,
): Promise<void> {
  if (typeof content !== "string" || !path.endsWith(".json")) return;
  const reason = strictFaultIn(content);
  if (reason === undefined) return;
  const bytes = bound && (await published?.read(path));
  if (bytes && wasPublished(content, new TextDecoder().decode(bytes))) return;
  const remedy = bound
    ? "Remove the commit that added this text from the history before publishing it. If it is already published, compare with that site (--previous)."
    : "This is a defect of the software.";
  throw new UnreadableFileError(
    `Not published: ${path} would not be JSON that every program can read. ${reason} ${remedy}`,
  );
}
