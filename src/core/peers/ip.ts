// IP addresses in the text form that Rust's `SocketAddr` reads: whether a text is one, and who can reach it.

const OCTET = "(?:0|[1-9][0-9]?|1[0-9]{2}|2[0-4][0-9]|25[0-5])";
const IPV4 = new RegExp(`^${OCTET}(?:\\.${OCTET}){3}$`);

/** Four numbers up to 255 without leading zeros. */
export function isIpv4(text: string): boolean {
  return IPV4.test(text);
}

/** Without brackets and without a zone. */
export function isIpv6(text: string): boolean {
  return /^[0-9A-Fa-f:.]+$/.test(text) && text.includes(":") && URL.canParse(`http://[${text}]/`);
}

/** Unspecified, broadcast and multicast addresses: none leads to a single peer. */
export function namesNobody(ip: string): boolean {
  return NOBODY.test(canonical(ip));
}

/** Loopback, private and link-local addresses, which only that machine or network can reach. */
export function isLocal(ip: string): boolean {
  return LOCAL.test(canonical(ip));
}

const NOBODY = /^(?:0\.|(?:22[4-9]|23[0-9])\.|255\.255\.255\.255$|::$|ff[0-9a-f]{2}:)/;
const LOCAL =
  /^(?:127\.|10\.|192\.168\.|172\.(?:1[6-9]|2[0-9]|3[01])\.|169\.254\.|::1$|fe[89ab][0-9a-f]:|f[cd][0-9a-f]{2}:)/;

/** The canonical form: lowercase and shortened; an IPv4 address inside an IPv6 one as IPv4. */
function canonical(ip: string): string {
  if (isIpv4(ip)) return ip;
  const shortest = new URL(`http://[${ip}]/`).hostname.slice(1, -1);
  const [, high, low] = /^::ffff:([0-9a-f]{1,4}):([0-9a-f]{1,4})$/.exec(shortest) ?? [];
  if (high === undefined || low === undefined) return shortest;
  const bytes = [high, low].flatMap((it) => [
    Number.parseInt(it, 16) >> 8,
    Number.parseInt(it, 16) & 255,
  ]);
  return bytes.join(".");
}
