// metrics.txt, and the alert rules of the docs, by Prometheus' own tool if it is installed.

import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { renderMetrics } from "../../site/data/metrics.ts";
import { announcedCommits } from "../support/announced-histories.ts";
import { hasTool } from "../support/has-tool.ts";
import { hostileFeeds } from "../support/hostile-feeds.ts";
import { memoryRegistry } from "../support/memory-registry.ts";
import { viewOfCommits } from "../support/rendered-feeds.ts";

const metrics = () => renderMetrics(memoryRegistry(announcedCommits()));
const RULES = "docs/alert-rules.yml";
const RULES_TEST = "test/prometheus/alert-rules.test.yml";

function promtool(args: string[], input = ""): string {
  return execFileSync("promtool", args, { input, encoding: "utf8", stdio: "pipe" });
}

describe("metrics.txt", () => {
  it("has what is to come, what ends, and where each chain is", () => {
    const text = metrics().replace(/\b[0-9a-f]{64}\b/g, "ID");
    expect(text).toMatchInlineSnapshot(`
      "# HELP coalitions_cutover_timestamp_seconds When an announced change takes effect. Removed once the change is carried out.
      # TYPE coalitions_cutover_timestamp_seconds gauge
      coalitions_cutover_timestamp_seconds{coalition="mini.calendar",class="lattice",part="first.mainnet",kind="stable-id",id="ID",notice="1",breaking="true",status="announced"} 1796133600
      coalitions_cutover_timestamp_seconds{coalition="mini.calendar",class="lattice",part="moved.mainnet",kind="stable-id",id="ID",notice="2",breaking="true",status="announced"} 1796652000
      coalitions_cutover_timestamp_seconds{coalition="mini.calendar",class="lattice",part="late.mainnet",kind="stable-id",id="ID",notice="5",breaking="true",status="overdue"} 1767708000
      coalitions_cutover_timestamp_seconds{coalition="mini.ending",class="coalition",part="mini.ending",kind="coalition-retirement",id="ID",notice="",breaking="true",status="announced"} 1799020800
      # HELP coalitions_retirement_timestamp_seconds When a coalition retires or retired.
      # TYPE coalitions_retirement_timestamp_seconds gauge
      coalitions_retirement_timestamp_seconds{coalition="mini.ending",replacement="mini.calendar"} 1799020800
      # HELP coalitions_entries_total Entries of a coalition's change log.
      # TYPE coalitions_entries_total counter
      coalitions_entries_total{coalition="mini.calendar"} 4
      coalitions_entries_total{coalition="mini.ending"} 2
      # HELP coalitions_breaking_entries_total Entries of a coalition's change log that broke integrators.
      # TYPE coalitions_breaking_entries_total counter
      coalitions_breaking_entries_total{coalition="mini.calendar"} 1
      coalitions_breaking_entries_total{coalition="mini.ending"} 1
      # HELP coalitions_head_timestamp_seconds When the newest entry of a coalition was made.
      # TYPE coalitions_head_timestamp_seconds gauge
      coalitions_head_timestamp_seconds{coalition="mini.calendar"} 1767830400
      coalitions_head_timestamp_seconds{coalition="mini.ending"} 1768003200
      # HELP coalitions_head_info The newest entry of a coalition, and the fingerprint since.
      # TYPE coalitions_head_info gauge
      coalitions_head_info{coalition="mini.calendar",fingerprint="ID",head="ID",seq="4"} 1
      coalitions_head_info{coalition="mini.ending",fingerprint="ID",head="ID",seq="2"} 1
      "
    `);
  });

  it("is the same from the same history, and empty without one", () => {
    expect(metrics()).toBe(metrics());
    expect(renderMetrics({ view: viewOfCommits([]) })).toBe("");
  });

  it("has every metric that the alert rules name", () => {
    const named = readFileSync(RULES, "utf8").match(/coalitions_\w+/g) ?? [];
    expect(named.length).toBeGreaterThan(2);
    for (const name of named) expect(metrics()).toContain(`# TYPE ${name} `);
  });
});

describe.skipIf(!hasTool("promtool"))("by promtool (where prometheus is installed)", () => {
  it("metrics are valid, even with hostile text", () => {
    for (const text of [metrics(), renderMetrics(hostileFeeds())]) {
      expect(promtool(["check", "metrics"], text)).toBe("");
    }
    expect(() => promtool(["check", "metrics"], 'a{b="\\x"} 1')).toThrow();
  });

  it("the alert rules of the docs are valid", () => {
    expect(promtool(["check", "rules", RULES])).toContain("SUCCESS: 3 rules found");
  });

  it("a breaking change fires three days ahead, and not before", () => {
    expect(promtool(["test", "rules", RULES_TEST])).toContain("SUCCESS");
  });

  it.each([
    ["3 * 86400", "4 * 86400"],
    ["3 * 86400", "2 * 86400"],
    ["and coalitions_cutover_timestamp_seconds > time()", ""],
    ['breaking="true"', ""],
  ])("a rule with %s changed to %j is found out", (text, instead) => {
    const folder = mkdtempSync(join(tmpdir(), "alert-rules-"));
    try {
      writeFileSync(join(folder, "rules.yml"), readFileSync(RULES, "utf8").replace(text, instead));
      const test = readFileSync(resolve(RULES_TEST), "utf8");
      const altered = test.replace("../../docs/alert-rules.yml", "rules.yml");
      writeFileSync(join(folder, "test.yml"), altered);
      expect(() => promtool(["test", "rules", join(folder, "test.yml")])).toThrow();
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
