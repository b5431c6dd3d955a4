// Item 5 of the handshake page: all four modules, shipped or not, and the ticket issuer.

import { deriveModuleRoots, deriveTicketsRoot } from "../../src/core/derivation/fingerprint.ts";
import type { CoalitionView } from "../../src/core/history/registry-view.ts";
import { MODULE_KINDS, type ModuleKind } from "../../src/core/registry/definition.ts";
import { CitizenPageLink } from "./citizen-page-link.tsx";
import { AbsentPart, Fact, Part } from "./fact.tsx";
import { Id } from "./id.tsx";
import { anchorOf } from "./links.ts";
import { moduleTitle } from "./module-title.ts";
import { ProvenanceMark } from "./provenance.tsx";
import { Section } from "./section.tsx";
import { BindingFacts, Docs, ServiceFingerprint, Span } from "./service.tsx";

const ABOUT: Record<ModuleKind, string> = {
  atlas: "directory of citizens",
  almanac: "clock beacon",
  chronicle: "audit log",
  compute: "scheduler and registry for workloads",
};

interface Props {
  coalition: CoalitionView;
}

export function Modules({ coalition }: Props) {
  return (
    <Section
      id="modules"
      number={5}
      title="Modules and ticket issuer"
      purpose="All four modules, shipped or not, and the coalition’s own ticket issuer. The roots are derived from the fingerprint."
    >
      {MODULE_KINDS.map((kind) => (
        <ModulePart key={kind} kind={kind} coalition={coalition} />
      ))}
      <TicketIssuerPart coalition={coalition} />
    </Section>
  );
}

function ModulePart({ kind, coalition }: Props & { kind: ModuleKind }) {
  const { definition } = coalition;
  const module = definition.modules[kind];
  const head = { id: anchorOf("module", kind), title: moduleTitle(kind), about: ABOUT[kind] };
  const label = `module ${kind}`;
  if (module === null) {
    return (
      <AbsentPart {...head}>Not shipped: a handle on it times out (ConnectTimeout).</AbsentPart>
    );
  }
  return (
    <Part {...head}>
      <Fact term="Fingerprint">
        <ServiceFingerprint part={module} label={label} />
        <CitizenPageLink
          {...{ coalition, id: module.fingerprint, of: label }}
          words="service page"
        />
      </Fact>
      <Fact term="Module root">
        <Id value={deriveModuleRoots(definition.fingerprint)[kind]} label={`root of ${label}`} />{" "}
        <ProvenanceMark provenance="recomputed" />
      </Fact>
      {module.span && (
        <Fact term="Span">
          <Span span={module.span} coalition={coalition} />
        </Fact>
      )}
      <BindingFacts {...module} />
    </Part>
  );
}

function TicketIssuerPart({ coalition }: Props) {
  const { ticketIssuer, fingerprint } = coalition.definition;
  const head = { id: "ticket-issuer", title: "Ticket issuer" };
  if (ticketIssuer === null) {
    return <AbsentPart {...head}>None: this coalition issues no tickets of its own.</AbsentPart>;
  }
  const { name, docs } = ticketIssuer;
  return (
    <Part {...head} about={name}>
      <Fact term="Fingerprint">
        <ServiceFingerprint part={ticketIssuer} label={`ticket issuer ${name}`} />
        <CitizenPageLink
          {...{ coalition, id: ticketIssuer.fingerprint, of: `ticket issuer ${name}` }}
          words="service page"
        />
      </Fact>
      <Fact term="Tickets root">
        <Id value={deriveTicketsRoot(fingerprint)} label="tickets root" />{" "}
        <ProvenanceMark provenance="recomputed" />
      </Fact>
      <Fact term="Docs">
        <Docs docs={docs} />
      </Fact>
    </Part>
  );
}
