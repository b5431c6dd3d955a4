// The webhooks of a registry, from a secret that has an address on each line. What is wrong is said by the line's
// number and never by what is in it: logs are public.

/** What takes the message; each has a form of its own. */
export type WebhookKind = "Slack" | "Discord" | "JSON";

export interface Webhook {
  kind: WebhookKind;
  url: URL;
  /** From 1. */
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

/** The address, or what is wrong with it. */
function readAddress(text: string): URL | string {
  const [strange] = /[^\x20-\x7e]/u.exec(text) ?? [];
  if (strange !== undefined) {
    const code = (strange.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0");
    return `has a character that no address has (U+${code}). Copy the address again.`;
  }
  if (/[\s"',;]/.test(text) || !URL.canParse(text)) return `is not an address. ${ONE_EACH}`;
  const url = new URL(text);
  if (url.protocol === "http:") {
    return "begins with http://, so that everybody on the way could read and reuse it. Write https://, if the server has that.";
  }
  if (url.protocol !== "https:") return `is not an https address. ${ONE_EACH}`;
  if (url.username !== "" || url.password !== "") {
    return "has a user name or password before the host, which no request can carry. Use a webhook whose address alone is the secret.";
  }
  return misplaced(url) ?? url;
}

const SLACK = /^hooks\.slack(-gov)?\.com$/;
const DISCORD = /^((ptb|canary)\.)?discord(app)?\.com$/;
const DISCORD_WEBHOOK = /^\/api\/(v\d+\/)?webhooks\/\d+\/[\w-]+\/?$/;

function kindOf({ hostname }: URL): WebhookKind {
  return SLACK.test(hostname) ? "Slack" : DISCORD.test(hostname) ? "Discord" : "JSON";
}

/** What people copy from a chat in place of its webhook. */
function misplaced({ hostname, pathname }: URL): string | undefined {
  const isSlack = /(^|\.)slack(-gov)?\.com$/.test(hostname);
  if (isSlack && !(SLACK.test(hostname) && pathname.startsWith("/services/"))) {
    return "is an address of Slack, and not that of an incoming webhook, which begins with https://hooks.slack.com/services/.";
  }
  const isDiscord = DISCORD.test(hostname) || /(^|\.)discord\.gg$/.test(hostname);
  if (isDiscord && !DISCORD_WEBHOOK.test(pathname)) {
    return "is an address of Discord, and not that of a webhook, which begins with https://discord.com/api/webhooks/ and ends with its token.";
  }
  return undefined;
}
