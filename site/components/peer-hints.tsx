// Item 7 of the handshake page: how a cold start finds the universe.

import { networkIdOf } from "../../src/core/config/network-id.ts";
import type { PeerHint } from "../../src/core/registry/definition.ts";
import { oneLine } from "../../src/core/text.ts";
import { Cards } from "./cards.tsx";
import { Fact } from "./fact.tsx";
import { CopyButton, Id } from "./id.tsx";
import { usePage } from "./page.ts";
import { Section } from "./section.tsx";

export function PeerHints({ peerHints }: { peerHints: PeerHint[] }) {
  return (
    <Section
      id="peer-hints"
      number={7}
      title="Peer hints"
      count={peerHints.length}
      purpose="The universe and its bootstrap peers, for a cold start. They are not part of the fingerprint."
    >
      <dl class="ids">
        <Fact term="network id">
          <Id value={networkIdOf(usePage().config)} label="network id of the universe" />
        </Fact>
      </dl>
      <Cards head={["Address", "Peer id, declared"]}>
        {peerHints.map((hint) => (
          <tr key={hint.peerId}>
            <th scope="row">
              <Address {...hint} />
              {hint.note !== undefined && <span class="operator">{oneLine(hint.note)}</span>}
            </th>
            <td data-label="Peer id, declared" class="stacked">
              <Id value={hint.peerId} label="peer id" />
            </td>
          </tr>
        ))}
      </Cards>
    </Section>
  );
}

function Address({ address }: Pick<PeerHint, "address">) {
  if (address === undefined) return <span class="dim">no address given</span>;
  return (
    <span class="id address">
      <code>{oneLine(address)}</code>
      <CopyButton label="address" />
    </span>
  );
}
