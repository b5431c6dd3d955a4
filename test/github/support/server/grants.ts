// The tokens that were given out. A job's token bears the job's permissions, and ends with the job.

import type { Account } from "./accounts.ts";
import type { Permissions } from "./permissions.ts";

export interface Grant {
  readonly token: string;
  /** In whose name it writes. */
  readonly account: Account;
  /** The one repository that it can write to. */
  readonly repository: string;
  readonly permissions: Permissions;
  /** For the log of requests: `check / definitions`. */
  readonly job: string;
  /** What time it is for the job, where that is not the present. */
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

  /** The one that bears it, as long as it is valid. */
  of(token: string): Grant | undefined {
    const grant = this.#byToken.get(token);
    return grant?.revoked ? undefined : grant;
  }
}
