// git's own id of a file's content, as `git hash-object` gives it.

import { sha1 } from "@noble/hashes/legacy.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";

/** Hex digits of an id in a repository of git's younger format. */
const SHA256_DIGITS = 64;

/** The id, in the format of the repository that `like`, another id of it, is from. */
export function gitBlobId(bytes: Uint8Array, like: string): string {
  const algorithm = like.length === SHA256_DIGITS ? sha256 : sha1;
  const header = utf8ToBytes(`blob ${bytes.length}\0`);
  return bytesToHex(algorithm.create().update(header).update(bytes).digest());
}
