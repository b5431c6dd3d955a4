// git's id of a file's content, for commits made without git.

import { createHash } from "node:crypto";
import type { CommittedFile } from "../../src/core/history/change-log.ts";

export function blobIdOf(bytes: Uint8Array): string {
  return createHash("sha1").update(`blob ${bytes.length}\0`).update(bytes).digest("hex");
}

/** A file as a commit leaves it; null if the commit deletes it. */
export function committed(file: string, bytes: Uint8Array | null): CommittedFile {
  return { file, bytes, blob: bytes && blobIdOf(bytes) };
}
