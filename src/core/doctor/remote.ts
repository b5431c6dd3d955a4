// A repository's name, from what people write and what git has as its remote.

/** `OWNER/NAME`, as GitHub takes it. */
const NAME = /^[A-Za-z0-9][A-Za-z0-9-]*\/[\w.-]+$/;

export function isRepositoryName(text: string): boolean {
  return NAME.test(text);
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
