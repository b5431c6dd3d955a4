// Names of GitHub repositories, OWNER/NAME: in text, in addresses and in git's remotes. Larger patterns are built
// from these.

/** An account or organization, as github.com allows them. */
export const LOGIN = "[A-Za-z0-9][A-Za-z0-9-]{0,38}";
/** One or two dots alone would lead elsewhere in an address. */
const NAME = String.raw`(?!\.{1,2}(?![\w.-]))[\w.-]{1,100}`;

/** A repository of an account that anyone can create on github.com. */
export const REPOSITORY = `${LOGIN}/${NAME}`;
/** Also covers accounts managed by a company and GitHub Enterprise Server, whose logins have underscores. */
export const ANY_REPOSITORY = String.raw`[A-Za-z0-9][\w-]*/${NAME}`;

const ON_GITHUB = new RegExp(`^${REPOSITORY}$`);
const ANYWHERE = new RegExp(`^${ANY_REPOSITORY}$`);
const ADDRESS = new RegExp(`^https://github\\.com/(${REPOSITORY})$`);

export function isOnGithub(name: string): boolean {
  return ON_GITHUB.test(name);
}

export function isRepositoryName(text: string): boolean {
  return ANYWHERE.test(text);
}

/** OWNER/NAME from a repository's address on GitHub. */
export function repositoryName(address: string | null): string | undefined {
  return ADDRESS.exec(address ?? "")?.[1];
}

/** What precedes the name when it is copied from GitHub or git. */
const PASTED = /^(?:(?:https?:\/\/|ssh:\/\/git@)?(?:www\.)?github\.com\/|git@github\.com:)?\/?/i;

/** The repository in a pasted address, which may lead to one of its pages. */
export function pastedRepository(text: string): string | undefined {
  const [owner = "", name = ""] = text.replace(PASTED, "").split("/");
  const meant = `${owner}/${name.replace(/\.git$/i, "")}`;
  return isOnGithub(meant) ? meant : undefined;
}

export interface Remote {
  host: string;
  /** `OWNER/NAME` */
  name: string;
}

/** ssh through a firewall goes there: https://docs.github.com/authentication/troubleshooting-ssh/using-ssh-over-the-https-port */
const SSH_HOST = /^ssh\./;

/** The address of a remote, by https or ssh, with or without `.git`; undefined for a folder or anything else. */
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
