// The accounts of the emulated GitHub, each with the number that outlives a rename.

export interface Account {
  login: string;
  id: number;
  type: "User" | "Organization" | "Bot";
}

/** Whose name everything bears that is done with a job's token; login and id are the real ones. */
export const ACTIONS_BOT: Account = { login: "github-actions[bot]", id: 41898282, type: "Bot" };

/** The operator of the definitions in miniature, somebody who runs the registry, and two strangers. */
export const ACCOUNTS: Account[] = [
  { login: "acme", id: 5001, type: "Organization" },
  { login: "miniature-works", id: 1001, type: "User" },
  { login: "ada", id: 1002, type: "User" },
  { login: "mallory", id: 1003, type: "User" },
];

export class Accounts {
  /** By the login that each began with, which the emulator goes on using. */
  readonly #byFirstLogin: Map<string, Account>;
  /** The numbers of those that have deleted themselves. */
  readonly #gone = new Set<number>();

  constructor(accounts: Account[]) {
    const all = [...accounts, ACTIONS_BOT];
    this.#byFirstLogin = new Map(all.map((account) => [account.login, { ...account }]));
  }

  get firstLogins(): string[] {
    return [...this.#byFirstLogin.keys()];
  }

  withFirstLogin(login: string): Account | undefined {
    return this.#byFirstLogin.get(login);
  }

  withId(id: number): Account | undefined {
    return [...this.#byFirstLogin.values()].find(
      (account) => account.id === id && !this.#gone.has(id),
    );
  }

  withLogin(login: string): Account | undefined {
    return [...this.#byFirstLogin.values()].find((account) => account.login === login);
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

  /** It keeps what it wrote, and is found no more. */
  remove(login: string): void {
    this.#gone.add(this.named(login).id);
  }

  rename(from: string, to: string): void {
    this.named(from).login = to;
  }
}
