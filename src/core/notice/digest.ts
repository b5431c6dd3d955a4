// The digest of a notice's text: what somebody vouches for is this very text.

import type { Hex } from "../definition.ts";
import { hashHex } from "../derivation/hash.ts";

/** An edit in a browser turns every end of line into CRLF, and says nothing else by that. */
export function digestOfNotice(body: string): Hex {
  return hashHex(body.replace(/\r\n?/g, "\n").trimEnd());
}
