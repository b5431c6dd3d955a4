// A publication notifies the hub in the config and sends one message to each webhook in the secret, once, however runs
// are repeated or overlap. Other people's servers never fail the run.

import { Ajv2020 } from "ajv/dist/2020.js";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { publishedSchemas } from "../../src/core/schema/schemas.ts";
import { connect } from "../../src/io/github/api.ts";
import { claimCommit } from "../../src/io/github/claims.ts";
import { changed } from "../support/definitions.ts";
import { ONE, TWO } from "./support/project-registry.ts";
import { PublishedRegistry } from "./support/published.ts";
import { Receivers } from "./support/receivers.ts";
import type { WorkflowRun } from "./support/runner/workflow-run.ts";

const SUCCESS = { build: "success", deploy: "success", confirm: "success" };
const CONFIRM = "./actions/confirm";
const WEBHOOKS = [
  "https://hooks.slack.com/services/T0/B0/SECRETslack",
  "https://discord.com/api/webhooks/1/SECRETdiscord",
  "https://alerts.example/SECRETjson?key=SECRETkey",
];
const secrets = { REGISTRY_WEBHOOKS: `${WEBHOOKS.join("\n")}\n` };

let world: PublishedRegistry;
let receivers: Receivers;
/** Answers by host that differ from the normal one. */
const troubles = new Map<
  string,
  { status: number; body?: unknown; headers?: Record<string, string> }
>();
let count = 0;

beforeAll(async () => {
  const reply = (host: string, usual: { status: number; body?: unknown }) => () =>
    troubles.get(host) ?? usual;
  receivers = await Receivers.start({
    "hooks.slack.com": reply("hooks.slack.com", { status: 200, body: Buffer.from("ok") }),
    "discord.com": reply("discord.com", { status: 200, body: { id: "1" } }),
    "alerts.example": reply("alerts.example", { status: 204 }),
    "hub.example": reply("hub.example", { status: 204 }),
  });
  world = await PublishedRegistry.start();
});
afterAll(() => world.stop());

const titled = () => changed(TWO, { title: `The title ${++count}` });

/** A push that changes a title, and its runs. */
async function publish({
  skip = [],
  secret = secrets.REGISTRY_WEBHOOKS,
}: {
  skip?: string[];
  secret?: string;
} = {}): Promise<WorkflowRun> {
  const push = await world.registry.push((it) => it.writeDefinition(titled()));
  return world.publish(push, { secrets: { REGISTRY_WEBHOOKS: secret }, skipJobs: skip });
}

const confirmAgain = (run: WorkflowRun) => world.github.rerunFailed(run, { secrets });
const warningsOf = (run: WorkflowRun) =>
  run
    .job("confirm")
    .annotations.filter(({ command }) => command === "warning")
    .map(({ message }) => message);
const outputOf = (run: WorkflowRun, name: string) => run.step("confirm", CONFIRM).outputs[name];
const claims = () => {
  const { statuses } = world.github.state;
  const head = world.json("api/v1/state.json").commit;
  return statuses.of(world.hosted, head).filter(({ context }) => context === "coalitions/messages");
};

