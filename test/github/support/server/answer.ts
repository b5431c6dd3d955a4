// What the emulated GitHub answers. The words of the refusals are GitHub's own, so that what an action
// makes of them in its log is what a person would read.

export interface Answer {
  status: number;
  /** JSON, or bytes as they are; none for 204 and redirects. */
  body?: unknown;
  headers?: Record<string, string>;
}

export interface FieldError {
  resource: string;
  code: "already_exists" | "custom" | "invalid" | "missing_field" | "unprocessable";
  field: string;
  message?: string;
}

const DOCUMENTATION = "https://docs.github.com/rest";

function refusal(status: number, message: string, more: object = {}): Answer {
  const body = { message, ...more, documentation_url: DOCUMENTATION, status: String(status) };
  return { status, body };
}

export const notFound = (): Answer => refusal(404, "Not Found");
export const badCredentials = (): Answer => refusal(401, "Bad credentials");
export const authenticationRequired = (): Answer => refusal(401, "Requires authentication");

/** A token without the permission; the header names those that would do, as GitHub's does. */
export function notAccessible(accepted: string): Answer {
  const headers = { "x-accepted-github-permissions": accepted };
  return { ...refusal(403, "Resource not accessible by integration"), headers };
}

export function validationFailed(...errors: FieldError[]): Answer {
  return refusal(422, "Validation Failed", { errors });
}

/** What is wrong with the values as a whole, and not with one field. */
export const unprocessable = (message: string): Answer => refusal(422, message);
export const forbidden = (message: string): Answer => refusal(403, message);

/** What this emulation does not have must not look like something that GitHub refuses. */
export function notEmulated(what: string): Answer {
  return refusal(501, `Not emulated: ${what}`);
}
