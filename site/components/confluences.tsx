// Item 4 of the handshake page: the confluences that the coalition refers to.

import type { Confluence, Definition, Hex } from "../../src/core/registry/definition.ts";
import { AnnounceLink } from "./announce-link.tsx";
import { Fact } from "./fact.tsx";
import { IdFeed } from "./feed-links.tsx";
import { anchorOf, outward } from "./links.ts";
import { OperatorName } from "./operator.tsx";
import { Section } from "./section.tsx";
import { BindingFacts, ServiceFingerprint, Span } from "./service.tsx";

interface ConfluencesProps {
  definition: Definition;
  /** The ids that have feeds: those that were published. */
  followed: ReadonlySet<Hex>;
  /** Where changes are announced; undefined where they cannot be. */
  noticeForm: string | undefined;
}

export function Confluences({ definition, followed, noticeForm }: ConfluencesProps) {
  const { confluences } = definition;
  return (
    <Section
      id="confluences"
      number={4}
      title="Confluences"
      count={confluences.length}
      purpose="Every ConfluenceConfig by reference: its fingerprint, where that comes from, and which citizens it folds."
      none={confluences.length === 0 && "No confluence: this coalition refers to none."}
    >
      {confluences.map((confluence) => (
        <ConfluenceFacts
          key={confluence.fingerprint}
          confluence={confluence}
          definition={definition}
          hasFeed={followed.has(confluence.fingerprint)}
          noticeForm={noticeForm}
        />
      ))}
    </Section>
  );
}

interface Props {
  confluence: Confluence;
  definition: Definition;
  hasFeed: boolean;
  noticeForm: string | undefined;
}

function ConfluenceFacts({ confluence, definition, hasFeed, noticeForm }: Props) {
  const { name, fingerprint, span, handshake, operator } = confluence;
  const label = `confluence ${name}`;
  return (
    <article id={anchorOf("confluence", name)} class="part">
      <h3>{name}</h3>
      <dl class="facts">
        <Fact term="Fingerprint">
          <ServiceFingerprint part={confluence} label={label} />
        </Fact>
        <Fact term="Operator">
          <OperatorName operator={operator} /> ·{" "}
          <a {...outward(handshake)}>
            handshake page<span class="visually-hidden">{` of ${name}`}</span>
          </a>
          <AnnounceLink form={noticeForm} name={name} kind="fingerprint" id={fingerprint} />
          {hasFeed && <IdFeed id={fingerprint} of={name} />}
        </Fact>
        <Fact term="Span">
          {span.length === 0 ? (
            <span class="dim">spans no citizen</span>
          ) : (
            <Span span={span} definition={definition} />
          )}
        </Fact>
        <BindingFacts {...confluence} />
      </dl>
    </article>
  );
}