describe("a publication", () => {
  it("sends one message to each webhook, in its own format", async () => {
    const run = await publish();
    expect(run.ends).toEqual(SUCCESS);
    const received = receivers.take();
    expect(received.map(({ host, path }) => `${host}${path}`).sort()).toEqual([
      "alerts.example/SECRETjson?key=SECRETkey",
      "discord.com/api/webhooks/1/SECRETdiscord?wait=true",
      "hooks.slack.com/services/T0/B0/SECRETslack",
    ]);
    const bodies = Object.fromEntries(received.map(({ host, body }) => [host, JSON.parse(body)]));
    expect(bodies["hooks.slack.com"].text).toContain("1 change published, none breaking");
    expect(bodies["discord.com"].content).toContain("mini.two: title changed");
    const { entries, commit } = bodies["alerts.example"];
    const state = world.json("api/v1/state.json");
    expect(commit).toBe(state.commit);
    const log = world.json("mini.two/changes.json").entries;
    expect(entries.map(({ hash }: { hash: string }) => hash)).toEqual([log.at(-1).hash]);
    const ajv = new Ajv2020({ strict: false });
    for (const { schema } of publishedSchemas("https://s.example/"))
      ajv.addSchema(schema as object);
    const isMessage = ajv.getSchema("https://s.example/schemas/publication-message.schema.json");
    expect(isMessage?.(bodies["alerts.example"]), JSON.stringify(isMessage?.errors)).toBe(true);
    expect(warningsOf(run)).toEqual([]);
    expect(JSON.parse(outputOf(run, "messages") ?? "")).toHaveLength(3);
  });

  it("shows no secret: not in the log, a summary, an output, an annotation or a status", async () => {
    troubles.set("alerts.example", { status: 404, body: "Cannot POST /SECRETjson" });
    troubles.set("discord.com", { status: 302, headers: { location: WEBHOOKS[1] ?? "" } });
    const secret = `${secrets.REGISTRY_WEBHOOKS}http://alerts.example/SECRETplain\nSECRETword\n`;
    const run = await publish({ secret });
    troubles.clear();
    expect(receivers.take()).toHaveLength(3);
    const { log, outputs } = run.step("confirm", CONFIRM);
    // Only in the commands to the runner, which hide them.
    const hidden = log.match(/^::add-mask::.*$/gm) ?? [];
    for (const line of secret.trim().split("\n")) expect(hidden).toContain(`::add-mask::${line}`);
    const shown = log.replace(/^::add-mask::.*$/gm, "");
    const { summary, annotations } = run.job("confirm");
    expect(JSON.stringify([shown, summary, annotations, outputs, claims()])).not.toContain(
      "SECRET",
    );
    expect(warningsOf(run).map((it) => it.slice(0, 70))).toEqual([
      "In the secret with the webhooks: Line 4 begins with http://, so anyone",
      "In the secret with the webhooks: Line 5 is not an address. Write the a",
      expect.stringContaining("line 2 (Discord, discord.com)"),
      expect.stringContaining("line 3 (JSON, alerts.example)"),
    ]);
    expect(run.ends).toEqual(SUCCESS);
  });

  it("without a webhook sends nothing and sets no status", async () => {
    for (const secret of ["", " \n"]) {
      const run = await publish({ secret });
      expect([run.ends, warningsOf(run), claims()]).toEqual([SUCCESS, [], []]);
    }
    expect(receivers.take()).toEqual([]);
  });

  it("without new entries sends no message", async () => {
    const push = await world.registry.push((it) => it.write("README.md", `${++count}`));
    const run = await world.publish(push, { secrets });
    expect([run.ends, receivers.take(), outputOf(run, "messages")]).toEqual([SUCCESS, [], "[]"]);
  });

  it("that fails verification sends no message until it passes", async () => {
    const deployed = await publish({ skip: ["confirm"] });
    const { pages } = world.github.state;
    const intact = pages.text(world.hosted, "mini.one/fingerprint.txt") ?? "";
    pages.tamper(world.hosted, "mini.one/fingerprint.txt", () => "no\n");
    expect((await confirmAgain(deployed)).job("confirm").conclusion).toBe("failure");
    expect(receivers.take()).toEqual([]);
    pages.tamper(world.hosted, "mini.one/fingerprint.txt", () => intact);
    expect((await confirmAgain(deployed)).ends).toEqual(SUCCESS);
    expect(receivers.take()).toHaveLength(3);
  });
});

