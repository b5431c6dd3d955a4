// A definition that has every value that a constant can carry, and peers whose ids are real keys.

import type { Definition } from "../../src/core/registry/definition.ts";
import {
  confluence,
  definition,
  lattice,
  modules,
  organism,
  shippedModule,
  ticketIssuer,
} from "../support/definitions.ts";
import { idOf, mrtdOf } from "../support/ids.ts";

const config = { content: "c0ffee", acl: "ac1d" };
const a = lattice('a"b\\c', {
  chainId: 8453,
  contentHash: idOf("content of a"),
  ticketIssuanceRoot: idOf("tickets of a"),
  mrtds: [{ unit: "unseal, zürich", mrtd: mrtdOf("unseal") }],
});

export const EVERY_VALUE: Definition = definition({
  name: "mini.every-value",
  title: "Every Value",
  lattices: [a, lattice("strange.mainnet", { stableId: idOf("not from name and chain") })],
  organisms: [
    organism("feed", {
      contentHash: idOf("content of feed"),
      ticketIssuanceRoot: idOf("tickets of feed"),
      mrtds: [
        { unit: "committee", mrtd: mrtdOf("committee") },
        { unit: "reader", mrtd: mrtdOf("reader") },
      ],
    }),
    organism("other"),
  ],
  confluences: [
    confluence("router", {
      span: [
        { stableId: a.stableId, name: "a", contentHash: idOf("content of a") },
        { stableId: idOf("elsewhere") },
      ],
      config,
      mrtds: [{ unit: "router", mrtd: mrtdOf("router") }],
    }),
    confluence("ledger"),
  ],
  modules: {
    ...modules("compute"),
    atlas: shippedModule("atlas", {
      span: [{ stableId: a.stableId, contentHash: idOf("content of a") }],
      config,
      mrtds: [{ unit: "atlas", mrtd: mrtdOf("atlas") }],
    }),
    chronicle: shippedModule("chronicle", { span: [], config: { content: "", acl: "" } }),
  },
  ticketIssuer: ticketIssuer("mini-tickets", { config: { acl: "0f1e2d" } }),
  // The public keys of the test vectors 1, 2 and 3 of RFC 8032.
  peerHints: [
    {
      peerId: "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
      address: "192.0.2.7:4433",
    },
    {
      peerId: "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
      address: "https://relay.example.org/",
    },
    { peerId: "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025" },
  ],
});
