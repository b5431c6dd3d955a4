// The gate of all JSON that is published: it is read back as strict readers read it, before it is written.

import { wasPublished, strictFaultIn } from "../src/core/published/json.ts";
import { PublicationRefusedError } from "../src/io/publication-refused.ts";
import type { PublishedSite } from "../src/io/published-site.ts";
import type { Content, SiteFile } from "./site-context.ts";

/** A file that strict readers could not read would be published, and could never be taken back. */
export class UnreadableFileError extends PublicationRefusedError {}

/** The same files; one that strict readers could not read throws UnreadableFileError, unless `published` has it already. */
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
  const why = strictFaultIn(content);
  if (why === undefined) return;
  const bytes = bound && (await published?.read(path));
  if (bytes && wasPublished(content, new TextDecoder().decode(bytes))) return;
  const remedy = bound
    ? "Take the commit that brought this text out of the history before it is published. If it is published already, compare with that site (--previous)."
    : "This is a defect of the software.";
  throw new UnreadableFileError(
    `Not published: ${path} would not be JSON that everybody can read. ${why} ${remedy}`,
  );
}
