// Peer ids and addresses, valid and invalid, with what other sources say about each. The unit tests compare the check
// with them, and the cross-check compares them with the types of the real mosaik crate.

import type { KeyFault } from "../../src/core/peers/key.ts";
import type { Id } from "../../src/core/registry/definition.ts";
import { idOf, peerOf } from "./ids.ts";

export interface PeerIdCase {
  id: Id;
  what: string;
  /** Why no peer has it; undefined for a key. */
  fault?: KeyFault;
}

/** 2^255 - 19 and a little more, little endian: numbers that reduce to `low`. */
const unreduced = (low: number) => `${(0xed + low).toString(16)}${"ff".repeat(30)}7f`;
const negative = (id: Id) =>
  id.slice(0, 62) + (Number.parseInt(id.slice(62), 16) | 0x80).toString(16);
const number = (y: number) => y.toString(16).padStart(2, "0") + "00".repeat(31);
const ORDER_8 = [
  "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
  "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
];

/** RFC 8032, section 7.1: the public keys of tests 1, 2 and 3, and the base point of section 5.1. */
const PUBLISHED = [
  "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
  "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
  "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025",
  `58${"66".repeat(31)}`,
];

const small = (id: Id, what: string): PeerIdCase => ({ id, what, fault: "small-order" });
const notReduced = (id: Id, what: string): PeerIdCase => ({ id, what, fault: "not-reduced" });

export const PEER_IDS: readonly PeerIdCase[] = [
  ...PUBLISHED.map((id) => ({ id, what: "a key of RFC 8032" })),
  ...["a", "b", "c", "d", "e"].map((it) => ({ id: peerOf(it), what: `the key of ${it}` })),
  { id: number(3), what: "y = 3, which is on the curve" },
  small(number(0), "y = 0: order 4"),
  small(negative(number(0)), "y = 0, the other sign: order 4"),
  small(number(1), "the identity"),
  small(`ec${"ff".repeat(30)}7f`, "y = -1: order 2"),
  ...ORDER_8.flatMap((id) => [
    small(id, "order 8"),
    small(negative(id), "order 8, the other sign"),
  ]),
  notReduced(negative(number(1)), "the identity with a sign"),
  notReduced(`ec${"ff".repeat(31)}`, "y = -1 with a sign"),
  notReduced(unreduced(0), "y = p, of order 4"),
  notReduced(unreduced(1), "y = p + 1, the identity"),
  notReduced(unreduced(3), "y = p + 3, on the curve"),
  notReduced("ff".repeat(32), "y = p + 18 with a sign, the largest number"),
  ...[2, 7, 8].map((y): PeerIdCase => ({ id: number(y), what: `y = ${y}`, fault: "off-curve" })),
  { id: unreduced(2), what: "y = p + 2", fault: "off-curve" },
  { id: idOf("peer"), what: "a hash that is no point", fault: "off-curve" },
];

/** What Rust makes of a text: an IP socket address, a URL, or neither. */
type ReadAs = "socket" | "url" | "nothing";

export interface AddressCase {
  address: string;
  rust: ReadAs;
  /** For one that the check refuses: a piece of its message and of its fix. */
  refused?: [message: string, fix: string];
}

const good = (rust: ReadAs, ...addresses: string[]): AddressCase[] =>
  addresses.map((address) => ({ address, rust }));
const bad = (address: string, rust: ReadAs, message: string, fix: string): AddressCase => ({
  ...{ address, rust },
  refused: [message, fix],
});

