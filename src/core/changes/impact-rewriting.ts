// A rewritten history in words.

import type { ChainHead, LostHead } from "../history/rewriting.ts";
import type { Impact } from "./impact-words.ts";

export function rewrittenWords(lost: LostHead, head: ChainHead): Impact {
  const moved =
    lost.fingerprint === head.fingerprint
      ? "The fingerprint is the same before and after."
      : `The fingerprint published before was ${lost.fingerprint}; now it is ${head.fingerprint}.`;
  return {
    title: "published history was rewritten",
    what: `The registry's history was rewritten, and published all the same. Entries up to ${lost.seq} (${lost.hash}) were published before, and are not all in this chain; it now goes on from entry ${head.seq} (${head.hash}). ${moved}`,
    action:
      lost.fingerprint === head.fingerprint
        ? "Compare what you keep of this chain with what is published now."
        : "Recompile with the CoalitionConfig that is published now; compare what you keep of this chain with it.",
  };
}
