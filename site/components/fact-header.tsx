// The head of the handshake page: what the coalition is, where it stands, and its fingerprint.

import { compositionDigest } from "../../src/core/derivation/composition.ts";
import type { CoalitionView } from "../../src/core/history/registry-view.ts";
import { counted, oneLine } from "../../src/core/text.ts";
import { Mosaic } from "../pictures/fingerprint-look.tsx";
import { Commit } from "./entry.tsx";
import { Fact } from "./fact.tsx";
import { FeedLinks } from "./feed-links.tsx";
import { CopyButton, Id } from "./id.tsx";
import { beginningOf, plainMarkdown, renderMarkdown } from "./markdown.ts";
import { OperatorName } from "./operator.tsx";
import { ProvenanceLegend, ProvenanceMark } from "./provenance.tsx";
import { StatusBadges, StatusSentence, standingOf } from "./status.tsx";
import { Time } from "./time.tsx";

interface Props {
  coalition: CoalitionView;
}

export function FactHeader({ coalition }: Props) {
  const { definition, name } = coalition;
  return (
    <header class="fact-header">
      <p class="name">{name}</p>
      <h1>{oneLine(definition.title)}</h1>
      <p class="badges">
        <StatusBadges {...standingOf(coalition)} />
        <span class="badge">{definition.archetype}</span>
      </p>
      <div class="fingerprint">
        <Mosaic fingerprint={definition.fingerprint} size={72} />
        <div>
          <h2 id="fingerprint">Fingerprint</h2>
          <Id value={definition.fingerprint} label="fingerprint" />
          <p class="provenance recomputed">coalition_id(), recomputed from the composition below</p>
          {/* Enough to tell it from others by eye, and to search for; never to compile in. */}
          <p class="short-form">
            {"Its first 8 bytes: "}
            <span class="id short">
              <code>{definition.fingerprint.slice(0, 16)}</code>
              <CopyButton label="first 16 digits of the fingerprint" />
            </span>
          </p>
          <p class="meta">
            {"Compiled in another one? "}
            <a href="../lookup/">Look it up</a>: whether it was this coalition’s, and what broke
            since.
          </p>
        </div>
      </div>
      <Summary text={definition.summary} />
      <Facts coalition={coalition} />
      <ProvenanceLegend />
    </header>
  );
}

/** Characters of a summary that leave room for the facts below it. */
const SHORT_SUMMARY = 320;

/** A long one begins, and goes on where it is asked for: the facts come first. */
function Summary({ text }: { text: string }) {
  const whole = <div class="summary" dangerouslySetInnerHTML={{ __html: renderMarkdown(text) }} />;
  const plain = plainMarkdown(text);
  if (plain.length <= SHORT_SUMMARY) return whole;
  return (
    <div class="folded-summary">
      <p class="summary beginning">{beginningOf(plain, SHORT_SUMMARY)}</p>
      <details>
        <summary>The whole summary</summary>
        {whole}
      </details>
    </div>
  );
}

function Facts({ coalition }: Props) {
  const { definition, entries, versions, name, replaces } = coalition;
  return (
    <dl class="facts">
      <Fact term="Status">
        <StatusSentence coalition={coalition} />
      </Fact>
      <Fact term="Composition digest">
        <Id value={compositionDigest(definition)} label="composition digest" />{" "}
        <ProvenanceMark provenance="recomputed" />
      </Fact>
      <Fact term="Operator">
        <OperatorName operator={definition.operator} />
      </Fact>
      <Fact term="As of">
        <AsOf coalition={coalition} />
      </Fact>
      <Fact term="History">
        <a href="history/">
          {entries.length === 0
            ? "none yet"
            : `${counted(versions.length, "fingerprint")}, ${counted(entries.length, "entry", "entries")}`}
        </a>
        {versions.length > 1 && entries.length > 0 && (
          <>
            {" · "}
            <a href="history/#diff">what changed since an older one</a>
          </>
        )}
      </Fact>
      {replaces.length > 0 && (
        <Fact term="Replaces">
          {replaces.map((replaced, index) => (
            <>
              {index > 0 && ", "}
              <a href={`../${replaced}/`}>{replaced}</a>
            </>
          ))}
        </Fact>
      )}
      <Fact term="Change feeds">
        <FeedLinks base="changes" of={name} calendar={`${name}/changes`} />
      </Fact>
    </dl>
  );
}

/** The last commit that changed the coalition: what is shown here is as of then, and since. */
function AsOf({ coalition }: Props) {
  const last = coalition.entries.at(-1);
  if (!last) return <>not published yet: no commit has it</>;
  return (
    <>
      {coalition.draft.length > 0 && "the working tree: no commit has it yet; the last one is "}
      <Commit entry={last} />, <Time at={last.at} />
    </>
  );
}
