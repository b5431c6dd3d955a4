// Deployments of jobs with an environment, each with its statuses. They remain when the site
// disappears. https://docs.github.com/actions/reference/workflows-and-actions/deployments-and-environments

import type { HostedRepository } from "./hosted-repository.ts";

type Of = Pick<HostedRepository, "fullName">;

interface Deployment {
  id: number;
  repository: string;
  environment: string;
  sha: string;
  /** The newest last. */
  states: string[];
}

export class Deployments {
  readonly #all: Deployment[] = [];

  /** Called when the job starts. Call the result with the job's conclusion. */
  begin({ fullName }: Of, environment: string, sha: string): (succeeded: boolean) => void {
    const states = ["in_progress"];
    this.#all.push({ id: this.#all.length + 1, repository: fullName, environment, sha, states });
    return (succeeded) => {
      states.push(succeeded ? "success" : "failure");
      if (succeeded) this.#deactivate(fullName, environment);
    };
  }

  /** The previous successful deployment becomes inactive. */
  #deactivate(fullName: string, environment: string): void {
    const those = this.#all.filter(
      (it) => it.repository === fullName && it.environment === environment,
    );
    for (const { states } of those.slice(0, -1)) {
      if (states.at(-1) === "success") states.push("inactive");
    }
  }

  /** The newest first. */
  of({ fullName }: Of): Deployment[] {
    return this.#all.filter(({ repository }) => repository === fullName).reverse();
  }
}
