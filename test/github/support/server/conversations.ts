// The issues of a repository, pull requests among them, with their comments and labels.

import type { Account } from "./accounts.ts";

export interface Comment {
  readonly id: number;
  readonly author: Account;
  body: string;
  updatedAt: string;
}

export interface Label {
  name: string;
  color: string;
  description: string | null;
}

export interface LabelEvent {
  event: "labeled" | "unlabeled";
  label: string;
  actor: Account;
  at: string;
}

export interface Issue {
  readonly number: number;
  readonly author: Account;
  title: string;
  body: string | null;
  readonly createdAt: string;
  open: boolean;
  /** Deleted, or transferred to another repository. */
  isGone: boolean;
  /** Why it was closed. */
  reason: string | null;
  labels: Label[];
  readonly events: LabelEvent[];
  readonly comments: Comment[];
}

/** Advances by a second on each read, so that no two things happen at the same time unless a test says so. */
export class Clock {
  #seconds = Date.UTC(2026, 0, 5) / 1000;
  #isHeld = false;

  read(): string {
    if (!this.#isHeld) this.#seconds++;
    return new Date(this.#seconds * 1000).toISOString().replace(".000Z", "Z");
  }

  /** Everything in `act` happens in the same second, GitHub's smallest unit of time. */
  async hold(act: () => Promise<unknown>): Promise<void> {
    this.read();
    this.#isHeld = true;
    await act();
    this.#isHeld = false;
  }
}

export class Conversations {
  readonly issues: Issue[] = [];
  readonly labels: Label[] = [];
  readonly #clock: Clock;
  #lastComment = 0;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  open(author: Account, { title, body }: Pick<Issue, "title" | "body">): Issue {
    const number = this.issues.length + 1;
    const issue: Issue = {
      ...{ number, author, title, body, open: true, isGone: false, reason: null },
      ...{ createdAt: this.#clock.read(), labels: [], events: [], comments: [] },
    };
    this.issues.push(issue);
    return issue;
  }

  find(number: number): Issue | undefined {
    return this.issues[number - 1];
  }

  write(issue: Issue, author: Account, body: string): Comment {
    const comment = { id: ++this.#lastComment, author, body, updatedAt: this.#clock.read() };
    issue.comments.push(comment);
    return comment;
  }

  rewrite(comment: Comment, body: string): void {
    comment.body = body;
    comment.updatedAt = this.#clock.read();
  }

  commentWithId(id: number): { issue: Issue; comment: Comment } | undefined {
    return this.issues
      .flatMap((issue) => issue.comments.map((comment) => ({ issue, comment })))
      .find(({ comment }) => comment.id === id);
  }

  /** Label names ignore case. */
  labelNamed(name: string): Label | undefined {
    return this.labels.find((label) => label.name.toLowerCase() === name.toLowerCase());
  }

  /** Creates the label if the repository lacks it. */
  label(issue: Issue, name: string, actor: Account): void {
    const label = this.labelNamed(name) ?? { name, color: "ededed", description: null };
    if (!this.labels.includes(label)) this.labels.push(label);
    if (issue.labels.includes(label)) return;
    issue.labels.push(label);
    this.#note(issue, { event: "labeled", label: label.name, actor });
  }

  /** Returns whether the issue had it. */
  unlabel(issue: Issue, name: string, actor: Account): boolean {
    const label = this.labelNamed(name);
    if (!label || !issue.labels.includes(label)) return false;
    issue.labels.splice(issue.labels.indexOf(label), 1);
    this.#note(issue, { event: "unlabeled", label: label.name, actor });
    return true;
  }

  #note(issue: Issue, event: Omit<LabelEvent, "at">): void {
    issue.events.push({ ...event, at: this.#clock.read() });
  }
}