describe("never twice", () => {
  it("when a run is re-run, all of it or the last job", async () => {
    const deployed = await publish({ skip: ["confirm"] });
    expect(receivers.take()).toEqual([]);
    const confirmed = await confirmAgain(deployed);
    expect(receivers.take()).toHaveLength(3);
    for (const again of [
      await confirmAgain(deployed),
      await world.github.rerun(confirmed, { secrets }),
    ]) {
      expect([again.ends, receivers.take()]).toEqual([SUCCESS, []]);
      expect(again.step("confirm", CONFIRM).log).toContain("An earlier run has sent the messages");
    }
    expect(claims()).toHaveLength(1);
  });

  it("when a later push's run has published both, and the earlier run comes after it", async () => {
    const earlier = await world.registry.push((it) => it.writeDefinition(titled()));
    const later = await world.registry.push((it) =>
      it.writeDefinition(changed(ONE, { title: `The title ${++count}` })),
    );
    await world.publish(later, { secrets });
    const [message, ...more] = receivers.take("alerts.example").map(({ body }) => JSON.parse(body));
    expect(more).toEqual([]);
    const commits = message.entries.map((it: { commit: string }) => it.commit);
    expect(commits.sort()).toEqual([earlier.after, later.after].sort());
    const run = await world.publish(earlier, { secrets });
    expect(JSON.parse(run.step("build", "publish").outputs.news ?? "").commits).toHaveLength(1);
    expect([run.ends, receivers.take()]).toEqual([SUCCESS, []]);
  });

  it("when two runs check at the same time: the one with the first status sends", async () => {
    const { commit } = world.json("api/v1/state.json");
    const { token } = world.github.giveToken("acme/registry", { statuses: "write" });
    const api = connect(token, "acme/registry", world.github.state.addresses.api);
    const sha = await world.hosted.commitAt("main");
    expect(sha).toBe(commit);
    const other = await world.registry.push((it) => it.write("README.md", `${++count}`));
    const mine = "https://one.example/#1";
    let theirs: boolean | undefined;
    world.github.fault({
      method: "POST",
      path: /\/statuses\//,
      answer: "genuine",
      meanwhile: async () => {
        theirs = await claimCommit(api, other.after, "https://one.example/#2");
      },
    });
    expect([await claimCommit(api, other.after, mine), theirs]).toEqual([false, true]);
    expect(await claimCommit(api, other.after, mine)).toBe(false);
  });

  it("if GitHub's answer about the status is lost; then it is sent once", async () => {
    const deployed = await publish({ skip: ["confirm"] });
    const fault = { method: "POST", path: /\/statuses\//, answer: "drop" as const };
    world.github.fault({ ...fault, carriedOut: true });
    expect((await confirmAgain(deployed)).ends).toEqual(SUCCESS);
    expect(receivers.take()).toHaveLength(3);
    expect(claims()).toHaveLength(1);
  });

  it("if GitHub refuses the status: nothing is sent, and the run says which permission is missing", async () => {
    const deployed = await publish({ skip: ["confirm"] });
    world.github.fault({ method: "POST", path: /\/statuses\//, answer: 403 });
    const run = await confirmAgain(deployed);
    expect([run.ends, receivers.take()]).toEqual([SUCCESS, []]);
    expect(warningsOf(run).join()).toMatch(
      /No message was sent about \w{40}\. .*"statuses: write"/,
    );
    expect((await confirmAgain(deployed)).ends).toEqual(SUCCESS);
    expect(receivers.take()).toHaveLength(3);
  });

  it("if a server accepts the message and answers 500", async () => {
    const deployed = await publish({ skip: ["confirm"] });
    troubles.set("alerts.example", { status: 500 });
    const run = await confirmAgain(deployed);
    troubles.clear();
    expect([run.ends, receivers.take("alerts.example").length]).toEqual([SUCCESS, 1]);
    expect(warningsOf(run).join()).toContain("(JSON, alerts.example): it answered 500.");
    expect((await confirmAgain(deployed)).ends).toEqual(SUCCESS);
    expect(receivers.take()).toEqual([]);
  });
});

describe("a hub", () => {
  const address = (path: string) => `${world.github.state.addresses.pages}/acme/registry/${path}`;
  const notified = () =>
    receivers.take("hub.example").map(({ body, type, path }) => {
      expect([type, path]).toEqual(["application/x-www-form-urlencoded", "/"]);
      const form = new URLSearchParams(body);
      expect([[...form.keys()], form.get("hub.mode")]).toEqual([
        ["hub.mode", "hub.url"],
        "publish",
      ]);
      return form.get("hub.url") ?? "";
    });

  it("is notified of each changed feed, by the address in the feed itself", async () => {
    const config = JSON.parse(`${await world.hosted.fileAt("main", "registry.config.json")}`);
    const text = JSON.stringify({ ...config, hub: "https://hub.example/" });
    const push = await world.registry.push((it) => {
      it.write("registry.config.json", text);
      it.writeDefinition(titled());
    });
    const run = await world.publish(push);
    expect([run.ends, warningsOf(run)]).toEqual([SUCCESS, []]);
    const feeds = ["changes", "mini.two/changes"].flatMap((it) =>
      [".rss", ".atom", ".feed.json"].map((format) => address(it + format)),
    );
    expect(notified().sort()).toEqual(feeds.sort());
    expect(outputOf(run, "pings")).toBe("6");
    expect(world.json("changes.feed.json").hubs).toEqual([
      { type: "WebSub", url: "https://hub.example/" },
    ]);
    expect(feeds).toContain(world.json("mini.two/changes.feed.json").feed_url);
  });

  it("that fails is a warning, and is not tried again for each feed", async () => {
    troubles.set("hub.example", { status: 403 });
    const run = await publish();
    troubles.clear();
    expect(run.ends).toEqual(SUCCESS);
    expect(warningsOf(run)).toEqual([
      expect.stringMatching(
        /^The hub hub\.example was not notified of every feed \(0 of 6 feeds that changed\): it answered with status 403\./,
      ),
    ]);
    // As many as run at the same time.
    expect(notified().length).toBeLessThanOrEqual(4);
  });
});
