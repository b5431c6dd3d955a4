// The accounts of the emulated GitHub, each with the number that outlives a rename.

export interface Account {
  login: string;
  id: number;
  type: "User" | "Organization" | "Bot";
}

/** Everything that is done with a job's token bears its name; login and id are the real ones. */
export const ACTIONS_BOT: Account = { login: "github-actions[bot]", id: 41898282, type: "Bot" };

/** Opens pull requests that move a repository on to newer versions; login and id are the real ones. */
export const DEPENDABOT: Account = { login: "dependabot[bot]", id: 49699333, type: "Bot" };

/** Shown in place of an account that was deleted; login and id are the real ones. */
const GHOST: Account = { login: "ghost", id: 10137, type: "User" };

/** A GitHub App that a registry has of its own, for what a job's token may not do. */
export const REGISTRY_APP: Account = { login: "registry-app[bot]", id: 8_000_001, type: "Bot" };

/** Somebody who runs the registry, and may write to it. */
export const ADA: Account = { login: "ada", id: 1002, type: "User" };

/** The owner of the registry, the operator of the definitions in miniature, one who runs it, and a stranger. */
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

  /** GitHub reads logins without regard to case. */
  writtenAs(login: string): Account | undefined {
    return this.#present.find((account) => account.login.toLowerCase() === login.toLowerCase());
  }

  named(login: string): Account {
    const account = this.withLogin(login);
    if (!account)
      throw new Error(`${login} is not an account of this GitHub: name it at its start.`);
    return account;
  }

  /** As GitHub shows an author today. */
  shown({ id }: Account): Account {
    return this.withId(id) ?? GHOST;
  }

  /** What the account wrote stays, as the ghost's. */
  remove(login: string): void {
    this.#present = this.#present.filter((account) => account.login !== login);
  }

  rename(from: string, to: string): void {
    this.named(from).login = to;
  }
}
