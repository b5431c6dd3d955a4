// Rendering a site: what cannot be read is said, and never published as something empty.

import { expect, it } from "vitest";
import { LONG, longRegistry, renderLong } from "../support/long-registry.ts";

it("names the coalition of which the definition is not to be had", async () => {
  const { view } = longRegistry(2, { others: 0 });
  const rendering = renderLong({ view, readText: async () => undefined });
  await expect(rendering).rejects.toThrow(`The text of ${LONG}'s definition is not to be had`);
});
