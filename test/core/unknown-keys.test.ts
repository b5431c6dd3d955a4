// An unknown key is reported as such and has no other effect: it neither affects a derivation nor prevents one.

import { describe, expect, it } from "vitest";
import { diffDefinitions } from "../../src/core/changes/diff.ts";
import { checkVersion } from "../../src/core/check.ts";
import { versionOf } from "../../src/core/derivation/versions.ts";
import type { Definition } from "../../src/core/registry/definition.ts";
import type { PublishedVersions } from "../../src/core/rules/rule.ts";
import { parseSource } from "../../src/core/source/source.ts";
import {
  confluence,
  definition,
  modules,
  shippedModule,
  ticketIssuer,
} from "../support/definitions.ts";
import { idOf } from "../support/ids.ts";
import { bytesOfText, fileOf, textOf } from "../support/registries.ts";

const CONFIG = { content: "00ff", acl: "0a" };
const WHOLE = definition({
  confluences: [confluence("router", { config: CONFIG })],
  modules: { ...modules(), atlas: shippedModule("atlas", { config: CONFIG }) },
  ticketIssuer: ticketIssuer("tickets", { config: { acl: "0b" } }),
});
const CONFIGS = ["/confluences/0/config", "/modules/atlas/config", "/ticketIssuer/config"];

function valueAt(pointer: string, value: unknown = WHOLE): unknown {
  const steps = pointer.split("/").slice(1);
  return steps.reduce((at: unknown, step) => (at as Record<string, unknown>)[step], value);
}

/** WHOLE as text, with `"key": value` in the object at `pointer`. */
function withMember(pointer: string, key: string, value: string): string {
  const copy: unknown = JSON.parse(textOf(WHOLE));
  Object.assign(valueAt(pointer, copy) as object, { PLACEHOLDER: 0 });
  return textOf(copy).replace('"PLACEHOLDER": 0', `${JSON.stringify(key)}: ${value}`);
}

function found(text: string, published: PublishedVersions = new Map()): string[] {
  const source = parseSource(fileOf(WHOLE), bytesOfText(text));
  return checkVersion(source, { published }).map(({ code, pointer }) => `${code} ${pointer}`);
}

describe("an unknown key among config bytes", () => {
  const values = ['"other"', "{}", "[]", "null", '["x"]', "1e999"];

  describe.each(CONFIGS)("at %s", (pointer) => {
    it.each(["name", "span", "content_", "fingerprint", "__proto__", "toString"])(
      "named %s is the only one reported, whatever its value",
      (key) => {
        for (const value of values) {
          const unknown = `property-unknown ${pointer}/${key}`;
          expect(found(withMember(pointer, key, value))).toEqual([unknown]);
        }
      },
    );

    it("makes no other composition of a fingerprint that was published before", () => {
      const published = new Map([[WHOLE.fingerprint, versionOf(WHOLE)]]);
      for (const value of values) {
        const unknown = `property-unknown ${pointer}/x`;
        expect(found(withMember(pointer, "x", value), published)).toEqual([unknown]);
      }
    });
  });
});

describe("an unknown key of the definition", () => {
  it("stops no rule", () => {
    const other = textOf({ ...WHOLE, fingerprint: idOf("another"), x: 1 });
    expect(found(other)).toEqual(["property-unknown /x", "fingerprint-mismatch /fingerprint"]);
  });
});

describe("an unknown key where versions are compared", () => {
  it.each(["operator", "chainId", "github", "constructor", "toString", "__proto__"])(
    "named %s is metadata that changed, in every part",
    (key) => {
      for (const pointer of ["/lattices/0", "/confluences/0", "/modules/atlas", "/ticketIssuer"]) {
        if (key in (valueAt(pointer) as object) && !(key in Object.prototype)) continue;
        const after: Definition = JSON.parse(withMember(pointer, key, '{"name": "x"}'));
        const changes = diffDefinitions(WHOLE, after).map(({ kind, field }) => `${kind} ${field}`);
        expect(changes).toEqual([`metadata-changed ${key}`]);
      }
    },
  );
});

describe("the module Randomness", () => {
  it("is refused with the reason: it is of a newer revision of the book", () => {
    const source = parseSource(
      fileOf(WHOLE),
      bytesOfText(withMember("/modules", "randomness", "null")),
    );
    expect(checkVersion(source)).toMatchObject([
      {
        code: "property-unknown",
        pointer: "/modules/randomness",
        message: expect.stringMatching(/Randomness .* newer revision of the coalition book/),
        fix: expect.stringMatching(/^Remove "randomness"\. .*later schemaVersion/),
      },
    ]);
  });

  it("is not meant by that key anywhere else, nor by a key that every object has", () => {
    const at = (pointer: string, key: string) => {
      const source = parseSource(fileOf(WHOLE), bytesOfText(withMember(pointer, key, "null")));
      return checkVersion(source).map(({ message }) => message);
    };
    const found = [...at("/modules/atlas", "randomness"), ...at("/modules", "toString")];
    expect(found).toHaveLength(2);
    expect(found.filter((it) => it.includes("newer revision"))).toEqual([]);
  });
});
