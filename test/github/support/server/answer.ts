// What the emulated GitHub answers. The words of the refusals are GitHub's own, so that what an action
// makes of them in its log is what a person would read.

export interface Answer {
  status: number;
  /** JSON, or bytes as they are; none for 204 and redirects. */
  body?: unknown;
  headers?: Record<string, string>;
}

/** Thrown by a route in place of an answer. */
export class Refusal extends Error {
  override name = "Refusal";
  readonly answer: Answer;

  constructor(
    status: number,
    message: string,
    more: { body?: object; headers?: Answer["headers"] } = {},
  ) {
    super(message);
    const { body = {}, headers = {} } = more;
    this.answer = { status, body: { message, ...body, status: `${status}` }, headers };
  }
}

export const notFound = () => new Refusal(404, "Not Found");
export const badCredentials = () => new Refusal(401, "Bad credentials");
export const authenticationRequired = () => new Refusal(401, "Requires authentication");

/** A token without the permission; the header names those that would do, as GitHub's does. */
export function notAccessible(accepted: string): Refusal {
  const headers = { "x-accepted-github-permissions": accepted };
  return new Refusal(403, "Resource not accessible by integration", { headers });
}

/** For a person who is not an administrator; what they may not even know to exist is "Not Found" instead. */
export const mustAdminister = () => new Refusal(403, "Must have admin rights to Repository.");

/** What GitHub says of a label that is not there, and that the token may not make. */
export function mayNotCreateLabels(): Refusal {
  const errors = [{ resource: "Repository", field: "label", code: "unauthorized" }];
  const message = "You do not have permission to create labels on this repository.";
  return new Refusal(403, message, { body: { errors } });
}

/** Of one field, such as `title`. */
export function invalid(field: string, code: string, message?: string): Refusal {
  return new Refusal(422, "Validation Failed", { body: { errors: [{ field, code, message }] } });
}

/** What is wrong with the values as a whole. */
export const unprocessable = (message: string) => new Refusal(422, message);

/** What this emulation does not have must not look like something that GitHub refuses. */
export const notEmulated = (what: string) => new Refusal(501, `Not emulated: ${what}`);