export const ADDRESSES: readonly AddressCase[] = [
  ...good("socket", "203.0.113.7:4433", "1.2.3.4:1", "198.51.100.255:65535", "192.168.1.20:4433"),
  ...good("socket", "[2001:db8::1]:4433", "[::1]:80", "[2001:DB8:0:0:0:0:0:1]:443"),
  ...good("socket", "[::ffff:203.0.113.7]:4433", "[1:2:3:4:5:6:7::]:9"),
  ...good(
    "url",
    "https://relay.example.org/",
    "https://relay.example.org",
    "HTTPS://relay.example.org./",
  ),
  ...good(
    "url",
    "http://relay.example.org:3340/",
    "https://203.0.113.7:443/relay",
    "https://[2001:db8::1]/",
  ),
  bad("203.0.113.7", "nothing", "has no port", "after 203.0.113.7 and a colon"),
  bad("[2001:db8::1]", "nothing", "has no port", "after [2001:db8::1] and a colon"),
  bad("2001:db8::1", "nothing", "without brackets", "in brackets"),
  bad("2001:db8::1:4433", "nothing", "without brackets", '"[2001:db8::1]:4433"'),
  bad("2001:db8:0:0:0:0:0:1:4433", "nothing", "without brackets", '"[2001:db8:0:0:0:0:0:1]:4433"'),
  bad("203.0.113.7:0", "socket", "a port is a number from 1", "the port that the peer"),
  bad("203.0.113.7:65536", "nothing", "a port is a number from 1", "the port that the peer"),
  bad("203.0.113.7:04433", "socket", "without leading zeros", "the port that the peer"),
  bad("203.0.113.7:", "nothing", "neither", "203.0.113.7:4433"),
  bad("203.0.113.7.:4433", "nothing", "a dot after the IP", '"203.0.113.7:4433"'),
  bad("203.0.113.07:4433", "nothing", "neither", "203.0.113.7:4433"),
  bad("203.0.113.256:4433", "nothing", "neither", "203.0.113.7:4433"),
  bad("203.0.113:4433", "nothing", "neither", "203.0.113.7:4433"),
  bad("203.0.113.7:4433 ", "nothing", "has a space", '"203.0.113.7:4433"'),
  bad("\u200b203.0.113.7:4433", "nothing", "U+200B", "203.0.113.7:4433"),
  bad("203.0.113.7;4433", "nothing", "neither", "203.0.113.7:4433"),
  bad("203.0.113.7:4433/", "nothing", "neither", "203.0.113.7:4433"),
  bad("0.0.0.0:4433", "socket", "not the address of one machine", "reach the peer"),
  bad("[::]:4433", "socket", "not the address of one machine", "reach the peer"),
  bad("224.0.0.1:4433", "socket", "not the address of one machine", "reach the peer"),
  bad("255.255.255.255:4433", "socket", "not the address of one machine", "reach the peer"),
  bad("[::ffff:0.0.0.0]:4433", "socket", "not the address of one machine", "reach the peer"),
  bad("[ff02::1]:4433", "socket", "not the address of one machine", "reach the peer"),
  bad("[fe80::1%2]:4433", "socket", "only works on one machine", "reach the peer"),
  bad("[203.0.113.7]:4433", "nothing", "neither", "203.0.113.7:4433"),
  bad("[2001:db8::1::]:4433", "nothing", "neither", "203.0.113.7:4433"),
  bad("[1:2:3:4:5:6:7::8]:9", "nothing", "neither", "203.0.113.7:4433"),
  bad("peer.example.org:4433", "url", "is a DNS name", "instead of peer.example.org"),
  bad("peer.example.org.:4433", "url", "is a DNS name", "instead of peer.example.org."),
  bad("peer.example.org", "nothing", "is a DNS name", "instead of peer.example.org"),
  bad("localhost:4433", "url", "is a DNS name", "instead of localhost"),
  bad("udp://203.0.113.7:4433", "url", "begins with udp://", '"203.0.113.7:4433"'),
  bad("quic://peer.example.org:4433", "url", "begins with quic://", "203.0.113.7:4433"),
  bad("wss://relay.example.org/", "url", "begins with wss://", "https://relay.example.org/"),
  bad("https://me:secret@relay.example.org/", "url", "password", '"https://relay.example.org/"'),
  bad("https://relay.example.org/?token=x", "url", "a query", '"https://relay.example.org/"'),
  bad("https://relay.example.org/#x", "url", "a fragment", '"https://relay.example.org/"'),
  bad("https://relay.example.org:0/", "url", "port 0", "the port that the relay"),
  bad("https://relay.example.org:99999/", "nothing", "is not a URL", "https://relay.example.org/"),
  bad("https://", "nothing", "is not a URL", "https://relay.example.org/"),
  bad("not an address at all", "nothing", "has a space", "203.0.113.7:4433"),
];
