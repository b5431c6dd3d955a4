// Where a GitHub server has its API.

/** Where the API of a GitHub server is; undefined of github.com, which every client knows. */
export function apiOfServer(url: string): string | undefined {
  const { host, origin } = new URL(url);
  if (host === "github.com") return undefined;
  // A company's own domain at GitHub has its API beside it, a server of its own has it below.
  return host.endsWith(".ghe.com") ? `https://api.${host}` : `${origin}/api/v3`;
}
