// Issues of a registry as people handle them; each change gives what GitHub then tells of it.

import { type IssueActivity, issueActivity } from "./runner/issue-payload.ts";
import type { Account } from "./server/accounts.ts";
import type { HostedRepository } from "./server/hosted-repository.ts";
import { readIssue } from "./server/issue-format.ts";
import type { State } from "./server/state.ts";

export interface ShownIssue {
  number: number;
  title: string;
  body: string | null;
  user: Account;
  state: "open" | "closed";
  state_reason: string | null;
  labels: { name: string }[];
  closed_at: string | null;
}

export interface IssueToOpen {
  /** Their login. */
  author: string;
  title: string;
  body: string;
  /** As an issue form sets them, whoever fills it in. */
  labels?: string[];
}

export interface IssueEdit {
  body?: string;
  title?: string;
  /** Their login. */
  by: string;
}

interface Told {
  action: string;
  by: string;
  label?: object;
  changes?: object;
}

export class Issues {
  readonly #hosted: HostedRepository;
  readonly #state: State;

  constructor(hosted: HostedRepository, state: State) {
    this.#hosted = hosted;
    this.#state = state;
  }

  async open({ author, ...texts }: IssueToOpen): Promise<IssueActivity> {
    const { number } = (await this.#ask(author, "POST", "", texts)) as ShownIssue;
    return this.#tell(number, { action: "opened", by: author });
  }

  async edit(number: number, { by, ...texts }: IssueEdit): Promise<IssueActivity> {
    const before = await this.read(number);
    await this.#ask(by, "PATCH", `/${number}`, texts);
    const changes = Object.keys(texts).map((name) => [
      name,
      { from: before[name as "body" | "title"] },
    ]);
    return this.#tell(number, { action: "edited", by, changes: Object.fromEntries(changes) });
  }

  async close(number: number, { by, reason = "completed" }: { by: string; reason?: string }) {
    await this.#ask(by, "PATCH", `/${number}`, { state: "closed", state_reason: reason });
    return this.#tell(number, { action: "closed", by });
  }

  async reopen(number: number, by: string): Promise<IssueActivity> {
    await this.#ask(by, "PATCH", `/${number}`, { state: "open" });
    return this.#tell(number, { action: "reopened", by });
  }

  async label(number: number, name: string, by: string): Promise<IssueActivity> {
    const all = (await this.#ask(by, "POST", `/${number}/labels`, { labels: [name] })) as object[];
    return this.#tell(number, { action: "labeled", by, label: named(all, name) });
  }

  async unlabel(number: number, name: string, by: string): Promise<IssueActivity> {
    const label = named((await this.read(number)).labels, name);
    await this.#ask(by, "DELETE", `/${number}/labels/${encodeURIComponent(name)}`);
    return this.#tell(number, { action: "unlabeled", by, label });
  }

  async read(number: number): Promise<ShownIssue> {
    const { status, body } = await readIssue(this.#hosted, number, this.#state);
    if (status !== 200) throw new Error(`${this.#hosted.fullName} has no issue ${number}.`);
    return body as ShownIssue;
  }

  #tell(number: number, { by, ...change }: Told) {
    const sender = this.#state.accounts.named(by);
    return issueActivity(this.#hosted, { number, sender, ...change }, this.#state);
  }

  async #ask(by: string, method: string, below: string, body?: object): Promise<unknown> {
    const path = `/repos/${this.#hosted.fullName}/issues${below}`;
    const account = this.#state.accounts.named(by);
    const asked = { method, path, ...(body === undefined ? {} : { body }) };
    const answer = await this.#state.emulator.ask(account, asked);
    if (answer.status >= 300) throw new Error(`emulate: ${answer.status} for ${method} ${path}`);
    return answer.body;
  }
}

function named(labels: readonly object[], wanted: string): object {
  const label = labels.find((it) => "name" in it && it.name === wanted);
  if (!label) throw new Error(`The issue has no label ${wanted}.`);
  return label;
}
