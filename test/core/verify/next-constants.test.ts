// The constants of announced changes on handshake pages: they verify as they were built, and an id in one
// that does not follow from the announcement is found.

import { beforeAll, describe, expect, it } from "vitest";
import { announcementsOf } from "../../../src/core/next-fingerprint.ts";
import { ANNOUNCING, handshakeRegistry } from "../../support/handshake-registry.ts";
import { idOf } from "../../support/ids.ts";
import { type Site, siteOf } from "../../support/published-site.ts";
import { edit, foundIn } from "../../support/tampering.ts";

const PAGE = "mini.facts/index.html";

describe("the next constants of a published page", () => {
  let site: Site;
  beforeAll(async () => {
    const repository = handshakeRegistry();
    site = await siteOf(repository);
    repository.delete();
  }, 60_000);

  it("verify as they were built", async () => {
    const [first] = announcementsOf(ANNOUNCING);
    expect(String(site.get(PAGE))).toContain(`unique_id!(&quot;${first?.next}&quot;)`);
    expect(await foundIn(site, () => {})).toEqual([]);
  });

  it("are found with an id that does not follow from what is announced", async () => {
    const pattern = `unique_id!(&quot;${idOf("the next feed")}&quot;)`;
    const forged = `unique_id!(&quot;${idOf("forged")}&quot;)`;
    expect(await foundIn(site, edit(PAGE, pattern, forged))).toEqual([
      expect.stringContaining(`${PAGE} #3: The page has an id to compile in`),
    ]);
  });
});
