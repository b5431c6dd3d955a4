// The commands that the page /api/ shows, for curl and jq, ready to paste into a shell. They have no comments: zsh on
// macOS takes a typed # and what follows as arguments.

import type { RegistryView } from "../../src/core/history/registry-view.ts";
import { shellQuoted } from "../../src/core/shell.ts";

export interface Recipe {
  id: string;
  title: string;
  commands: string;
}

/** A published coalition for the examples, one that does not retire if there is any. */
export function exampleName({ coalitions }: RegistryView): string {
  const published = coalitions.filter((it) => it.published);
  const [first] = [...published.filter((it) => !it.definition.retirement), ...published];
  return first?.name ?? "example.coalition";
}

/** `name` is the coalition in the commands. */
export function apiRecipes(baseUrl: string, name: string): Recipe[] {
  const get = (path: string) => `curl -fsS ${shellQuoted(baseUrl + path)}`;
  const piped = (path: string, filter: string, options = "") =>
    `${get(path)} |\n  jq ${options}${shellQuoted(filter)}`;
  const fingerprint = `fingerprint=$(${get(`${name}/fingerprint.txt`)})`;
  return [
    {
      id: "current",
      title: "Every coalition that is not retired, with its fingerprint",
      commands: piped(
        "api/v1/index.json",
        '.coalitions[] | select(.status == "current") | "\\(.name) \\(.fingerprint)"',
        "-r ",
      ),
    },
    {
      id: "poll",
      title: "A value that changes with every publication",
      commands: piped("api/v1/state.json", ".heads", "-r "),
    },
    {
      id: "announced",
      title: "What will break, and when",
      commands: piped(
        "api/v1/upcoming.json",
        '.upcoming[] | select(.breaking) | "\\(.effectiveAt) \\(.coalition): \\(.kind) of \\(.part.name)"',
        "-r ",
      ),
    },
    {
      id: "lookup",
      title: "Whether an id is current: its record has no until. Put your id in the first line.",
      commands: `${fingerprint}
curl -fsS ${shellQuoted(`${baseUrl}api/v1/lookup/`)}"$(printf %.2s "$fingerprint").json" |
  jq --arg id "$fingerprint" '.ids[$id] // "never published"'`,
    },
    {
      id: "constant",
      title: "The constant to compile in, as a file",
      commands: `${get(`${name}/coalition.rs`)} -o coalition.rs`,
    },
    {
      id: "breaking",
      title: "When and why one coalition last broke its integrators",
      commands: piped(
        `${name}/changes.json`,
        ".entries | map(select(.breaking)) | .[-1:][] | {at, subject, fingerprint}",
      ),
    },
    {
      id: "former",
      title: "The definition of a current or former fingerprint. Put yours in the first line.",
      commands: `${fingerprint}
curl -fsS ${shellQuoted(`${baseUrl}${name}/history/`)}"$fingerprint.json" |
  jq '{title, lattices: [.lattices[].name]}'`,
    },
    {
      id: "feed",
      title: "The newest breaking changes of all coalitions",
      commands: piped("breaking.feed.json", '.items[] | "\\(.date_published) \\(.title)"', "-r "),
    },
    {
      id: "paths",
      title: "Every path",
      commands: piped("api/v1/openapi.json", ".paths | keys[]", "-r "),
    },
  ];
}
