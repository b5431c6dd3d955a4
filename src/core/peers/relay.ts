// The URL of a relay. iroh's `RelayUrl` accepts any URL. Its client connects to the host by WebSocket, with TLS
// unless the scheme is http. It replaces the URL's path with its own and keeps the query.

import { quote } from "../schema/words.ts";

export interface AddressFault {
  message: string;
  fix: string;
}

/** `address` begins with http:// or https://, and is plain ASCII. */
export function relayFault(address: string): AddressFault | undefined {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (!url) {
    return {
      message: `${quote(address)} is not a URL.`,
      fix: "Write the relay's URL, such as https://relay.example.org/",
    };
  }
  const home = `Write: "${url.origin}/"`;
  if (url.username || url.password) {
    return {
      message:
        "The relay's URL has a user name or password. Everybody would see it, and iroh does not use it.",
      fix: `${home.replace("Write", "If it was a secret, change it, and write")}`,
    };
  }
  if (address.includes("?")) {
    return {
      message: "The relay's URL has a query. It would be public, including any token in it.",
      fix: home,
    };
  }
  if (address.includes("#")) {
    return {
      message: "The relay's URL has a fragment, which is never sent to a server.",
      fix: home,
    };
  }
  if (url.port !== "0") return undefined;
  return {
    message: `${quote(address)} has port 0, on which nothing listens.`,
    fix: "Write the port that the relay listens on, or leave it out if it is the scheme's default.",
  };
}
