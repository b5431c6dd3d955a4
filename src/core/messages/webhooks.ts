// A registry's webhooks, from a secret with one address on each line. Faults name the line's number and never its
// content, because logs are public.

/** The receivers of messages, each with its own format. */
export type WebhookKind = "Slack" | "Discord" | "JSON";

export interface Webhook {
  kind: WebhookKind;
  url: URL;
  /** Counted from 1. */
  line: number;
}

export interface Webhooks {
  webhooks: Webhook[];
  /** In sentences. */
  faults: string[];
}

const MOST = 20;

export function parseWebhooks(secret: string): Webhooks {
  const webhooks: Webhook[] = [];
  const faults: string[] = [];
  for (const [index, text] of secret.split(/\r\n?|\n/).entries()) {
    if (text.trim() === "") continue;
    const line = index + 1;
    const url = readAddress(text.trim());
    const earlier = webhooks.find((it) => typeof url !== "string" && it.url.href === url.href);
    if (typeof url === "string") faults.push(`Line ${line} ${url}`);
    else if (earlier) faults.push(`Line ${line} is the same as line ${earlier.line}. Delete it.`);
    else if (webhooks.length < MOST) webhooks.push({ kind: kindOf(url), url, line });
    else faults.push(`Line ${line} is one too many: ${MOST} webhooks get messages. Delete it.`);
  }
  return { webhooks, faults };
}

const ONE_EACH =
  "Write the address of one webhook on each line, with https:// and without quotes or commas.";

/** The address, or the fault in it. */
function readAddress(text: string): URL | string {
  const [strange] = /[^\x20-\x7e]/u.exec(text) ?? [];
  if (strange !== undefined) {
    const code = (strange.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0");
    return `has a character that addresses cannot have (U+${code}). Copy the address again.`;
  }
  if (/[\s"',;]/.test(text) || !URL.canParse(text)) return `is not an address. ${ONE_EACH}`;
  const url = new URL(text);
  if (url.protocol === "http:") {
    return "begins with http://, so anyone on the network could read and reuse it. Use https://, if the server supports it.";
  }
  if (url.protocol !== "https:") return `is not an https address. ${ONE_EACH}`;
  if (url.username !== "" || url.password !== "") {
    return "has a user name or password before the host, which requests cannot send. Use a webhook whose address is the only secret.";
  }
  return misplaced(url) ?? url;
}

const SLACK = /^hooks\.slack(-gov)?\.com$/;
const DISCORD = /^((ptb|canary)\.)?discord(app)?\.com$/;
const DISCORD_WEBHOOK = /^\/api\/(v\d+\/)?webhooks\/\d+\/[\w-]+\/?$/;

function kindOf({ hostname }: URL): WebhookKind {
  return SLACK.test(hostname) ? "Slack" : DISCORD.test(hostname) ? "Discord" : "JSON";
}

/** Addresses that people copy from a chat by mistake. */
function misplaced({ hostname, pathname }: URL): string | undefined {
  const isSlack = /(^|\.)slack(-gov)?\.com$/.test(hostname);
  if (isSlack && !(SLACK.test(hostname) && pathname.startsWith("/services/"))) {
    return "is a Slack address, but not an incoming webhook's. Those begin with https://hooks.slack.com/services/.";
  }
  const isDiscord = DISCORD.test(hostname) || /(^|\.)discord\.gg$/.test(hostname);
  if (isDiscord && !DISCORD_WEBHOOK.test(pathname)) {
    return "is a Discord address, but not a webhook's. Those begin with https://discord.com/api/webhooks/ and end with a token.";
  }
  return undefined;
}
