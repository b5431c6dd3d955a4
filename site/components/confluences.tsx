// Item 4 of the handshake page: the confluences that the coalition refers to.

import type { CoalitionView } from "../../src/core/history/registry-view.ts";
import type { Confluence, SpannedCitizen } from "../../src/core/registry/definition.ts";
import { counted } from "../../src/core/text.ts";
import { Fact, Part } from "./fact.tsx";
import { anchorOf } from "./links.ts";
import { NarrowFold } from "./narrow-fold.tsx";
import { PartLinks } from "./part-links.tsx";
import { Section } from "./section.tsx";
import { BindingFacts, ServiceFingerprint, Span } from "./service.tsx";

interface Props {
  coalition: CoalitionView;
}

export function Confluences({ coalition }: Props) {
  const { confluences } = coalition.definition;
  return (
    <Section
      id="confluences"
      number={4}
      title="Confluences"
      count={confluences.length}
      purpose="Every ConfluenceConfig this coalition refers to: its fingerprint, where that comes from, and the citizens folded into it."
      none={confluences.length === 0 && "This coalition does not refer to any confluences."}
    >
      {confluences.map((it) => (
        <ConfluencePart key={it.fingerprint} confluence={it} coalition={coalition} />
      ))}
    </Section>
  );
}

function ConfluencePart({ confluence, coalition }: Props & { confluence: Confluence }) {
  const { name, fingerprint, span } = confluence;
  return (
    <Part id={anchorOf("confluence", name)} title={name}>
      <Fact term="Fingerprint">
        <ServiceFingerprint part={confluence} label={`confluence ${name}`} />
      </Fact>
      <Fact term="Operator">
        <PartLinks
          coalition={coalition}
          part={confluence}
          kind="fingerprint"
          id={fingerprint}
          page="service page"
        />
      </Fact>
      <Fact term="Span">
        <SpannedCitizens name={name} span={span} coalition={coalition} />
      </Fact>
      <BindingFacts {...confluence} />
    </Part>
  );
}

/** Spans of this many citizens or more are folded on a narrow screen. */
const LONG_SPAN = 6;

interface SpannedProps {
  name: string;
  span: SpannedCitizen[];
  coalition: CoalitionView;
}

function SpannedCitizens({ name, span, coalition }: SpannedProps) {
  if (span.length === 0) return <span class="dim">spans no citizens</span>;
  const list = <Span span={span} coalition={coalition} />;
  if (span.length < LONG_SPAN) return list;
  return (
    <NarrowFold summary={counted(span.length, "citizen")} of={`the span of ${name}`}>
      {list}
    </NarrowFold>
  );
}
