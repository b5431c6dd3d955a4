// The commit status of a report: withheld while the report is in progress, then set to its result.

import { setOutput } from "@actions/core";
import { BEGUN, BROKEN_OFF, type CommitStatus } from "../../src/core/review/status.ts";
import type { Api } from "../../src/io/github/api.ts";
import { readRunFacts } from "../../src/io/github/run-facts.ts";
import { type KeptStatus, keepStatus, withholdStatus } from "../../src/io/github/statuses.ts";
import { GitHubError } from "../../src/io/github/steadily.ts";
import { settle } from "../../src/io/settle.ts";

/** Sets the result as soon as it is known. Without an address, the status links to this run. */
export type Say = (status: CommitStatus, url?: string) => void;

/** If something fails, the status says so. A success is never set before the report is complete. */
export async function withStatus(
  { api, sha }: { api: Api; sha: string },
  work: (say: Say) => Promise<void>,
): Promise<void> {
  const { runUrl } = readRunFacts();
  const withUrl = (status: CommitStatus, url = runUrl): KeptStatus => ({ ...status, url });
  let last = withUrl(BROKEN_OFF);
  await withholdStatus(api, sha, withUrl(BEGUN)).catch(ignoreRefusal);
  await settle([
    () =>
      work((status, url) => {
        last = withUrl(status, url);
      }).catch((error) => {
        if (last.state !== "error") last = withUrl(BROKEN_OFF);
        throw error;
      }),
    async () => {
      await keepStatus(api, sha, last);
      setOutput("status", last.state);
    },
  ]);
}

/** If GitHub refuses this status, it also refuses the final one, and that is reported. */
function ignoreRefusal(error: unknown): void {
  if (!(error instanceof GitHubError)) throw error;
}
