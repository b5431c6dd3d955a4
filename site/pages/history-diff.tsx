// What changed between any two fingerprints of a coalition: the script compares their definitions in the
// page; without it the command line does.

import { groupBy } from "../../src/core/group-by.ts";
import type { Entry } from "../../src/core/history/entry.ts";
import { lostFingerprints } from "../../src/core/history/rewriting.ts";
import { None } from "../components/section.tsx";

/** `chain` is the coalition's, from its first entry on. */
export function Diff({ chain }: { chain: readonly Entry[] }) {
  const published = new Set(chain.map(({ fingerprint }) => fingerprint));
  return (
    <section id="diff" class="diff" aria-labelledby="diff-title">
      <h2 id="diff-title">Compare two fingerprints</h2>
      {published.size + lostFingerprints(chain).length < 2 ? (
        <None>One fingerprint so far: there is no other to compare it with.</None>
      ) : (
        <>
          <DiffForm />
          <div id="diff-answer" />
          <FromTerminal chain={chain} />
        </>
      )}
    </section>
  );
}

/** Shown by the script, which takes what there is to choose from the links to the definitions below. */
function DiffForm() {
  return (
    <form id="diff-form" hidden>
      <div>
        <label for="diff-from">From</label>
        <select id="diff-from" name="from" />
      </div>
      <div>
        <label for="diff-to">To</label>
        <select id="diff-to" name="to" />
      </div>
      <button type="submit">Compare</button>
      <button type="button" data-swap>
        Swap
      </button>
    </form>
  );
}

function FromTerminal({ chain }: { chain: readonly Entry[] }) {
  const [before, after] = lastTwoBlobs(chain);
  return (
    <details class="from-terminal">
      <summary>From a terminal</summary>
      <p>
        Download the two definitions, which are linked below with their fingerprints. In a clone of
        the registry:
      </p>
      <pre>
        <code>npx mosaik-coalitions diff BEFORE.json AFTER.json</code>
      </pre>
      {before !== undefined && (
        <>
          <p>Of the last two fingerprints, without a download, by git’s own ids of their files:</p>
          <pre>
            <code>{`npx mosaik-coalitions diff ${before} ${after}`}</code>
          </pre>
        </>
      )}
      <p>
        What entries change that leave the fingerprint as it is, and each step alone, is told under
        “Entries”.
      </p>
    </details>
  );
}

/** The newest files of the last two fingerprints; the coalition may have come back to an older one. */
function lastTwoBlobs(chain: readonly Entry[]): string[] {
  const byFingerprint = groupBy([...chain].reverse(), ({ fingerprint }) => fingerprint);
  const newest = [...byFingerprint.values()].flatMap(([entry]) => entry?.blob ?? []);
  return newest.length < 2 ? [] : newest.slice(0, 2).reverse();
}
