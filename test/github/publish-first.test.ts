// The first publication, and a site that has disappeared: GitHub's record of deployments tells them apart.

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { changed } from "../support/definitions.ts";
import { EmulatedGitHub, only } from "./support/emulated-github.ts";
import { ONE, projectRegistry } from "./support/project-registry.ts";
import { PublishedRegistry } from "./support/published.ts";
import type { Registry } from "./support/registry.ts";

const FILE = ".github/workflows/publish.yml";
const SUCCESS = { build: "success", deploy: "success", confirm: "success" };
const REFUSED = { build: "failure", deploy: "skipped", confirm: "skipped" };

describe("a registry that was never published", () => {
  let github: EmulatedGitHub;
  let registry: Registry;
  beforeAll(async () => {
    github = await EmulatedGitHub.start();
    registry = await github.createRepository("acme/registry", await projectRegistry());
  });
  afterAll(() => github.stop());

  async function publishWith(change: (text: string) => string) {
    const text = `${await registry.hosted.fileAt("main", FILE)}`;
    expect(change(text)).not.toBe(text);
    const push = await registry.push((it) => it.write(FILE, change(text)));
    const run = only(await github.dispatchPush(push, { files: ["publish.yml"] }));
    await registry.push((it) => it.write(FILE, text));
    return run;
  }

  it("says which permission is missing to find out", async () => {
    const run = await publishWith((text) => text.replace(/ +deployments: read.*\n/, ""));
    expect(run.ends).toEqual(REFUSED);
    expect(run.faults).toContain('the job lacks the permission "deployments: read"');
  });

  it("is refused without a record of deployments, as outside Pages", async () => {
    const run = await publishWith((text) => text.replace(/ +environment: github-pages\n/, ""));
    expect(run.ends).toEqual(REFUSED);
    expect(run.faults).toContain("There is no site at");
    expect(run.faults).toContain("tick first");
  });

  it("is published, also after a deployment that failed", async () => {
    const failed = await publishWith((text) => text.replace("      pages: write\n", ""));
    expect(failed.ends).toMatchObject({ build: "success", deploy: "failure" });
    const push = await registry.push((it) => it.write("README.md", "Again"));
    const run = only(await github.dispatchPush(push, { files: ["publish.yml"] }));
    expect(run.job("deploy").conclusion).toBe("success");
    expect(run.step("build", "publish").outputs.state).toBe("first");
    expect(github.state.deployments.of(registry.hosted).map(({ states }) => states.at(-1))).toEqual(
      ["success", "failure"],
    );
  });
});

describe("a site that has disappeared", () => {
  let world: PublishedRegistry;
  beforeAll(async () => {
    world = await PublishedRegistry.start();
    world.github.state.pages.remove(world.hosted);
  });
  afterAll(() => world.stop());

  const byHand = async (inputs: Record<string, unknown>) =>
    only(await world.github.dispatchManually(world.registry, { workflow: "publish.yml", inputs }));

  it("is not mistaken for a first publication", async () => {
    const push = await world.registry.push((it) =>
      it.writeDefinition(changed(ONE, { title: "Meanwhile" })),
    );
    const run = await world.publish(push);
    expect(run.ends).toEqual(REFUSED);
    for (const words of [run.faults, run.job("build").summary]) {
      expect(words).toContain("although one was published from here before");
    }
    expect(world.github.state.pages.has(world.hosted)).toBe(false);
  });

  it("is published again if somebody says so by hand, and only once", async () => {
    const run = await byHand({ first: true });
    expect(run.ends).toEqual(SUCCESS);
    const again = await byHand({ first: true });
    expect(again.ends).toEqual(REFUSED);
    expect(again.faults).toContain("this is not the first publication");
  });
});
