// The constants of announced changes on handshake pages: they verify as they were built, and an id in one
// that does not follow from the announcement is found.

import { beforeAll, describe, expect, it } from "vitest";
import { announcementsOf } from "../../../src/core/changes/next-fingerprint.ts";
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
  });

  it("verify as they were built", async () => {
    const [first] = announcementsOf(ANNOUNCING);
    expect(String(site.get(PAGE))).toContain(`unique_id!(&quot;${first?.next}&quot;)`);
    expect(await foundIn(site, () => {})).toEqual([]);
  });

  it("are found with an id that does not follow from what is announced", async () => {
    const pattern = `unique_id!(&quot;${idOf("the next feed")}&quot;)`;
    const forged = `unique_id!(&quot;${idOf("forged")}&quot;)`;
    expect(await foundIn(site, edit(PAGE, pattern, forged))).toEqual([
      expect.stringContaining(`${PAGE}#next-1-rust #3: What is compiled in by this file is not`),
      expect.stringContaining(`${PAGE} #3: The page has an id to compile in`),
    ]);
  });

  it.each([
    ["config-typescript", /(id="config-typescript"[\s\S]*?&quot;stableId&quot;: &quot;)../, "$1zz"],
    ["config-hex", /(id="config-hex"[\s\S]*?\n)[0-9a-f]{2}/, "$10"],
    ["config-bytes", /(id="config-bytes"[\s\S]*?0x)[0-9a-f]{2}/, "$1zz"],
    ["config-bytes", /(id="config-bytes"[\s\S]*?FOLDED[\s\S]*?)0x[0-9a-f]{2}, /, "$1"],
    ["next-1-typescript", /(id="next-1-typescript"[\s\S]*?&quot;stableId&quot;: &quot;)../, "$1zz"],
  ])("and all other forms are found altered: %s", async (anchor, pattern, altered) => {
    expect(await foundIn(site, edit(PAGE, pattern, altered))).toEqual([
      expect.stringContaining(`${PAGE}#${anchor} #3: What is compiled in by this file is not`),
    ]);
  });

  it("are found where nothing is announced that brings them", async () => {
    expect(
      await foundIn(site, edit(PAGE, /id="next-1-typescript"/, 'id="next-9-typescript"')),
    ).toEqual([expect.stringContaining(`${PAGE}#next-9-typescript #3: Nothing that is announced`)]);
  });

  it("are beside ids that are found altered, too: at the head, and anywhere else", async () => {
    const { fingerprint, organisms } = ANNOUNCING;
    const groups = (id = "") => (id.match(/.{8}/g) ?? []).map((it) => `<i>${it}</i>`).join("");
    const altered = (id: string) => groups(`0000${id.slice(4)}`);
    const messages: [id: string | undefined, message: string][] = [
      [fingerprint, "The fingerprint at the head of the page is not the definition's."],
      [organisms[0]?.stableId, "The page shows an id that is in nothing that it is made from."],
      [
        announcementsOf(ANNOUNCING)[0]?.next,
        "The page shows an id that is in nothing that it is made from.",
      ],
    ];
    for (const [id = "", message] of messages) {
      const forged = altered(id);
      expect(await foundIn(site, edit(PAGE, groups(id), forged))).toEqual([
        `${PAGE} #3: ${message}`,
      ]);
    }
  });
});
