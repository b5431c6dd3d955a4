// The accounts of the emulated GitHub, each with the id that survives a rename.

export interface Account {
  login: string;
  id: number;
  type: "User" | "Organization" | "Bot";
}

/** The author of everything done with a job's token; login and id are the real ones. */
export const ACTIONS_BOT: Account = { login: "github-actions[bot]", id: 41898282, type: "Bot" };

/** Opens pull requests with newer versions; login and id are the real ones. */
export const DEPENDABOT: Account = { login: "dependabot[bot]", id: 49699333, type: "Bot" };

/** Shown instead of a deleted account; login and id are the real ones. */
const GHOST: Account = { login: "ghost", id: 10137, type: "User" };

/** A registry's own GitHub App, for what a job's token cannot do. */
export const REGISTRY_APP: Account = { login: "registry-app[bot]", id: 8_000_001, type: "Bot" };

/** A person who runs the registry and has write access. */
export const ADA: Account = { login: "ada", id: 1002, type: "User" };

/** The owner of the registry, the operator of the small definitions, a maintainer, and a stranger. */
export const ACCOUNTS: Account[] = [
  { login: "acme", id: 5001, type: "Organization" },
  { login: "miniature-works", id: 1001, type: "User" },
  ADA,
  { login: "mallory", id: 1003, type: "User" },
];

export class Accounts {
  #present: Account[];

  constructor(accounts: Account[]) {
    this.#present = [...accounts, ACTIONS_BOT, DEPENDABOT, REGISTRY_APP].map((account) => ({
      ...account,
    }));
  }

  withId(id: number): Account | undefined {
    return this.#present.find((account) => account.id === id);
  }

  withLogin(login: string): Account | undefined {
    return this.#present.find((account) => account.login === login);
  }

  /** GitHub ignores the case of logins. */
  writtenAs(login: string): Account | undefined {
    return this.#present.find((account) => account.login.toLowerCase() === login.toLowerCase());
  }

  named(login: string): Account {
    const account = this.withLogin(login);
    if (!account)
      throw new Error(`${login} is not an account here: add it when this GitHub starts.`);
    return account;
  }

  /** An author with the current login. */
  shown({ id }: Account): Account {
    return this.withId(id) ?? GHOST;
  }

  /** Deletes the account. Its texts stay, with the ghost as author. */
  remove(login: string): void {
    this.#present = this.#present.filter((account) => account.login !== login);
  }

  rename(from: string, to: string): void {
    this.named(from).login = to;
  }
}
