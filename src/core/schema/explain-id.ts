// Why a string is not an id, and the right form if it can be derived.

import { charName } from "../characters.ts";
import { GAPS, ID_ALONE } from "../lookup/id-runs.ts";
import type { Finding } from "../problem.ts";
import { cleanText } from "../text.ts";

/** `digits`: 64 for an id, 96 for an MR_TD. The text is known to have the wrong form. */
export function explainId(text: string, digits: number[]): Omit<Finding, "pointer"> {
  if (isPlaceholder(text)) {
    return {
      code: "id-malformed",
      message: "This is a placeholder. The id is still missing.",
      fix: "Copy the id from its operator's page.",
      cause: text,
    };
  }
  const bare = text.trim().replace(/^0x/i, "").toLowerCase();
  const right = /^[0-9a-f]+$/.test(bare) && digits.includes(bare.length);
  if (right && /^\s*0x/i.test(text)) {
    return {
      code: "id-prefixed",
      message:
        "The id begins with 0x. mosaik's unique_id!(…) decodes exactly 64 bare hex digits and hashes every other string, so an id with 0x silently becomes a different id.",
      fix: `Write it bare: "${bare}"`,
      cause: bare,
    };
  }
  if (right && bare !== text.trim()) {
    return {
      code: "id-uppercase",
      message:
        "The id has uppercase hex digits. Ids are compared as lowercase text, so that each id has one form.",
      fix: `Write it in lowercase: "${bare}"`,
      cause: bare,
    };
  }
  const alone = idWithin(text, digits);
  return {
    code: "id-malformed",
    message: `${describe(text)} An id is ${digits.join(" or ")} lowercase hex digits. mosaik silently hashes every other string into a different id.`,
    fix: right
      ? `Write it without spaces: "${bare}"`
      : alone === undefined
        ? "Copy the whole id again from its operator's page."
        : `Write only the id: "${alone}"`,
    cause: text,
  };
}

/** Longer texts are not searched for an id. */
const LONGEST = 4000;

/** The one id in a text: within quotes, Markdown or an address, beside other words, or in groups. */
export function idWithin(text: string, digits: readonly number[]): string | undefined {
  const plain = cleanText(text.slice(0, LONGEST)).normalize("NFKC").toLowerCase();
  const ids = [...plain.matchAll(ID_ALONE)].map(([, , id = ""]) => id);
  const whole = plain.replace(GAPS, "");
  const [id, ...others] = new Set(ids.length > 0 ? ids : /^[0-9a-f]+$/.test(whole) ? [whole] : []);
  return id !== undefined && others.length === 0 && digits.includes(id.length) ? id : undefined;
}

/** What `coalitions new` writes for an unknown value. */
export const PLACEHOLDER = "TODO: ";

function isPlaceholder(text: string): boolean {
  return text.startsWith(PLACEHOLDER);
}

function describe(text: string): string {
  const characters = [...text];
  const strange = characters.findIndex((character) => !/^[0-9a-fA-F]$/.test(character));
  if (strange >= 0) {
    return `Character ${strange + 1} of the id is ${nameOf(characters[strange] ?? "")}, not a hex digit.`;
  }
  return `The id has ${text.length} hex digits.`;
}

/** A character that is not plain ASCII may look like a digit, or be invisible. */
function nameOf(char: string): string {
  if (/^[ -~]$/.test(char)) return JSON.stringify(char);
  return /^[\p{L}\p{N}\p{S}]$/u.test(char) ? `"${char}" (${charName(char)})` : charName(char);
}
