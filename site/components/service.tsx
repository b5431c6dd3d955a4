// What confluences, modules and issuers have in common: a fingerprint and where it comes from, the
// citizens it folds, and how to bind.

import { provenanceOf } from "../../src/core/derivation/fingerprint.ts";
import type { CoalitionView } from "../../src/core/history/registry-view.ts";
import type {
  ConfigBytes,
  Id as IdDigits,
  Service,
  SpannedCitizen,
} from "../../src/core/registry/definition.ts";
import { citizensOf } from "../../src/core/registry/parts.ts";
import { counted, oneLine } from "../../src/core/text.ts";
import { CitizenPageLink } from "./citizen-page-link.tsx";
import { BoxedFact, Fact } from "./fact.tsx";
import { Id } from "./id.tsx";
import { anchorOf, outward } from "./links.ts";
import { ProvenanceMark } from "./provenance.tsx";

const PROVENANCE = {
  recomputed: "Recomputed from its published config bytes",
  declared: "Declared by its operator: no config bytes are published to recompute it from",
};

interface FingerprintProps {
  part: { fingerprint: IdDigits; config?: Partial<ConfigBytes> };
  label: string;
}

/** With the config bytes that it is recomputed from, if they are published. */
export function ServiceFingerprint({ part, label }: FingerprintProps) {
  const provenance = provenanceOf(part);
  return (
    <>
      <Id value={part.fingerprint} label={`fingerprint of ${label}`} />
      <p class={`provenance ${provenance}`}>{PROVENANCE[provenance]}</p>
      {part.config && <ConfigBytesOf config={part.config} label={label} />}
    </>
  );
}

/** Folded: they can be long, and matter only for recomputing. */
function ConfigBytesOf({ config, label }: { config: Partial<ConfigBytes>; label: string }) {
  const fields = [
    ["content", config.content],
    ["acl", config.acl],
  ] as const;
  return (
    <details>
      <summary>Published config bytes</summary>
      <dl class="ids">
        {fields.map(
          ([name, bytes]) =>
            bytes !== undefined && (
              <BoxedFact key={name} term={`${name}, ${counted(bytes.length / 2, "byte")}`}>
                {bytes === "" ? "none" : <Id value={bytes} label={`${name} of ${label}`} />}
              </BoxedFact>
            ),
        )}
      </dl>
    </details>
  );
}

function Verbs({ verbs = [] }: { verbs: Service["verbs"] }) {
  if (verbs.length === 0) return <span class="dim">none named</span>;
  return (
    <ul class="inline-list">
      {verbs.map((verb) => (
        <li key={verb}>
          <code>{oneLine(verb)}</code>
        </li>
      ))}
    </ul>
  );
}

export function Docs({ docs }: { docs?: string | undefined }) {
  if (docs === undefined) return <span class="dim">none given</span>;
  return <a {...outward(docs)}>{docs}</a>;
}

/** How to bind to a service, as facts among others. */
export function BindingFacts({ crate, verbs, docs }: Partial<Service>) {
  return (
    <>
      <Fact term="Crate">
        {crate === undefined ? <span class="dim">none named</span> : <code>{crate}</code>}
      </Fact>
      <Fact term="Verbs">
        <Verbs verbs={verbs} />
      </Fact>
      <Fact term="Docs">
        <Docs docs={docs} />
      </Fact>
    </>
  );
}

/** The citizens folded into a fingerprint, in order, with their pins. */
export function Span({ span, coalition }: { span: SpannedCitizen[]; coalition: CoalitionView }) {
  const citizens = new Map(citizensOf(coalition.definition).map((it) => [it.id, it]));
  return (
    <ol class="span in-text">
      {span.map(({ stableId, name, contentHash }) => {
        const known = citizens.get(stableId);
        return (
          <li key={stableId}>
            {known === undefined ? (
              <>
                {oneLine(name ?? "")} <Id value={stableId} label="stable id of spanned citizen" />{" "}
                <ProvenanceMark provenance="declared" />{" "}
                <span class="dim">not a citizen of this coalition</span>{" "}
                <CitizenPageLink
                  {...{ coalition, id: stableId, of: oneLine(name ?? "spanned citizen") }}
                  words="citizen page"
                />
              </>
            ) : (
              <a href={`#${anchorOf(known.class, known.name)}`}>{known.name}</a>
            )}
            {contentHash === undefined ? (
              <span class="dim"> no pin</span>
            ) : (
              <span>
                {" "}
                pins content hash <Id value={contentHash} label="pinned content hash" />{" "}
                <ProvenanceMark provenance="declared" />
              </span>
            )}
          </li>
        );
      })}
    </ol>
  );
}
