// The tokens that were given out. A job's token has the job's permissions and ends with the job.

import type { Account } from "./accounts.ts";
import type { Permissions } from "./permissions.ts";

export interface Grant {
  readonly token: string;
  /** The author of what it writes. */
  readonly account: Account;
  /** The only repository it can write to. */
  readonly repository: string;
  readonly permissions: Permissions;
  /** For the log of requests: `check / definitions`. */
  readonly job: string;
  /** The job's time, if it is not the current one. */
  readonly now?: string;
  revoked: boolean;
}

export class Grants {
  readonly #byToken = new Map<string, Grant>();

  give(wanted: Omit<Grant, "token" | "revoked">): Grant {
    const token = `ghs_${String(this.#byToken.size).padStart(36, "0")}`;
    const grant = { ...wanted, token, revoked: false };
    this.#byToken.set(token, grant);
    return grant;
  }

  /** The grant of a token while it is valid. */
  of(token: string): Grant | undefined {
    const grant = this.#byToken.get(token);
    return grant?.revoked ? undefined : grant;
  }
}
