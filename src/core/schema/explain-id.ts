// Why a string is no id, and the right form where it can be told.

import { charName } from "../characters.ts";
import { GAPS, ID_ALONE } from "../lookup/id-runs.ts";
import type { Finding } from "../problem.ts";
import { cleanText } from "../text.ts";

/** `digits` has 64 for an id, 96 for an MR_TD. The text is known not to have the right form. */
export function explainId(text: string, digits: number[]): Omit<Finding, "pointer"> {
  if (isPlaceholder(text)) {
    return {
      code: "id-malformed",
      message: "A placeholder stands here: the id is still to be filled in.",
      fix: "Write the id as it stands on its operator's page.",
      cause: text,
    };
  }
  const bare = text.trim().replace(/^0x/i, "").toLowerCase();
  const right = /^[0-9a-f]+$/.test(bare) && digits.includes(bare.length);
  if (right && /^\s*0x/i.test(text)) {
    return {
      code: "id-prefixed",
      message:
        "The id begins with 0x. mosaik's unique_id!(…) decodes exactly 64 bare hex digits and hashes every other string, so an id pasted with 0x becomes a different id without an error.",
      fix: `Write it bare: "${bare}"`,
      cause: bare,
    };
  }
  if (right && bare !== text.trim()) {
    return {
      code: "id-uppercase",
      message:
        "The id has upper-case hex digits. Ids are written and compared as text, in lower case, so that one id has one form.",
      fix: `Write it in lower case: "${bare}"`,
      cause: bare,
    };
  }
  const alone = idWithin(text, digits);
  return {
    code: "id-malformed",
    message: `${describe(text)} An id is ${digits.join(" or ")} lowercase hex digits; mosaik hashes every other string into a different id without an error.`,
    fix: right
      ? `Write it without white space: "${bare}"`
      : alone === undefined
        ? "Paste the id again, whole, from its operator's page."
        : `Write the id alone: "${alone}"`,
    cause: text,
  };
}

/** An id is not looked for in more. */
const LONGEST = 4000;

/** The one id in a text: within quotes, Markdown or an address, beside other words, or in groups. */
export function idWithin(text: string, digits: readonly number[]): string | undefined {
  const plain = cleanText(text.slice(0, LONGEST)).normalize("NFKC").toLowerCase();
  const ids = [...plain.matchAll(ID_ALONE)].map(([, , id = ""]) => id);
  const whole = plain.replace(GAPS, "");
  const [id, ...others] = new Set(ids.length > 0 ? ids : /^[0-9a-f]+$/.test(whole) ? [whole] : []);
  return id !== undefined && others.length === 0 && digits.includes(id.length) ? id : undefined;
}

/** What `coalitions new` leaves where a value was not known. */
export const PLACEHOLDER = "TODO: ";

function isPlaceholder(text: string): boolean {
  return text.startsWith(PLACEHOLDER);
}

function describe(text: string): string {
  const characters = [...text];
  const strange = characters.findIndex((character) => !/^[0-9a-fA-F]$/.test(character));
  if (strange >= 0) {
    return `Character ${strange + 1} of the id is ${nameOf(characters[strange] ?? "")}, no hex digit.`;
  }
  return `The id has ${text.length} hex digits.`;
}

/** What is not plain ASCII may look like a digit, or like nothing. */
function nameOf(char: string): string {
  if (/^[ -~]$/.test(char)) return JSON.stringify(char);
  return /^[\p{L}\p{N}\p{S}]$/u.test(char) ? `"${char}" (${charName(char)})` : charName(char);
}
