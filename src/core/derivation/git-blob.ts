// git's id of a file's content, as `git hash-object` prints it.

import { sha1 } from "@noble/hashes/legacy.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";

/** The length of an id in a repository with git's newer format. */
const SHA256_DIGITS = 64;

/** The id in the same format as `like`, another id of that repository. */
export function gitBlobId(bytes: Uint8Array, like: string): string {
  const algorithm = like.length === SHA256_DIGITS ? sha256 : sha1;
  const header = utf8ToBytes(`blob ${bytes.length}\0`);
  return bytesToHex(algorithm.create().update(header).update(bytes).digest());
}
