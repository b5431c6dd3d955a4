// The accounts of the emulated GitHub, each with the number that outlives a rename.

export interface Account {
  login: string;
  id: number;
  type: "User" | "Organization" | "Bot";
}

/** Whose name everything bears that is done with a job's token; login and id are the real ones. */
export const ACTIONS_BOT: Account = { login: "github-actions[bot]", id: 41898282, type: "Bot" };

/** In whose name everything stands whose author has deleted the account; login and id are the real ones. */
export const GHOST: Account = { login: "ghost", id: 10137, type: "User" };

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
  /** By the login that each began with, which the emulator goes on using. */
  readonly #byFirstLogin: Map<string, Account>;
  /** The numbers of those that have deleted themselves. */
  readonly #gone = new Set<number>();

  constructor(accounts: Account[]) {
    const all = [...accounts, ACTIONS_BOT, REGISTRY_APP];
    this.#byFirstLogin = new Map(all.map((account) => [account.login, { ...account }]));
  }

  get firstLogins(): string[] {
    return [...this.#byFirstLogin.keys()];
  }

  /** Whom the name of somebody who wrote something stands for today. */
  withFirstLogin(login: string): Account | undefined {
    const account = this.#byFirstLogin.get(login);
    return account && this.#gone.has(account.id) ? GHOST : account;
  }

  withId(id: number): Account | undefined {
    return this.#present.find((account) => account.id === id);
  }

  withLogin(login: string): Account | undefined {
    return this.#present.find((account) => account.login === login);
  }

  get #present(): Account[] {
    return [...this.#byFirstLogin.values()].filter(({ id }) => !this.#gone.has(id));
  }

  firstLoginOf(account: Account): string {
    const [first] = [...this.#byFirstLogin].find(([, { id }]) => id === account.id) ?? [];
    if (first === undefined) throw new Error(`${account.login} is no account of this GitHub.`);
    return first;
  }

  named(login: string): Account {
    const account = this.withLogin(login);
    if (!account) throw new Error(`${login} is no account of this GitHub: name it at its start.`);
    return account;
  }

  /** What it wrote stays, as the ghost's; it is found no more. */
  remove(login: string): void {
    this.#gone.add(this.named(login).id);
  }

  rename(from: string, to: string): void {
    this.named(from).login = to;
  }
}
