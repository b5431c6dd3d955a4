// A merge through .github/workflows/publish.yml, as GitHub runs it, up to the deployed site.

import { strFromU8, unzipSync } from "fflate";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { EmulatedGitHub } from "./support/emulated-github.ts";
import { ONE, projectRegistry } from "./support/project-registry.ts";
import type { Registry } from "./support/registry.ts";

let github: EmulatedGitHub;
let registry: Registry;
beforeAll(async () => {
  github = await EmulatedGitHub.start();
  registry = await github.createRepository("acme/registry", await projectRegistry());
});
afterAll(() => github.stop());

const FILE = ".github/workflows/publish.yml";
const retitled = (title: string) =>
  registry.push((checkout) => checkout.writeDefinition({ ...ONE, title }), { title });

describe("the publication of a merge", () => {
  it("builds the site for its address on Pages, and deploys exactly that", async () => {
    const [run, ...others] = await github.dispatchPush(await retitled("One"), { genuine: true });
    expect([run?.name, others]).toEqual(["publish", []]);
    expect(run?.jobs.map(({ id, conclusion }) => [id, conclusion])).toEqual([
      ["build", "success"],
      ["deploy", "success"],
      ["confirm", "success"],
    ]);
    const address = `${github.state.addresses.pages}/acme/registry/`;
    expect(run?.step("deploy", "deploy").outputs.page_url).toBe(address);
    const [site] = github.state.artifacts.ofRun(run?.id ?? 0);
    const files = unzipSync(site?.zip ?? new Uint8Array());
    expect(strFromU8(files["changes.rss"] ?? new Uint8Array())).toContain(
      `<link>${address}changes/</link>`,
    );
    expect(Object.keys(files)).toContain("mini.one/index.html");
  });

  it("is not started by another branch", async () => {
    await registry.hosted.git("branch", "other", "main");
    const push = await registry.push((it) => it.write("a.txt", "a"), { branch: "other" });
    expect(await github.dispatchPush(push)).toEqual([]);
  });

  it.each([
    ["      pages: read\n", "build", "pages: read"],
    ["      pages: write\n", "deploy", "pages: write"],
    ["      id-token: write\n", "deploy", "id-token: write"],
  ])("fails without %j", async (permission, job, lacking) => {
    const text = `${await registry.hosted.fileAt("main", FILE)}`;
    expect(text).toContain(permission);
    const push = await registry.push((it) => it.write(FILE, text.replace(permission, "")));
    const [run] = await github.dispatchPush(push);
    expect(run?.job(job).conclusion).toBe("failure");
    expect(run?.job(job).annotations[0]?.message).toContain(`the job lacks ${lacking}`);
    await registry.push((it) => it.write(FILE, text));
  });

  it("is not reported without pull-requests: write, and says so", async () => {
    const text = `${await registry.hosted.fileAt("main", FILE)}`;
    const permission = "      pull-requests: write # the comments\n";
    expect(text).toContain(permission);
    const push = await registry.push((it) => {
      it.write(FILE, text.replace(permission, ""));
      it.writeDefinition({ ...ONE, title: "Not reported" });
    });
    const [run] = await github.dispatchPush(push);
    expect(run?.job("deploy").conclusion).toBe("success");
    expect(run?.job("confirm").annotations[0]?.message).toContain(
      'the job lacks the permission "pull-requests: write"',
    );
    await registry.push((it) => it.write(FILE, text));
  });
});
