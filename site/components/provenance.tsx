// Where an id comes from, in a word beside it, and what the words mean, once on the page.

import type { Provenance } from "../../src/core/derivation/fingerprint.ts";
import { BoxedFact } from "./fact.tsx";

export function ProvenanceMark({ provenance }: { provenance: Provenance }) {
  return <span class={`provenance mark ${provenance}`}>{provenance}</span>;
}

export function ProvenanceLegend() {
  return (
    <dl class="legend">
      <BoxedFact term={<ProvenanceMark provenance="recomputed" />}>
        this registry derived the id itself, from what is published here.
      </BoxedFact>
      <BoxedFact term={<ProvenanceMark provenance="declared" />}>
        its operator’s word: nothing is published here that it would follow from. Compare it with
        the operator’s own page.
      </BoxedFact>
    </dl>
  );
}
