// What RFC 8785 and strict JSON readers such as serde_json have no form for: halves of surrogate pairs, and numbers
// that are not finite.

/** At a pointer, in words that follow "at …": "/title is U+D83D, half of a surrogate pair". */
export interface StrictFault {
  pointer: string;
  what: string;
  /** Whether it is in a text: in its place could be U+FFFD. */
  isText: boolean;
}

const HALF = /\p{Cs}/u;

/** The first such thing in a JSON value. */
export function strictFault(value: unknown): StrictFault | undefined {
  if (typeof value === "string") return halfIn(value);
  if (typeof value === "number" && !Number.isFinite(value)) {
    return { pointer: "", what: `${value}, which no JSON number is`, isText: false };
  }
  if (typeof value !== "object" || value === null) return undefined;
  for (const [key, inner] of Object.entries(value)) {
    const fault = halfIn(key) ?? strictFault(inner);
    if (fault) {
      const step = key.replaceAll("~", "~0").replaceAll("/", "~1");
      return { ...fault, pointer: `/${step}${fault.pointer}` };
    }
  }
  return undefined;
}

function halfIn(text: string): StrictFault | undefined {
  const [half] = HALF.exec(text) ?? [];
  if (half === undefined) return undefined;
  const code = half.charCodeAt(0).toString(16).toUpperCase();
  return { pointer: "", what: `U+${code}, half of a surrogate pair`, isText: true };
}
