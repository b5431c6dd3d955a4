// The secret with the webhooks: which lines are understood, and the faults of other lines.

import { describe, expect, it } from "vitest";
import { parseWebhooks } from "../../../src/core/messages/webhooks.ts";

const SLACK = "https://hooks.slack.com/services/T00/B00/abcSECRETabc";
const DISCORD = "https://discord.com/api/webhooks/123/abcSECRETabc";
const JSON_HOOK = "https://alerts.example/in/abcSECRETabc?key=1";

const kinds = (secret: string) =>
  parseWebhooks(secret).webhooks.map(({ kind, line }) => `${line} ${kind}`);

describe("a secret with webhooks", () => {
  it("has one on each line, and the host says which service it is", () => {
    expect(kinds(`${SLACK}\n${DISCORD}\n${JSON_HOOK}`)).toEqual(["1 Slack", "2 Discord", "3 JSON"]);
    expect(kinds(`\r\n  ${SLACK}\t\r\n\r\n${DISCORD}?thread_id=7\r\n`)).toEqual([
      "2 Slack",
      "4 Discord",
    ]);
    for (const host of ["discordapp.com", "ptb.discord.com", "canary.discord.com"]) {
      expect(kinds(DISCORD.replace("discord.com", host))).toEqual(["1 Discord"]);
    }
    expect(kinds(SLACK.replace("slack.com", "slack-gov.com"))).toEqual(["1 Slack"]);
  });

  it("is recognised by the whole host, and not by a look-alike", () => {
    for (const host of [
      "hooks.slack.com.evil.example",
      "discord.com.evil.example",
      "xdiscord.com",
    ]) {
      expect(kinds(`https://${host}/services/T/B/x`)).toEqual(["1 JSON"]);
    }
  });

  it("may be missing", () => {
    for (const secret of ["", "\n", " \r\n\t"]) {
      expect(parseWebhooks(secret)).toEqual({ webhooks: [], faults: [] });
    }
  });

  it.each([
    ["plain words", "our SECRET channel", "Line 2 is not an address."],
    ["quotes", `"${SLACK}"`, "Line 2 is not an address."],
    ["a comma", `${SLACK},`, "without quotes or commas"],
    ["two on a line", `${SLACK} ${DISCORD}`, "one webhook on each line"],
    ["http", JSON_HOOK.replace("https", "http"), "Use https://"],
    ["another protocol", "ftp://alerts.example/SECRET", "Line 2 is not an https address."],
    ["no protocol", "hooks.slack.com/services/SECRET", "Line 2 is not an address."],
    ["a name and password", "https://me:SECRET@alerts.example/", "user name or password"],
    ["a hidden character", `${SLACK}\u200b`, "U+200B"],
    [
      "a channel of Slack",
      "https://acme.slack.com/archives/SECRET",
      "https://hooks.slack.com/services/",
    ],
    ["a workflow of Slack", "https://hooks.slack.com/triggers/T/1/SECRET", "incoming webhook"],
    [
      "a channel of Discord",
      "https://discord.com/channels/1/SECRET",
      "https://discord.com/api/webhooks/",
    ],
    ["an invitation", "https://discord.gg/SECRET", "https://discord.com/api/webhooks/"],
    ["Discord's for Slack's form", `${DISCORD}/slack`, "end with a token"],
    ["one without its token", "https://discord.com/api/webhooks/123", "end with a token"],
    ["a page", "<!doctype html><title>SECRET</title>", "Line 2 is not an address."],
  ])("with %s is reported by the line's number, and not quoted", (_, line, words) => {
    const { webhooks, faults } = parseWebhooks(`${JSON_HOOK}x\n${line}\n${DISCORD}`);
    expect(webhooks.map((it) => it.line)).toEqual([1, 3]);
    expect(faults).toHaveLength(1);
    expect(faults[0]).toContain("Line 2 ");
    expect(faults[0]).toContain(words);
    expect(faults[0]).not.toContain("SECRET");
  });

  it("sends one message to each, though it is there twice", () => {
    const { webhooks, faults } = parseWebhooks(`${SLACK}\n${SLACK}`);
    expect(webhooks).toHaveLength(1);
    expect(faults).toEqual(["Line 2 is the same as line 1. Delete it."]);
  });

  it("is for twenty at most", () => {
    const lines = Array.from({ length: 22 }, (_, index) => `https://alerts.example/${index}`);
    const { webhooks, faults } = parseWebhooks(lines.join("\n"));
    expect(webhooks).toHaveLength(20);
    expect(faults.map((it) => it.slice(0, 7))).toEqual(["Line 21", "Line 22"]);
  });
});
