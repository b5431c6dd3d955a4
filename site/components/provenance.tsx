// Where an id comes from: a word beside it, and once on the page, what the words mean.

import type { Provenance } from "../../src/core/derivation/fingerprint.ts";
import { BoxedFact } from "./fact.tsx";

export function ProvenanceMark({ provenance }: { provenance: Provenance }) {
  return <span class={`provenance mark ${provenance}`}>{provenance}</span>;
}

export function ProvenanceLegend() {
  return (
    <dl class="legend">
      <BoxedFact term={<ProvenanceMark provenance="recomputed" />}>
        this registry derived the id from what is published here.
      </BoxedFact>
      <BoxedFact term={<ProvenanceMark provenance="declared" />}>
        the operator states the id, and nothing published here can confirm it. Compare it with the
        operator’s own page.
      </BoxedFact>
    </dl>
  );
}
