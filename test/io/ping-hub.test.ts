// A hub that takes too long: the run says so, whether a request was under way or had not begun.

import { afterEach, expect, it, vi } from "vitest";
import { pingHub } from "../../actions/confirm/ping.ts";
import { listen } from "../github/support/server/http.ts";
import { definition } from "../support/definitions.ts";
import { commitOf } from "../support/histories.ts";
import { fileOf } from "../support/registries.ts";
import { FEEDS_CONFIG, viewOfCommits } from "../support/rendered-feeds.ts";

const timeIsUp = { now: () => {} };
const hub = await listen(async (_, response) => {
  timeIsUp.now();
  response.on("close", () => response.destroy());
});
const one = definition();
const commit = commitOf({ [fileOf(one)]: one }, 0);
const site = { view: viewOfCommits([commit]), config: { ...FEEDS_CONFIG, hub } };

afterEach(() => {
  vi.restoreAllMocks();
});

async function warningOf(signal: AbortSignal): Promise<string> {
  const output = vi.spyOn(process.stdout, "write").mockReturnValue(true);
  expect(await pingHub({ site } as never, new Set([commit.commit]), signal)).toBe(0);
  return output.mock.calls.join("");
}

it.each(["before the first request", "during one"])("is over time %s", async (when) => {
  const time = new AbortController();
  timeIsUp.now = () => time.abort();
  if (when === "before the first request") time.abort();
  expect(await warningOf(time.signal)).toMatch(
    /^::warning title=WebSub::The hub .* was not notified of every feed \(0 of \d+ feeds that changed\): not all fit into 120 seconds\. Readers/,
  );
});
