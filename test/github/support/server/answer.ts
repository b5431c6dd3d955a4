// The emulated GitHub's answers. Refusals have GitHub's own messages, so that an action's log reads as it does for real
// users.

export interface Answer {
  status: number;
  /** JSON, or raw bytes; none for 204 and redirects. */
  body?: unknown;
  headers?: Record<string, string>;
}

/** Thrown by a route instead of an answer. */
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

/** For a token without the permission; the header lists sufficient ones, as on GitHub. */
export function notAccessible(accepted: string): Refusal {
  const headers = { "x-accepted-github-permissions": accepted };
  return new Refusal(403, "Resource not accessible by integration", { headers });
}

/** For a person who is not an administrator; hidden things are "Not Found" instead. */
export const mustAdminister = () => new Refusal(403, "Must have admin rights to Repository.");

/** GitHub's message for a missing label that the token cannot create. */
export function mayNotCreateLabels(): Refusal {
  const errors = [{ resource: "Repository", field: "label", code: "unauthorized" }];
  const message = "You do not have permission to create labels on this repository.";
  return new Refusal(403, message, { body: { errors } });
}

/** For one field, such as `title`. */
export function invalid(field: string, code: string, message?: string): Refusal {
  return new Refusal(422, "Validation Failed", { body: { errors: [{ field, code, message }] } });
}

/** For the values as a whole. */
export const unprocessable = (message: string) => new Refusal(422, message);

/** Something not emulated must not look like a refusal by GitHub. */
export const notEmulated = (what: string) => new Refusal(501, `Not emulated: ${what}`);
