// Item 5 of the handshake page: all four modules, those not shipped said to be so, and the issuer.

import { deriveModuleRoots, deriveTicketsRoot } from "../../src/core/derivation/fingerprint.ts";
import {
  type Definition,
  type Id as IdDigits,
  MODULE_KINDS,
  type Module,
  type ModuleKind,
} from "../../src/core/registry/definition.ts";
import { Fact } from "./fact.tsx";
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

export function Modules({ definition }: { definition: Definition }) {
  const { modules, fingerprint } = definition;
  const roots = deriveModuleRoots(fingerprint);
  return (
    <Section
      id="modules"
      number={5}
      title="Modules and ticket issuer"
      purpose="All four modules, shipped or not, and the coalition’s own ticket issuer. The roots follow from the fingerprint."
    >
      {MODULE_KINDS.map((kind) => {
        const module = modules[kind];
        return module === null ? (
          <NotShipped key={kind} kind={kind} />
        ) : (
          <ModuleFacts
            key={kind}
            kind={kind}
            module={module}
            root={roots[kind]}
            definition={definition}
          />
        );
      })}
      <TicketIssuerFacts definition={definition} />
    </Section>
  );
}

function NotShipped({ kind }: { kind: ModuleKind }) {
  return (
    <article id={anchorOf("module", kind)} class="part absent">
      <h3>
        {moduleTitle(kind)} <small>{ABOUT[kind]}</small>
      </h3>
      <p class="none">Not shipped: a handle on it would give ConnectTimeout.</p>
    </article>
  );
}

interface ModuleProps {
  kind: ModuleKind;
  module: Module;
  root: IdDigits;
  definition: Definition;
}

function ModuleFacts({ kind, module, root, definition }: ModuleProps) {
  const label = `module ${kind}`;
  return (
    <article id={anchorOf("module", kind)} class="part">
      <h3>
        {moduleTitle(kind)} <small>{ABOUT[kind]}</small>
      </h3>
      <dl class="facts">
        <Fact term="Fingerprint">
          <ServiceFingerprint part={module} label={label} />
        </Fact>
        <Fact term="Module root">
          <Id value={root} label={`root of ${label}`} /> <ProvenanceMark provenance="recomputed" />
        </Fact>
        {module.span && (
          <Fact term="Span">
            <Span span={module.span} definition={definition} />
          </Fact>
        )}
        <BindingFacts {...module} />
      </dl>
    </article>
  );
}

function TicketIssuerFacts({
  definition: { ticketIssuer, fingerprint },
}: {
  definition: Definition;
}) {
  if (ticketIssuer === null) {
    return (
      <article id="ticket-issuer" class="part absent">
        <h3>Ticket issuer</h3>
        <p class="none">None: this coalition issues no tickets of its own.</p>
      </article>
    );
  }
  const { name, docs } = ticketIssuer;
  return (
    <article id="ticket-issuer" class="part">
      <h3>
        Ticket issuer <small>{name}</small>
      </h3>
      <dl class="facts">
        <Fact term="Fingerprint">
          <ServiceFingerprint part={ticketIssuer} label={`ticket issuer ${name}`} />
        </Fact>
        <Fact term="Tickets root">
          <Id value={deriveTicketsRoot(fingerprint)} label="tickets root" />{" "}
          <ProvenanceMark provenance="recomputed" />
        </Fact>
        <Fact term="Docs">
          <Docs docs={docs} />
        </Fact>
      </dl>
    </article>
  );
}
