// What changed between two fingerprints, as elements of the page.

import type { ComponentChildren } from "preact";
import type { VersionComparison } from "../../src/core/changes/compare-versions.ts";
import type { Id as IdDigits } from "../../src/core/registry/definition.ts";
import { Changes } from "../components/changes.tsx";
import { Id, TextWithIds } from "../components/id.tsx";
import { LONGEST_IN_LINK } from "./longest-in-link.ts";

/** One fingerprint that can be chosen. */
export interface Version {
  fingerprint: IdDigits;
  /** "2026-11-22, entry 5". */
  when: string;
}

/** A fingerprint without a definition. */
export class NotKeptError extends Error {
  readonly fingerprint: string;

  /** `reason` continues a sentence that begins with the fingerprint. */
  constructor(fingerprint: string, reason: string) {
    super(reason);
    this.fingerprint = fingerprint;
  }
}

interface ComparisonProps {
  comparison: VersionComparison;
  from: IdDigits;
  to: IdDigits;
  /** Newest first: the first one is current. */
  versions: readonly Version[];
}

export function Comparison({ comparison, from, to, versions }: ComparisonProps) {
  const { title, verdict, changes, actions } = comparison;
  const breaking = changes.some((it) => it.breaking);
  const [then, now] = [from, to].map((id) => versions.find((it) => it.fingerprint === id));
  const isBackwards = then && now && versions.indexOf(then) < versions.indexOf(now);
  return (
    <DiffAnswer kind={breaking ? "superseded" : "current"} title={title}>
      <dl class="ids">
        <End term="From" id={from} when={then?.when} />
        <End term="To" id={to} when={now?.when} />
      </dl>
      <p class="verdict">{verdict}</p>
      <Changes changes={changes} actions={actions} />
      {isBackwards && (
        <p class="meta">
          The second fingerprint is the older one, so these are the changes backwards.
        </p>
      )}
      {now !== versions[0] && from !== to && (
        <p class="meta">
          The second fingerprint is superseded: see <a href="../#config">what to compile in now</a>.
        </p>
      )}
    </DiffAnswer>
  );
}

export function DiffFailure({ error }: { error: unknown }) {
  if (error instanceof NotKeptError) {
    const { fingerprint, message } = error;
    const asked = encodeURIComponent(fingerprint.slice(0, LONGEST_IN_LINK));
    return (
      <DiffAnswer kind="failed" title="Nothing to compare">
        <p>
          <TextWithIds text={`${fingerprint} ${message}.`} />
        </p>
        <p>
          <a href={`../../lookup/?id=${asked}`}>Look it up in the whole registry</a>
        </p>
      </DiffAnswer>
    );
  }
  const reason = error instanceof Error && error.message !== "" ? `: ${error.message}` : "";
  const words = `A definition could not be fetched${reason}. This says nothing about the fingerprints. Try again, or use the command line.`;
  return (
    <DiffAnswer kind="failed" title="The comparison failed">
      <p>
        <TextWithIds text={words} />
      </p>
    </DiffAnswer>
  );
}

interface DiffAnswerProps {
  kind: string;
  title: string;
  children: ComponentChildren;
}

function DiffAnswer({ kind, title, children }: DiffAnswerProps) {
  return (
    <section class={`answer ${kind}`} aria-labelledby="diff-answer-title">
      <h3 id="diff-answer-title">{title}</h3>
      {children}
    </section>
  );
}

function End({ term, id, when }: { term: string; id: IdDigits; when: string | undefined }) {
  return (
    <div>
      <dt>{term}</dt>
      <dd>
        <Id value={id} label="id" /> <span class="meta">{when}</span>
      </dd>
    </div>
  );
}
