// A stranger's pull request, in the story of a new registry: with an error, then fixed, then published.

import { describe, expect, it } from "vitest";
import { software } from "../../../generated/software.js";
import { deriveFingerprint } from "../../../src/core/derivation/fingerprint.ts";
import type { Definition } from "../../../src/core/registry/definition.ts";
import { organism } from "../../support/definitions.ts";
import type { GitRepository } from "../../support/git-repository.ts";
import type { DataRegistry } from "./data-registry.ts";
import {
  commentOn,
  definitionIn,
  fetched,
  gateOf,
  lastKinds,
  marksOf,
  VERIFIED,
} from "./data-registry-seen.ts";
import type { PullRequest } from "./pull-request.ts";
import type { WorkflowRun } from "./runner/workflow-run.ts";

const RESULT = "<!-- coalition registry: check result -->";

/** GitHub's text beside the button. */
const REQUIRED = (is: string) => `Required status check "coalitions" is ${is}.`;

export function describePullRequest(of: () => DataRegistry, file: string): void {
  const write = (it: GitRepository, definition: object) =>
    it.write(file, `${JSON.stringify(definition, null, 2)}\n`);
  let pull: PullRequest;
  let wrong: Definition;
  let right: Definition;
  let waiting: WorkflowRun;

  describe("a stranger's pull request", () => {
    // GitHub's webhook reports such a run as completed. It is not documented that this starts a workflow, and nothing later
    // depends on it.
    it("is reported at once, while its check waits for a maintainer's approval", async () => {
      const world = of();
      const before = await definitionIn(world, file);
      wrong = { ...before, organisms: [organism("oracle")] };
      right = { ...wrong, fingerprint: deriveFingerprint(wrong) };
      pull = await world.registry.openPullRequest({
        ...{ from: "fork", author: "mallory", title: "Add the oracle", at: world.now },
        commit: (it) => write(it, wrong),
      });
      expect(gateOf(world, pull)).toEqual([undefined, REQUIRED("expected")]);
      const { checked, reported } = await world.checked(pull);
      expect([checked.conclusion, checked.jobs]).toEqual(["action_required", []]);
      expect([reported.faults, reported.ends]).toEqual(["", { "report / report": "success" }]);
      const comment = commentOn(world, pull.number, RESULT);
      expect(comment).toContain("### ❌ 1 error");
      expect(comment).toContain("for a maintainer to choose “Approve workflows to run”");
      expect(gateOf(world, pull)).toEqual([
        "failure: 1 error in 1 file must be fixed before merging",
        REQUIRED("failing"),
      ]);
      waiting = checked;
    });

    it("has its error on its line, in one comment, and in a failing status", async () => {
      const world = of();
      const { checked, reported } = await world.approved(waiting);
      expect([checked.ends, reported.ends]).toEqual([
        ...[{ "check / definitions": "failure" }, { "report / report": "success" }],
      ]);
      expect(checked.job("check / definitions").permissions).toEqual({ contents: "read" });
      const line = JSON.stringify(wrong, null, 2)
        .split(/\n(?= {2}"fingerprint")/)[0]
        ?.split("\n");
      expect(marksOf(checked)).toEqual([`fingerprint-mismatch ${file}:${(line?.length ?? 0) + 1}`]);
      const comment = commentOn(world, pull.number, RESULT);
      expect(comment).toContain("### ❌ 1 error");
      expect(comment).not.toContain("until a maintainer");
      expect(comment).toContain(`"fingerprint": "${right.fingerprint}"`);
      const base = `origin/${world.layout.branch}`;
      const { name, version } = software;
      expect(comment).toContain(`npx ${name}@${version} check --base ${base}`);
      expect(world.registry.labelsOf(pull.number)).toEqual(["breaking"]);
    });

    it("has an updated comment when it is fixed, and a status that allows the merge", async () => {
      const world = of();
      await pull.push((it) => write(it, right), "Derive the fingerprint", world.now);
      expect(gateOf(world, pull)).toEqual([undefined, REQUIRED("expected")]);
      const again = await world.checked(pull, "synchronize");
      const { checked, reported } = await world.approved(again.checked);
      expect([checked.conclusion, reported.conclusion]).toEqual(["success", "success"]);
      const comment = commentOn(world, pull.number, RESULT);
      expect(comment).toContain("Valid, but breaking: integrators of mini.one must recompile");
      expect(gateOf(world, pull)).toEqual(["success: No problems in 1 definition", undefined]);
    });

    it("is published when it is merged: its feed, its page and its pull request say so", async () => {
      const world = of();
      const { published, looked } = await world.merge(pull);
      expect([published.faults, looked.faults]).toEqual(["", ""]);
      expect(await lastKinds(world, "mini.one")).toEqual(["citizen-added"]);
      expect(await fetched(world, "mini.one/changes.rss")).toContain(right.fingerprint);
      expect(await fetched(world, "mini.one/index.html")).toContain(right.fingerprint);
      const { pages } = world.github.state.addresses;
      const own = world.registry.comments(pull.number).map(({ body }) => body);
      expect(own.at(-1)).toContain(`${pages}/${world.layout.fullName}/mini.one/`);
      expect(await world.verify()).toMatch(VERIFIED);
    });
  });
}
