// Shapes of JSON values, combined from small tests. Schemas are for what people write, and explain how to fix it.
// Shapes are for what programs wrote, where reporting the first fault is enough.

/** Undefined if the value has the shape; otherwise a pointer to the first fault, and what was expected there. */
export type Shape = (value: unknown) => [pointer: string, expected: string] | undefined;

export function isText(expected: string, pattern = /^/, longest = Number.POSITIVE_INFINITY): Shape {
  return (it) =>
    typeof it === "string" && it.length <= longest && pattern.test(it) ? undefined : ["", expected];
}

export const isAnyText = isText("text");

export const isCount: Shape = (it) =>
  Number.isSafeInteger(it) && (it as number) >= 0 ? undefined : ["", "a whole number"];

export const ID = /^[0-9a-f]{64}$/;

export const isId = isText("64 lowercase hex digits", ID);

export function maybe(shape: Shape): Shape {
  return (it) => {
    const fault = it === null ? undefined : shape(it);
    return fault && [fault[0], `${fault[1]}, or null`];
  };
}

/** An optional member. */
export function optional(shape: Shape): Shape {
  return (it) => (it === undefined ? undefined : shape(it));
}

/** An object whose members all have the shape, whatever their names. */
export function mapOf(shape: Shape): Shape {
  return (it) => {
    if (typeof it !== "object" || it === null || Array.isArray(it)) return ["", "an object"];
    return hasShape(Object.fromEntries(Object.keys(it).map((key) => [key, shape])))(it);
  };
}

export function listOf(shape: Shape): Shape {
  return (it) => {
    if (!Array.isArray(it)) return ["", "a list"];
    for (const [index, item] of it.entries()) {
      const fault = shape(item);
      if (fault) return [`/${index}${fault[0]}`, fault[1]];
    }
    return undefined;
  };
}

/** An object with at least these members. */
export function hasShape(members: Record<string, Shape>): Shape {
  return (it) => {
    if (typeof it !== "object" || it === null || Array.isArray(it)) return ["", "an object"];
    for (const [key, shape] of Object.entries(members)) {
      const value = Object.hasOwn(it, key) ? (it as Record<string, unknown>)[key] : undefined;
      const fault = shape(value);
      if (fault) return [`/${key}${fault[0]}`, fault[1]];
    }
    return undefined;
  };
}
