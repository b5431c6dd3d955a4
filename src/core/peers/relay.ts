// The URL of a relay. iroh's `RelayUrl` is any URL; its client then connects to the host by WebSocket, with TLS
// unless the scheme is http, puts a path of its own in place of the URL's, and keeps the query.

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
        "The relay's URL has a user name or password, which everybody would see, and which iroh does not use.",
      fix: `${home.replace("Write", "If it was a secret, change it, and write")}`,
    };
  }
  if (address.includes("?")) {
    return {
      message:
        "The relay's URL has a query. What is published here is public, so a token in it would be everybody's.",
      fix: home,
    };
  }
  if (address.includes("#")) {
    return { message: "The relay's URL has a fragment, which no server is ever sent.", fix: home };
  }
  if (url.port !== "0") return undefined;
  return {
    message: `${quote(address)} has port 0, on which nothing listens.`,
    fix: "Write the port that the relay listens on, or none if it is the scheme's own.",
  };
}
