// Accounts are identified by number. A login that no longer belongs to its number is reported, and never blocks.

import { describe, expect, it } from "vitest";
import { type CheckOptions, checkRegistry } from "../../src/core/check.ts";
import type { Maintainer } from "../../src/core/config/config.ts";
import {
  accountsOf,
  accountsOfMaintainers,
  locateFindings,
  renamedAccounts,
} from "../../src/core/owners/accounts.ts";
import type { Definition, GithubAccount, Operator } from "../../src/core/registry/definition.ts";
import { confluence, definition, lattice, organism } from "../support/definitions.ts";
import { registryWithOwners } from "../support/owned-registries.ts";

const ONE = "coalitions/mini.one.json";
const TWO = "coalitions/mini.two.json";
const account = (login: string, id = 7): GithubAccount => ({ login, id });
const run = (...github: GithubAccount[]): Operator => ({ name: "Mini Works", github });

/** A definition with an operator in every place that has one. */
function withOperators(name: string, operator: Operator, ofParts = run()): Definition {
  return definition({
    ...{ name, operator },
    lattices: [lattice("mini.mainnet", { operator: ofParts })],
    organisms: [organism("oracle", { operator: ofParts })],
    confluences: [confluence("router", { operator: ofParts })],
  });
}

function renamed(
  definitions: Definition[],
  options: CheckOptions = {},
  maintainers: Maintainer[] = [],
) {
  const files = definitions.map((it) => [`coalitions/${it.name}.json`, it]);
  const registry = registryWithOwners(Object.fromEntries(files), { maintainers, owners: "" });
  const { ok, problems } = checkRegistry(registry, options);
  expect(ok).toBe(true);
  return problems
    .filter(({ code }) => code === "account-renamed")
    .map(({ file, pointer, message, cause }) => ({ file, pointer, message, cause }));
}

describe("within a registry, a number", () => {
  it("may appear with one login in any case, and a login with any number", () => {
    expect(
      renamed([
        withOperators("mini.one", run(account("ada"), account("bob", 8))),
        withOperators("mini.two", run(account("Ada"), account("bob", 9))),
      ]),
    ).toEqual([]);
  });

  it("that appears with two is reported at each place, which names the other", () => {
    const definitions = [
      withOperators("mini.one", run(account("bob", 8), account("ada"))),
      withOperators("mini.two", run(), run(account("ada-works"))),
    ];
    const at = (file: string, pointer: string, words: string) => ({
      ...{ file, pointer, cause: "7" },
      message: `Account 7 is ${words}. An account has one name at a time, so the other name may belong to somebody else by now.`,
    });
    const parts = ["lattices", "organisms", "confluences"];
    expect(renamed(definitions)).toEqual([
      at(ONE, "/operator/github/1/login", `ada here, but ada-works in ${TWO}`),
      ...parts.map((part) =>
        at(TWO, `/${part}/0/operator/github/0/login`, `ada-works here, but ada in ${ONE}`),
      ),
    ]);
    expect(renamed(definitions, { only: [ONE] })).toEqual([]);
  });

  it("is compared within one file, too, also when that alone is checked", () => {
    const both = withOperators("mini.one", run(account("ada")), run(account("ada-works")));
    const found = renamed([both], { only: [ONE] });
    expect(found).toHaveLength(4);
    expect(found[0]?.message).toContain("but ada-works at /lattices/0/operator/github/0/login.");
  });

  it("is compared with the maintainers' of the config", () => {
    const found = renamed([withOperators("mini.one", run(account("ada")))], {}, [
      "@mini-works/reviewers",
      account("ada-works"),
    ]);
    expect(found).toMatchObject([
      { file: ONE, message: expect.stringContaining("in registry.config.json") },
      { file: "registry.config.json", pointer: "/maintainers/1/login" },
    ]);
  });
});

describe("against GitHub's own word, an account", () => {
  const one = withOperators("mini.one", run(account("ada"), account("bob", 8), account("eve", 9)));
  const places = [
    ...accountsOf(ONE, one),
    ...accountsOfMaintainers("registry.config.json", ["@mini-works/all", account("ada")]),
  ];

  it("is reported where its login changed, and only there", () => {
    const current = new Map([
      [7, "ada-works"],
      [8, "BOB"],
    ]);
    const found = renamedAccounts(places, current);
    expect(found.map(({ file, finding }) => [file, finding.code, finding.pointer])).toEqual([
      [ONE, "account-renamed", "/operator/github/0/login"],
      ["registry.config.json", "account-renamed", "/maintainers/1/login"],
    ]);
    expect(found[0]?.finding).toMatchObject({
      message: expect.stringContaining("the account 7 is now named ada-works, no longer ada."),
      fix: 'Write: "login": "ada-works"',
      cause: "7",
    });
  });

  it("is located in its file, which is read once", () => {
    const registry = registryWithOwners({ [ONE]: one }, { maintainers: ["@a/b", account("ada")] });
    const read: string[] = [];
    const all = new Map([7, 8, 9].map((id) => [id, "another"]));
    const problems = locateFindings(renamedAccounts(places, all), (file) => {
      read.push(file);
      return registry.get(file)?.source ?? registry.beside.config;
    });
    expect(read).toEqual([ONE, "registry.config.json"]);
    const text = (registry.get(ONE)?.source.text ?? "").split("\n");
    const reported = problems.filter(({ file }) => file === ONE);
    expect(reported.map(({ line, column }) => text[line - 1]?.slice(column - 1))).toEqual([
      '"ada",',
      '"bob",',
      '"eve",',
    ]);
    expect(new Set(problems.map(({ severity }) => severity))).toEqual(new Set(["warning"]));
  });
});
