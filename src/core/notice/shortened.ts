// What somebody wrote, as it is quoted in a message.

import { oneLine } from "../text.ts";

/** On one line, and of at most 80 characters. */
export function shortened(text: string): string {
  // A long one is cut before it is cleaned, since all of it need not be read.
  const characters = [...oneLine(text.slice(0, 400))];
  return characters.length > 80 ? `${characters.slice(0, 79).join("")}…` : characters.join("");
}
