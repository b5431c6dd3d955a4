// What changed between any two fingerprints of a coalition. The script compares their definitions in the
// page; without it, the command line does.

import { groupBy } from "../../src/core/group-by.ts";
import type { Entry } from "../../src/core/history/entry.ts";
import { lostFingerprints } from "../../src/core/history/rewriting.ts";
import { None } from "../components/section.tsx";

/** `chain` has all entries of the coalition, oldest first. */
export function Diff({ chain }: { chain: readonly Entry[] }) {
  const published = new Set(chain.map(({ fingerprint }) => fingerprint));
  return (
    <section id="diff" class="diff" aria-labelledby="diff-title">
      <h2 id="diff-title">Compare two fingerprints</h2>
      {published.size + lostFingerprints(chain).length < 2 ? (
        <None>There is only one fingerprint so far, so nothing to compare.</None>
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

/** The script shows it, and takes the options from the links to definitions below. */
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
        Download the two definitions, linked below with their fingerprints. Then run this in a clone
        of the registry:
      </p>
      <pre>
        <code>npx mosaik-coalitions diff BEFORE.json AFTER.json</code>
      </pre>
      {before !== undefined && (
        <>
          <p>
            To compare the last two fingerprints without a download, use git’s ids of their files:
          </p>
          <pre>
            <code>{`npx mosaik-coalitions diff ${before} ${after}`}</code>
          </pre>
        </>
      )}
      <p>
        “Entries” below has every single step, including those that did not change the fingerprint.
      </p>
    </details>
  );
}

/** The newest files of the last two fingerprints. A coalition can return to an older one. */
function lastTwoBlobs(chain: readonly Entry[]): string[] {
  const byFingerprint = groupBy([...chain].reverse(), ({ fingerprint }) => fingerprint);
  const newest = [...byFingerprint.values()].flatMap(([entry]) => entry?.blob ?? []);
  return newest.length < 2 ? [] : newest.slice(0, 2).reverse();
}
