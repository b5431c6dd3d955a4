// The status of the commit that is reported on: withheld while that goes on, and set to what came of it.

import { setOutput } from "@actions/core";
import { BEGUN, BROKEN_OFF, type CommitStatus } from "../../src/core/review/status.ts";
import type { Api } from "../../src/io/github/api.ts";
import { readRunFacts } from "../../src/io/github/run-facts.ts";
import { type KeptStatus, keepStatus, withholdStatus } from "../../src/io/github/statuses.ts";
import { GitHubError } from "../../src/io/github/steadily.ts";
import { settle } from "../../src/io/settle.ts";

/** What came of it, as soon as that is known; without an address, this run has more. */
export type Say = (status: CommitStatus, url?: string) => void;

/** Whatever fails, a status says that nothing is known, or why; none says more than what was reported to its end. */
export async function withStatus(
  { api, sha }: { api: Api; sha: string },
  work: (say: Say) => Promise<void>,
): Promise<void> {
  const { runUrl } = readRunFacts();
  const withUrl = (status: CommitStatus, url = runUrl): KeptStatus => ({ ...status, url });
  let said = withUrl(BROKEN_OFF);
  await withholdStatus(api, sha, withUrl(BEGUN)).catch(ignoreRefusal);
  await settle([
    () =>
      work((status, url) => {
        said = withUrl(status, url);
      }).catch((error) => {
        if (said.state !== "error") said = withUrl(BROKEN_OFF);
        throw error;
      }),
    async () => {
      await keepStatus(api, sha, said);
      setOutput("status", said.state);
    },
  ]);
}

/** What GitHub refuses now it refuses at the end, too, and that refusal is reported. */
function ignoreRefusal(error: unknown): void {
  if (!(error instanceof GitHubError)) throw error;
}
