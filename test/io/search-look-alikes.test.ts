// The search for what looks alike: git's search by lines finds the same as reading every definition.

import { chmodSync } from "node:fs";
import { delimiter, join } from "node:path";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { searchTerms } from "../../src/core/look-alikes/looked-for.ts";
import { DefinitionFile } from "../../src/core/registry/snapshot.ts";
import { filesAlike } from "../../src/io/search-look-alikes.ts";
import { definition, OPERATOR } from "../support/definitions.ts";
import { GitRepository } from "../support/git-repository.ts";
import { toolPath } from "../support/has-tool.ts";
import { fileOf, textOf } from "../support/registries.ts";

let repository: GitRepository;
beforeEach(() => {
  repository = new GitRepository();
});
afterEach(() => repository.delete());

const OWN = definition({
  name: "mini.own",
  title: "The mill",
  operator: { name: "Mill Works", github: [{ login: "mill", id: 4100 }] },
  lattices: [],
});
/** A git that was built without PCRE. */
function withoutPcre() {
  const git = toolPath("git");
  repository.write(
    ".git/bin/git",
    `#!/bin/sh
case " $* " in *" --perl-regexp "*) echo "fatal: no PCRE" >&2; exit 128;; esac
exec ${git} "$@"
`,
  );
  chmodSync(join(repository.folder, ".git/bin/git"), 0o755);
  vi.stubEnv("PATH", join(repository.folder, ".git/bin") + delimiter + process.env.PATH);
}

const some = (name: string, changes: object) => ({
  ...definition({ name, title: name }),
  ...changes,
});
const operator = (changes: object) => ({ operator: { ...OPERATOR, ...changes } });

it.each([
  ["with PCRE", () => {}],
  ["without PCRE", withoutPcre],
])(
  "finds titles, operators and accounts in every layout, and nothing else, %s",
  async (_, before) => {
    before();
    const alike = [
      some("a.case", { title: "THE  mill" }),
      some("b.script", { title: "Тhe mіll" }),
      some("c.operator", operator({ name: "mill works" })),
      some("d.login", operator({ github: [{ login: "Mill", id: 7 }] })),
      some("e.number", operator({ github: [{ login: "other", id: 4100 }] })),
      some("e.separated", { title: "T HE r nI1|" }),
    ];
    for (const it of [...alike, some("z.else", { title: "The mills" })])
      repository.writeDefinition(it);
    // On one line, with an escape.
    const compact = JSON.stringify(some("f.compact", { title: "The mill" }));
    repository.write("coalitions/f.compact.json", compact.replace("The mill", "The m\\u0069ll"));
    repository.commit("All");
    repository.writeDefinition(some("g.untracked", { title: "the mill" }));

    const looked = searchTerms([DefinitionFile.parse(fileOf(OWN), textOf(OWN))], () => undefined);
    const found = await filesAlike(repository.folder, looked, { untracked: true });
    const names = [...alike.map(({ name }) => name), "f.compact", "g.untracked"];
    expect(found?.sort()).toEqual(names.map((name) => `coalitions/${name}.json`));
    expect(await filesAlike(repository.folder, looked)).not.toContain(
      "coalitions/g.untracked.json",
    );
  },
);

it("does not search if nothing is new", async () => {
  const looked = searchTerms([DefinitionFile.parse(fileOf(OWN), textOf(OWN))], () => OWN);
  expect([...looked.looks, ...looked.logins, ...looked.numbers]).toEqual([]);
  expect(await filesAlike("/nowhere", looked)).toEqual([]);
});
