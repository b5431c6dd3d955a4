// The API of a GitHub server.

/** The API's address; undefined for github.com, which every client knows. */
export function apiOfServer(url: string): string | undefined {
  const { host, origin } = new URL(url);
  if (host === "github.com") return undefined;
  // GitHub with data residency has its API on a subdomain; a company's own server has it below its own address.
  return host.endsWith(".ghe.com") ? `https://api.${host}` : `${origin}/api/v3`;
}
