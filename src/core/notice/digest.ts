// The digest of a notice's text: what somebody vouches for is this very text.

import { hashHex } from "../derivation/hash.ts";
import type { Hex } from "../registry/definition.ts";

/** An edit in a browser turns every end of line into CRLF, and says nothing else by that. */
export function digestOfNotice(body: string): Hex {
  return hashHex(body.replace(/\r\n?/g, "\n").trimEnd());
}
