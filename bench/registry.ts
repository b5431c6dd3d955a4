// A large registry in a git repository of its own, with the pull requests that are checked in it.

import { statSync } from "node:fs";
import { recomputeService } from "../src/core/derivation/fingerprint.ts";
import type { Definition } from "../src/core/registry/definition.ts";
import { changed } from "../test/support/definitions.ts";
import { GitRepository } from "../test/support/git-repository.ts";
import { idOf } from "../test/support/ids.ts";
import { definitionAt } from "./definitions.ts";

/** How the definitions lie below coalitions/: all in one folder, or a thousand in each. */
export type Layout = "flat" | "folders";
/** What a pull request changes in one definition. */
export type Edit = "title" | "bump";

export interface LargeRegistry {
  repository: GitRepository;
  /** Every definition's file. */
  files: string[];
  bytes: number;
  /** The one file that the pull requests change. */
  file: string;
  /** The commit before them. */
  base: string;
  /** The heads of the pull requests. */
  heads: Record<Edit, string>;
  /** Checks out the merge of a pull request into its base, as GitHub does. */
  checkOut(edit: Edit): void;
}

const A_FOLDER = 1000;
export const CONFIG = {
  name: "A large registry",
  description: "As many coalitions as one registry should bear.",
  baseUrl: "https://coalitions.example/",
};

/** `count` definitions, each a thousand in a commit, and `commits` more that change one each. */
export function largeRegistry(count: number, layout: Layout, commits: number): LargeRegistry {
  const repository = new GitRepository();
  // git would pack by itself in the background, while programs are being measured.
  repository.git("config", "gc.auto", "0");
  repository.write("registry.config.json", `${JSON.stringify(CONFIG, null, 2)}\n`);
  const files = publish(repository, count, layout);
  for (let at = 0; at < commits; at++) {
    const index = (at * 7) % count;
    const title = `A title of its own, number ${at}`;
    write(repository, { ...definitionOf(index, layout), title }, folderOf(index, layout));
    repository.commit(`Give a coalition its title (${at})`);
  }
  // A clone is packed, too.
  repository.git("gc", "--quiet");
  const base = repository.git("rev-parse", "HEAD");
  const index = Math.floor(count / 2);
  const before = definitionOf(index, layout);
  const open = (edit: Edit) =>
    pullRequest(repository, edited(before, edit), folderOf(index, layout));
  const merges = { title: open("title"), bump: open("bump") };
  const heads = { title: `${merges.title}^2`, bump: `${merges.bump}^2` };
  return {
    repository,
    files,
    bytes: files.reduce((sum, file) => sum + statSync(repository.path(file)).size, 0),
    file: files[index] ?? "",
    base,
    heads: {
      title: repository.git("rev-parse", heads.title),
      bump: repository.git("rev-parse", heads.bump),
    },
    checkOut: (edit) => void repository.git("checkout", "--quiet", merges[edit]),
  };
}

function publish(repository: GitRepository, count: number, layout: Layout): string[] {
  const files: string[] = [];
  for (let index = 0; index < count; index++) {
    files.push(write(repository, definitionOf(index, layout), folderOf(index, layout)));
    if (files.length % A_FOLDER === 0 || files.length === count) {
      repository.commit(`Publish ${files.length} coalitions`);
    }
  }
  return files;
}

function definitionOf(index: number, layout: Layout): Definition {
  return definitionAt(
    index,
    `${layout === "flat" ? "../" : "../../"}schemas/coalition.schema.json`,
  );
}

function folderOf(index: number, layout: Layout): string {
  return layout === "flat" ? "coalitions" : `coalitions/part-${Math.floor(index / A_FOLDER)}`;
}

function write(repository: GitRepository, definition: Definition, folder: string): string {
  return repository.writeDefinition(definition, folder);
}

function edited(before: Definition, edit: Edit): Definition {
  return edit === "title" ? { ...before, title: "Another title" } : bumped(before);
}

/** An organism under a new id, with all that follows from it. */
export function bumped(before: Definition): Definition {
  const [organism] = before.organisms;
  const [confluence] = before.confluences;
  if (!organism || !confluence) throw new Error("The definition has no organism to bump.");
  const stableId = idOf(`bumped ${organism.stableId}`);
  const span = confluence.span.map((it) =>
    it.stableId === organism.stableId ? { ...it, stableId } : it,
  );
  const fingerprint =
    recomputeService({ name: confluence.name, value: { ...confluence, span } }) ??
    confluence.fingerprint;
  const { upcoming: _, ...rest } = before;
  return changed(rest, {
    organisms: [{ ...organism, stableId }, ...before.organisms.slice(1)],
    confluences: [{ ...confluence, span, fingerprint }],
  });
}

/** A branch of one commit, and the commit that merges it into its base, which is given. */
function pullRequest(repository: GitRepository, after: Definition, folder: string): string {
  repository.git("checkout", "--quiet", "-b", "change");
  write(repository, after, folder);
  repository.commit("Change a coalition");
  repository.git("checkout", "--quiet", "--detach", "main");
  repository.git("merge", "--quiet", "--no-ff", "--message=Merge", "change");
  const merge = repository.git("rev-parse", "HEAD");
  repository.git("branch", "--quiet", "--delete", "--force", "change");
  repository.git("checkout", "--quiet", "main");
  return merge;
}
