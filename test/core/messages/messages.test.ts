// The message about a publication in each form: compared with reviewed golden files, within the receivers' limits,
// and with text from others inert.

import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, it } from "vitest";
import {
  type PublicationMessage,
  publicationMessage,
} from "../../../src/core/messages/publication.ts";
import { messageFault, messageRequest } from "../../../src/core/messages/request.ts";
import type { WebhookKind } from "../../../src/core/messages/webhooks.ts";
import { publishedSchemas } from "../../../src/core/schema/schemas.ts";
import { PUBLICATIONS } from "../../support/publication-cases.ts";

const KINDS: WebhookKind[] = ["Slack", "Discord", "JSON"];
const MANY = ["three-hundred-coalitions", "as-long-as-can-be"];
const url = new URL("https://alerts.example/in/abc?thread_id=7");

function body(kind: WebhookKind, name: string) {
  const publication = PUBLICATIONS[name];
  if (!publication) throw new Error(`There is no publication ${name}.`);
  return JSON.parse(messageRequest({ kind, url, line: 1 }, publicationMessage(publication)).body);
}

interface Element {
  type: string;
  text?: string;
  url?: string;
  elements?: Element[];
}

/** Every element of Slack's tree. */
const elementsOf = (element: Element): Element[] => [
  element,
  ...(element.elements ?? []).flatMap(elementsOf),
];
const slackElements = (name: string) =>
  (body("Slack", name).blocks as Element[]).flatMap(elementsOf);

describe.each(Object.keys(PUBLICATIONS))("the message about %s", (name) => {
  // With very many entries, the JSON has nothing that it lacks with few.
  it.each(KINDS.filter((kind) => kind !== "JSON" || !MANY.includes(name)))(
    "is the golden one for %s",
    async (kind) => {
      const text = `${JSON.stringify(body(kind, name), null, 2)}\n`;
      await expect(text).toMatchFileSnapshot(
        `../../golden/messages/${name}.${kind.toLowerCase()}.json`,
      );
    },
  );

  it("is within the limits of Slack and of Discord", () => {
    expect(body("Discord", name).content.length).toBeLessThanOrEqual(2000);
    const slack = body("Slack", name);
    expect(JSON.stringify(slack.blocks).length).toBeLessThan(13_000);
    expect(slack.text.length).toBeLessThan(4000);
  });

  it("is valid by the schema that is published, which names each member", () => {
    const ajv = new Ajv2020({ strict: false });
    const base = "https://coalitions.example/";
    for (const { schema } of publishedSchemas(base)) ajv.addSchema(schema as object);
    const validate = ajv.getSchema(`${base}schemas/publication-message.schema.json`);
    const message: PublicationMessage = body("JSON", name);
    expect(validate?.(message), JSON.stringify(validate?.errors)).toBe(true);
    expect(validate?.({ ...message, text: undefined })).toBe(false);
    const schema = validate?.schema as {
      properties: object;
      $defs: { entry: { properties: object } };
    };
    expect(Object.keys(schema.properties).sort()).toEqual(Object.keys(message).sort());
    const [entry] = message.entries;
    expect(Object.keys(schema.$defs.entry.properties).sort()).toEqual(
      Object.keys(entry ?? {}).sort(),
    );
  });

  it("links only to the registry's own pages, and mentions nobody", () => {
    const links = slackElements(name).flatMap((it) => (it.url === undefined ? [] : [it.url]));
    expect(links.length).toBeGreaterThan(1);
    expect(links.filter((it) => !it.startsWith("https://mini.example/registry/"))).toEqual([]);
    const kinds = new Set(slackElements(name).map(({ type }) => type));
    const known = ["rich_text", "rich_text_section", "rich_text_list", "text", "link"];
    expect([...kinds].filter((it) => !known.includes(it))).toEqual([]);
    expect(body("Slack", name).text).not.toMatch(/[<>@]/);
    const { content, allowed_mentions } = body("Discord", name);
    expect(allowed_mentions).toEqual({ parse: [] });
    // What is left when each escaped character and each address of ours is taken away has no markup of others.
    const bare = content
      .replace(/\\./g, "")
      .replace(/ <https:\/\/mini\.example\/registry\/\S*>/g, "");
    expect(bare.replace(/^\*\*[^*]*\*\*: /, "")).not.toMatch(/[*_~`|<>[\]@]|:\/\/|^[#-]/m);
  });
});

describe("a message", () => {
  it("about three hundred coalitions is one, and counts what it does not list", () => {
    const { entries, more, text } = body("JSON", "three-hundred-coalitions");
    expect([entries.length, more]).toEqual([100, 200]);
    expect(text).toMatch(/^300 changes published, 300 breaking: https:/);
    expect(body("Slack", "three-hundred-coalitions").blocks[0].elements[1].elements).toHaveLength(
      20,
    );
    expect(body("Discord", "three-hundred-coalitions").content).toMatch(
      /^And 2\d\d more changes\. There are more changes in 250 older commits\./m,
    );
  });

  it("begins with what is urgent, then what breaks", () => {
    const { entries } = body("JSON", "several");
    const ranks = entries.map((it: { urgent: string | null; breaking: boolean }) =>
      it.urgent !== null ? "urgent" : it.breaking ? "breaking" : "compatible",
    );
    expect(ranks).toEqual(["urgent", "breaking", "compatible"]);
  });

  it("waits until Discord has taken it, in the thread that the address names", () => {
    const message = publicationMessage(PUBLICATIONS.breaking as never);
    const asked = messageRequest({ kind: "Discord", url, line: 1 }, message).url;
    expect(asked.search).toBe("?thread_id=7&wait=true");
    expect(url.search).toBe("?thread_id=7");
  });
});

describe("an answer", () => {
  const fault = (kind: WebhookKind, status: number, text = "", type = "text/plain") =>
    messageFault({ kind }, { status, type, text });

  it("of success has no fault", () => {
    expect(fault("Slack", 200, "ok", "text/html")).toBeUndefined();
    expect(fault("JSON", 200, "", "text/html; charset=utf-8")).toBeUndefined();
    expect(fault("Discord", 200, "{}", "application/json")).toBeUndefined();
    expect(fault("JSON", 204)).toBeUndefined();
    expect(fault("JSON", 202, "thanks")).toBeUndefined();
  });

  it("that is a page comes from no webhook", () => {
    expect(fault("JSON", 200, "<html>", "text/html; charset=utf-8")).toContain("a web page");
  });

  it.each([
    [301, "Redirects are not followed"],
    [400, "does not accept this message"],
    [403, "Create a webhook and put its address into the secret"],
    [404, "Create a webhook and put its address into the secret"],
    [429, "receiving too many messages"],
    [502, "The fault is on the server"],
  ])("of status %i says what to do, and nothing that the server says", (status, words) => {
    const said = fault("JSON", status, "Cannot POST /in/abcSECRET");
    expect(said).toContain(`${status}`);
    expect(said).toContain(words);
    expect(said).not.toContain("SECRET");
  });

  it("of Slack's has its word for it", () => {
    expect(fault("Slack", 404, "no_service")).toContain("404, no_service.");
    expect(fault("Slack", 404, "<p>T00/B00/abc</p>")).toContain("404. ");
  });
});
