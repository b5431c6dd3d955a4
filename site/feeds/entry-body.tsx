// The text of a feed item, as HTML that needs neither style nor script. It begins with what an integrator must
// do. It says what was known when the entry was made, and nothing later.

import { renderToStaticMarkup } from "preact-render-to-string";
import type { Change } from "../../src/core/changes/change.ts";
import {
  entryFingerprints,
  entryUrgency,
  entryVerdict,
} from "../../src/core/changes/entry-words.ts";
import { describeChange } from "../../src/core/changes/impact.ts";
import type { Id, UtcTime } from "../../src/core/registry/definition.ts";
import { moment } from "../../src/core/time.ts";
import { More, type TaskFacts, Tasks } from "./entry-tasks.tsx";
import { LONGEST, shortened, withinLimits } from "./limits.ts";

/** A fingerprint that announced changes lead to. */
export interface NextFingerprint {
  effectiveAt: UtcTime;
  fingerprint: Id;
}

interface BodyFacts extends TaskFacts {
  /** The registry's, with a final slash. */
  baseUrl: string;
  /** The fingerprints that this entry's announcements lead to, if they were known; earliest first. */
  next: readonly NextFingerprint[];
}

const CHANGES = { most: 40, bytes: 12_000 };
const NEXT = 5;
const LONGEST_SUBJECT = 500;

/** The text for a brief feed: only `changes`. The item links to the entry, which has the rest. */
export function renderBriefBody(facts: TaskFacts): string {
  return renderToStaticMarkup(<Changed {...facts} isBrief />);
}

export function renderEntryBody(facts: BodyFacts): string {
  const { entry, place, next, baseUrl } = facts;
  const page = `${baseUrl}${entry.coalition}/`;
  return renderToStaticMarkup(
    <>
      <Changed {...facts} />
      {next.slice(0, NEXT).map((it) => (
        <Next key={it.effectiveAt} {...it} />
      ))}
      <p>
        Why: {shortened(entry.subject, LONGEST_SUBJECT)} (commit {entry.commit.slice(0, 12)})
      </p>
      <p>{entryFingerprints(entry, place)}</p>
      <p>
        <a href={page}>Handshake page</a> · <a href={`${page}coalition.rs`}>Rust</a> ·{" "}
        <a href={`${page}coalition.ts`}>TypeScript</a>
      </p>
    </>,
  );
}

function Changed(facts: TaskFacts) {
  const { entry, place, changes, url } = facts;
  const urgency = entryUrgency(entry);
  const what = [...withinLimits(whatChanged(changes), CHANGES)];
  return (
    <>
      {urgency !== undefined && (
        <p>
          <strong>{shortened(urgency, LONGEST)}</strong>
        </p>
      )}
      <p>
        <strong>{entryVerdict(entry, place)}</strong>
      </p>
      <Tasks {...facts} />
      <p>What changed:</p>
      <ul>
        {what.map((text, index) => (
          <li key={index}>{text}</li>
        ))}
        <More count={changes.length - what.length} url={url} />
      </ul>
    </>
  );
}

function* whatChanged(changes: readonly Change[]): Generator<string> {
  for (const change of changes) yield shortened(describeChange(change).what, LONGEST);
}

function Next({ effectiveAt, fingerprint }: NextFingerprint) {
  return (
    <>
      <p>
        Announced: from {moment(effectiveAt)} on, the fingerprint is {fingerprint}, if everything
        announced until then happens. A build for that time compiles in:
      </p>
      <pre>
        <code>{constant("NEXT_FINGERPRINT", fingerprint)}</code>
      </pre>
    </>
  );
}

function constant(name: string, id: Id): string {
  return `pub const ${name}: UniqueId = unique_id!("${id}");`;
}
