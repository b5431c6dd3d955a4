// A call of the emulated API as a test makes it, with a token or without.

import type { EmulatedGitHub } from "./emulated-github.ts";

export interface Called {
  status: number;
  // biome-ignore lint/suspicious/noExplicitAny: a test looks at what it expects.
  body: any;
  headers: Headers;
}

export interface Call {
  token?: string;
  body?: unknown;
  headers?: Record<string, string>;
}

export async function call(
  github: EmulatedGitHub,
  request: string,
  { token, body, headers = {} }: Call = {},
): Promise<Called> {
  const [method = "", path = ""] = request.split(" ");
  const response = await fetch(`${github.apiUrl}${path}`, {
    method,
    headers: { ...(token === undefined ? {} : { authorization: `Bearer ${token}` }), ...headers },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    redirect: "manual",
  });
  const text = await response.text();
  return {
    status: response.status,
    body: text === "" ? undefined : JSON.parse(text),
    headers: response.headers,
  };
}
