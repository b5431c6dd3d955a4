// The top of the handshake page: what the coalition is, its status, and its fingerprint.

import { compositionDigest } from "../../src/core/derivation/composition.ts";
import type { CoalitionView } from "../../src/core/history/registry-view.ts";
import { counted, oneLine } from "../../src/core/text.ts";
import { MOSAIC, Mosaic } from "../pictures/fingerprint-look.tsx";
import { Commit } from "./entry.tsx";
import { Fact } from "./fact.tsx";
import { FeedLinks } from "./feed-links.tsx";
import { CopyButton, Id } from "./id.tsx";
import { beginningOf, plainMarkdown, renderMarkdown } from "./markdown.ts";
import { OperatorName } from "./operator.tsx";
import { ProvenanceLegend, ProvenanceMark } from "./provenance.tsx";
import { StatusBadges, StatusSentence, statusPropsOf } from "./status.tsx";
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
        <StatusBadges {...statusPropsOf(coalition)} />
        <span class="badge">{definition.archetype}</span>
      </p>
      <div class="fingerprint">
        <Mosaic fingerprint={definition.fingerprint} size={72} id={MOSAIC} />
        <div>
          <h2 id="fingerprint">Fingerprint</h2>
          <Id value={definition.fingerprint} label="fingerprint" />
          <p class="provenance recomputed">coalition_id(), recomputed from the composition below</p>
          {/* Enough to recognise it and to search for it; never to compile in. */}
          <p class="short-form">
            {"First 8 bytes: "}
            <span class="id short">
              <code>{definition.fingerprint.slice(0, 16)}</code>
              <CopyButton label="first 16 digits of the fingerprint" />
            </span>
          </p>
          <p class="meta">
            {"Compiled in a different one? "}
            <a href="../lookup/">Look it up</a> to see whose it was and what broke since.
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

/** A long summary is cut short and opens on request: the facts come first. */
function Summary({ text }: { text: string }) {
  const whole = <div class="summary" dangerouslySetInnerHTML={{ __html: renderMarkdown(text) }} />;
  const plain = plainMarkdown(text);
  if (plain.length <= SHORT_SUMMARY) return whole;
  return (
    <div class="folded-summary">
      <p class="summary beginning">{beginningOf(plain, SHORT_SUMMARY)}</p>
      <details>
        <summary>Full summary</summary>
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
            <a href="history/#diff">compare with an older one</a>
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
        <FeedLinks base="changes" calendar={`${name}/changes`} />
      </Fact>
    </dl>
  );
}

/** The last commit that changed the coalition. */
function AsOf({ coalition }: Props) {
  const last = coalition.entries.at(-1);
  if (!last) return <>not committed yet</>;
  return (
    <>
      {coalition.draft.length > 0 && "the working tree, not committed yet; before that, "}
      <Commit entry={last} />, <Time at={last.at} />
    </>
  );
}
