// A bump notice in the story of a registry: from the form to a closed issue.

import { describe, expect, it } from "vitest";
import { NOTICE_MARKER } from "../../../src/core/render/notice/comment.ts";
import { lattice } from "../../support/definitions.ts";
import { bodyOf } from "../../support/filed-notices.ts";
import { idOf } from "../../support/ids.ts";
import type { DataRegistry } from "./data-registry.ts";
import {
  commentOn,
  entriesOf,
  fetched,
  gateOf,
  lastKinds,
  ownPull,
  VERIFIED,
} from "./data-registry-seen.ts";

const OLD = lattice("mini.mainnet").stableId;
const NEW = idOf("the next mini.mainnet");

export function describeNotice(of: () => DataRegistry): void {
  let number: number;
  const comment = () => commentOn(of(), number, NOTICE_MARKER);

  describe("a bump notice", () => {
    it("by a citizen's operator gets a comment on what it means", async () => {
      const world = of();
      const filed = world.registry.openIssue({
        ...{ author: "miniature-works", title: "Bump notice: mini.mainnet" },
        body: bodyOf({
          ...{ kind: "stable-id", id: OLD, to: NEW, effectiveAt: "2027-02-03T14:00:00Z" },
          ...{ releaseNotes: null, reason: "A new committee." },
        }),
        labels: ["bump-notice"],
      });
      number = filed.number;
      const heard = await world.hear(filed);
      expect([heard.faults, heard.ends]).toEqual(["", { "notice / notice": "success" }]);
      expect(comment()).toContain("### 📝 One coalition needs to act before");
      expect(comment()).toContain("**mini.one: new fingerprint.**");
    });

    it("gets a pull request that announces it, whose check the registry starts itself", async () => {
      const world = of();
      const pull = ownPull(world);
      expect(pull.pull.baseBranch).toBe(world.layout.branch);
      expect(pull.pull.issue.title).toContain(
        "announced: stable id change of lattice mini.mainnet",
      );
      // The run of the event waits for an approval that is not needed.
      const held = await world.checked(pull);
      expect([held.checked.conclusion, held.reported.faults]).toEqual(["action_required", ""]);
      const { checked, reported } = await world.checkedByItself();
      expect([checked.faults, reported.faults]).toEqual(["", ""]);
      expect(checked.event.ref).toBe(`refs/heads/${pull.pull.headBranch}`);
      expect(gateOf(world, pull)).toEqual(["success: No problems in 1 definition", undefined]);
      world.now = "2027-02-01T12:00:00Z";
      const { published, looked } = await world.merge(pull);
      expect([published.faults, looked.faults]).toEqual(["", ""]);
      expect(await lastKinds(world, "mini.one")).toEqual(["announced"]);
      expect(await fetched(world, "mini.one/changes.rss")).toContain(NEW);
      expect(comment()).toContain("### 📣 Announced in 1 coalition");
    });

    it("gets another one that makes the change when it is due, is published, and closed", async () => {
      const world = of();
      world.now = "2027-02-03T15:00:00Z";
      expect((await world.hourly()).faults).toBe("");
      const pull = ownPull(world);
      expect(pull.pull.headBranch).toBe("cutover/mini_one");
      const { checked, reported } = await world.checkedByItself();
      expect([checked.faults, reported.faults]).toEqual(["", ""]);
      const { published, looked } = await world.merge(pull);
      expect([published.faults, looked.faults]).toEqual(["", ""]);
      expect(await lastKinds(world, "mini.one")).toEqual([
        ...["citizen-bumped", "announcement-fulfilled"],
      ]);
      const { fingerprint } = (await entriesOf(world, "mini.one")).at(-1) ?? {};
      expect(comment()).toContain("### ✅ Done");
      expect(comment()).toContain(`${fingerprint}`);
      expect(world.registry.issue(number)).toMatchObject({ open: false, reason: "completed" });
      expect(await world.verify()).toMatch(VERIFIED);
    });
  });
}
