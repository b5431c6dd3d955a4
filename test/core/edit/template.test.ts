// A new definition has the known values, and placeholders that the check reports.

import { describe, expect, it } from "vitest";
import { checkRegistry } from "../../../src/core/check.ts";
import { deriveFingerprint } from "../../../src/core/derivation/fingerprint.ts";
import { newDefinition, placeholderAt } from "../../../src/core/edit/template.ts";
import type { Definition } from "../../../src/core/registry/definition.ts";
import { OPERATOR, organism } from "../../support/definitions.ts";
import { peerOf } from "../../support/ids.ts";
import { bytesOfText, registryOf, textOf } from "../../support/registries.ts";

describe("a new definition", () => {
  const basics = {
    $schema: "https://schemas.example/v1/schemas/coalition.schema.json",
    name: "a.new",
    title: "A new one",
    archetype: "service" as const,
    summary: "For a test.",
    operator: OPERATOR,
  };
  const nothing = { lattices: [], organisms: [], peerHints: [] };
  const codesOf = (file: string, value: Definition) =>
    checkRegistry(registryOf({ [file]: bytesOfText(textOf(value)) }), { only: [file] })
      .problems.filter(({ severity }) => severity === "error")
      .map(({ code, pointer }) => `${code} ${pointer}`);

  it.each(["coalitions/a.new.json", "coalitions/deep/down/a.new.json"])(
    "with a citizen and a peer passes the check at %s",
    (file) => {
      const parts = {
        ...nothing,
        organisms: [organism("o")],
        peerHints: [{ peerId: peerOf("p") }],
      };
      const value = newDefinition(file, basics, parts);
      expect(codesOf(file, value)).toEqual([]);
      expect(value.fingerprint).toBe(deriveFingerprint(value));
    },
  );

  it("without any part fails only for the missing parts", () => {
    const file = "coalitions/a.new.json";
    expect(codesOf(file, newDefinition(file, basics, nothing))).toEqual([
      "no-citizen /lattices",
      "no-peer-hint /peerHints",
    ]);
  });

  it("has a placeholder for each unknown id, which the check reports", () => {
    const file = "coalitions/a.new.json";
    const citizen = organism("o", { stableId: placeholderAt("/organisms/0/stableId") });
    const peerHints = [{ peerId: placeholderAt("/peerHints/0/peerId") }];
    const value = newDefinition(file, basics, { ...nothing, organisms: [citizen], peerHints });
    expect(codesOf(file, value)).toEqual([
      "id-malformed /fingerprint",
      "id-malformed /organisms/0/stableId",
      "id-malformed /peerHints/0/peerId",
    ]);
    const files = registryOf({ [file]: bytesOfText(textOf(value)) });
    const { problems } = checkRegistry(files, { only: [file] });
    expect(problems[1]?.message).toBe("This is a placeholder. The id is still missing.");
  });
});
