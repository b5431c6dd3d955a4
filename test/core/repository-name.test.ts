// Which texts name a repository, in what people write and what git has.

import { describe, expect, it } from "vitest";
import {
  isOnGithub,
  isRepositoryName,
  parseRemote,
  pastedRepository,
  repositoryName,
} from "../../src/core/repository-name.ts";
import { parseRelease } from "../../src/core/starter/release.ts";

describe("a remote", () => {
  it.each([
    ["https://github.com/acme/registry", "github.com", "acme/registry"],
    ["https://github.com/acme/registry.git", "github.com", "acme/registry"],
    ["https://user:secret@github.com/acme/registry.js.git/", "github.com", "acme/registry.js"],
    ["git@github.com:acme/registry.git", "github.com", "acme/registry"],
    ["github.com:acme/registry", "github.com", "acme/registry"],
    ["ssh://git@github.com/acme/registry.git", "github.com", "acme/registry"],
    ["ssh://git@ssh.github.com:443/acme/registry.git", "github.com", "acme/registry"],
    ["git@ssh.github.com:acme/registry.git", "github.com", "acme/registry"],
    ["ssh://git@ghe.example:2222/acme/registry", "ghe.example", "acme/registry"],
    ["https://ghe.example:8443/acme/registry", "ghe.example:8443", "acme/registry"],
    ["https://github.com/someone_acme/registry", "github.com", "someone_acme/registry"],
    ["git@GitHub.com:Acme/Registry.git", "github.com", "Acme/Registry"],
  ])("%s is on %s: %s", (address, host, name) => {
    expect(parseRemote(address)).toEqual({ host, name });
  });

  it.each([
    "/srv/git/registry.git",
    "../registry",
    "file:///acme/registry",
    "https://github.com/acme",
    "git@github.com:acme/..",
    "https://github.com/a/b/c",
    "git@github.com:registry.git",
    "C:\\acme\\registry",
    "",
  ])("%s is not at GitHub", (address) => expect(parseRemote(address)).toBeUndefined());
});

describe("a name", () => {
  it.each([
    ["acme/registry", true, true],
    ["a/.github", true, true],
    ["acme/...", true, true],
    ["someone_acme/registry", false, true],
    [`acme/${"x".repeat(101)}`, false, false],
    [`${"a".repeat(40)}/x`, false, true],
    ["acme/..", false, false],
    ["acme/.", false, false],
    ["-acme/x", false, false],
    ["acme", false, false],
    ["a/b/c", false, false],
  ])("%s: of github.com %s, of any server %s", (name, onGithub, anywhere) => {
    expect([isOnGithub(name), isRepositoryName(name)]).toEqual([onGithub, anywhere]);
    expect(repositoryName(`https://github.com/${name}`)).toBe(onGithub ? name : undefined);
    const release = parseRelease(`${name}@${"0".repeat(40)}#v1.2.3`);
    expect(release?.repository).toBe(onGithub ? name : undefined);
  });

  it.each([
    ["https://github.com/acme/registry.git", "acme/registry"],
    ["https://www.github.com/acme/registry/tree/main", "acme/registry"],
    ["github.com/acme/registry", "acme/registry"],
    ["git@github.com:acme/registry.git", "acme/registry"],
    ["ssh://git@github.com/acme/registry.git", "acme/registry"],
    ["/acme/registry/", "acme/registry"],
    ["https://github.com/acme/..", undefined],
    ["acme/.git", undefined],
    ["https://gitlab.com/acme/registry", undefined],
    ["registry", undefined],
  ])("copied as %s means %s", (text, name) => expect(pastedRepository(text)).toBe(name));
});
