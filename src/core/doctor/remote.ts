// A repository's name, from what people write and what git has as its remote.

/** `OWNER/NAME`, as GitHub takes it. */
const NAME = /^[A-Za-z0-9][\w-]*\/(?!\.{1,2}$)[\w.-]+$/;

export function isRepositoryName(text: string): boolean {
  return NAME.test(text);
}

/** Where the API of a GitHub server is; undefined of github.com, which every client knows. */
export function apiOfServer(url: string): string | undefined {
  const { host, origin } = new URL(url);
  if (host === "github.com") return undefined;
  // A company's own domain at GitHub has its API beside it, a server of its own has it below.
  return host.endsWith(".ghe.com") ? `https://api.${host}` : `${origin}/api/v3`;
}

export interface Remote {
  host: string;
  /** `OWNER/NAME` */
  name: string;
}

/** ssh through a firewall goes there: https://docs.github.com/authentication/troubleshooting-ssh/using-ssh-over-the-https-port */
const SSH_HOST = /^ssh\./;

/** The address of a remote, by https or ssh, with or without `.git`; undefined of a folder and anything else. */
export function parseRemote(address: string): Remote | undefined {
  const [, scpHost, scpPath] = /^(?:[^@/\s]+@)?([\w.-]+):(?!\/\/)(.+)$/.exec(address) ?? [];
  const url = scpHost === undefined && URL.canParse(address) ? new URL(address) : undefined;
  const host = (scpHost ?? url?.host ?? "").toLowerCase();
  const path = scpPath ?? url?.pathname ?? "";
  const name = path.replace(/^\/+|\/+$/g, "").replace(/\.git$/, "");
  if (!host || !isRepositoryName(name)) return undefined;
  const plain = url?.protocol === "ssh:" ? url.hostname : host;
  return { host: plain.replace(SSH_HOST, ""), name };
}
