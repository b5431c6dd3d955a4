// Where a peer listens, in the forms that iroh accepts: an IP socket address or the URL of a relay. iroh never
// resolves a name to find a peer, so a DNS name with a port does not work.

import { quote } from "../schema/words.ts";
import { isIpv4, isIpv6, namesNobody } from "./ip.ts";
import { type AddressFault, relayFault } from "./relay.ts";

const FORMS = "an IP socket address or the URL of a relay";
const EXAMPLES = "such as 203.0.113.7:4433, [2001:db8::1]:4433 or https://relay.example.org/";

/** Why iroh cannot reach a peer at this address; undefined if it can try. */
export function addressFault(address: string): AddressFault | undefined {
  const strange = [...address].filter((it) => !/[!-~]/.test(it));
  if (strange.length > 0) return withStrange(address, strange);
  const [, scheme, rest = ""] = /^([A-Za-z][A-Za-z0-9+.-]*):\/\/(.*)$/.exec(address) ?? [];
  if (scheme === undefined) return socketFault(address);
  if (/^https?$/i.test(scheme)) return relayFault(address);
  return {
    message: `${quote(address)} begins with ${scheme}://. An address is ${FORMS}, whose scheme is https.`,
    fix: socketFault(rest) ? writeOne() : write(rest),
  };
}

/** The IP of a socket address without brackets, or the host of a URL. The address must be valid. */
export function hostOf(address: string): string {
  const host = address.includes("://")
    ? new URL(address).hostname
    : address.slice(0, address.lastIndexOf(":"));
  return host.replace(/^\[|\]$/g, "");
}

/** For white space or a non-ASCII letter. The message names it, because it may be invisible. */
function withStrange(address: string, strange: readonly string[]): AddressFault {
  const names = [...new Set(strange)].map(codePoint).join(", ");
  const plain = address.trim();
  return {
    message: `${quote(address)} has ${names}, which no address can have.`,
    fix: plain !== address && !addressFault(plain) ? write(plain) : writeOne(),
  };
}

function codePoint(character: string): string {
  const number = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0");
  return character === " " ? "a space" : `U+${number}`;
}

function socketFault(address: string): AddressFault | undefined {
  const [, host, port] = /^(.*):([0-9]+)$/.exec(address) ?? [];
  const bare = address.replace(/^\[(.*)\]$/, "$1");
  if (isIpv6(bare) && bare === address) return unbracketed(address, host, port);
  if (isIpv4(bare) || isIpv6(bare)) return portMissing(address, isIpv6(bare) ? `[${bare}]` : bare);
  if (host === undefined || port === undefined) return neither(address);
  const ip = host.replace(/^\[(.*)\]$/, "$1");
  const isBracketed = ip !== host;
  if (isBracketed ? !isIpv6(ip) : !isIpv4(ip)) return notAnIp(address, host, port);
  if (!/^[1-9][0-9]{0,4}$/.test(port) || Number(port) > 65_535) {
    return {
      message: `${quote(address)} has the port ${port}, but a port is a number from 1 to 65535 without leading zeros.`,
      fix: "Write the port that the peer listens on.",
    };
  }
  if (!namesNobody(ip)) return undefined;
  return {
    message: `${quote(address)} is not the address of one machine: ${ip} means every machine, or the one that uses it.`,
    fix: "Write the IP at which others can reach the peer.",
  };
}

/** An IPv6 address whose last group may be meant as a port. */
function unbracketed(address: string, host = "", port = ""): AddressFault {
  const message = `${quote(address)} is an IPv6 address without brackets, so it is unclear where the port begins.`;
  const fix =
    isIpv6(host) && port.length >= 4
      ? `If ${port} is the port, write: "[${host}]:${port}"`
      : `Write it in brackets, followed by a colon and the port that the peer listens on, ${EXAMPLES}.`;
  return { message, fix };
}

function portMissing(address: string, ip: string): AddressFault {
  return {
    message: `${quote(address)} has no port.`,
    fix: `Write the port that the peer listens on after ${ip} and a colon, ${EXAMPLES}.`,
  };
}

function notAnIp(address: string, host: string, port: string): AddressFault {
  const v6 = host.replace(/%.*(?=\]?$)/, "").replace(/^\[|\]$/g, "");
  if (host.includes("%") && isIpv6(v6)) {
    return {
      message: `${quote(address)} names an interface after the %, which only works on one machine.`,
      fix: `Write the IP at which others can reach the peer, ${EXAMPLES}.`,
    };
  }
  if (isIpv6(host)) return unbracketed(address, host, port);
  const dotless = host.replace(/\.$/, "");
  if (isIpv4(dotless)) {
    return {
      message: `${quote(address)} has a dot after the IP.`,
      fix: write(`${dotless}:${port}`),
    };
  }
  return isName(host) ? aName(address, host) : neither(address);
}

/** Labels of letters, digits and hyphens, with at least one letter in the last. */
function isName(host: string): boolean {
  return /^([A-Za-z0-9_-]+\.)*[A-Za-z0-9-]*[A-Za-z][A-Za-z0-9-]*\.?$/.test(host);
}

function aName(address: string, host: string): AddressFault {
  return {
    message: `${quote(address)} is a DNS name. mosaik reaches peers at IP socket addresses or through relays and never resolves names, so nobody could reach this peer.`,
    fix: `Write the IP instead of ${host}, or the URL of the relay that the peer uses, ${EXAMPLES}.`,
  };
}

function neither(address: string): AddressFault {
  if (isName(address)) return aName(address, address);
  return {
    message: `${quote(address)} is neither ${FORMS.replace(" or ", " nor ")}.`,
    fix: writeOne(),
  };
}

function write(address: string): string {
  return `Write: "${address}"`;
}

function writeOne(): string {
  return `Write ${FORMS}, ${EXAMPLES}; or remove "address", and mosaik looks the peer up by its id.`;
}
