// Values that RFC 8785 and strict JSON parsers such as serde_json do not allow: half surrogate pairs and numbers that
// are not finite.

/** A value to insert after "at …": "/title is U+D83D, half of a surrogate pair". */
export interface StrictFault {
  pointer: string;
  what: string;
  /** Whether it is in a text, where U+FFFD could replace it. */
  isText: boolean;
}

const HALF = /\p{Cs}/u;

/** The first such value in a JSON value. */
export function strictFault(value: unknown): StrictFault | undefined {
  if (typeof value === "string") return halfIn(value);
  if (typeof value === "number" && !Number.isFinite(value)) {
    return { pointer: "", what: `${value}, which is not a JSON number`, isText: false };
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
