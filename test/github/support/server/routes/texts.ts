// The texts that people and actions write, with the limits that GitHub has for them.

import { type Answer, validationFailed } from "../answer.ts";

/** GitHub's own words name characters; UTF-16 units are the strictest way to count them. */
const LONGEST_BODY = 65_536;

/** A text that must be there. */
export function refuseBody(body: unknown, resource: string): Answer | undefined {
  if (typeof body !== "string" || body.trim() === "") {
    return validationFailed({ resource, code: "missing_field", field: "body" });
  }
  return refuseLength(body, resource);
}

/** A text that may be missing, or null. */
export function refuseLength(body: unknown, resource: string): Answer | undefined {
  if (typeof body !== "string" || body.length <= LONGEST_BODY) return undefined;
  const message = `Body is too long (maximum is ${LONGEST_BODY} characters)`;
  return validationFailed({ resource, code: "unprocessable", field: "data", message });
}
