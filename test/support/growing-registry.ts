// A registry in git that grows by merges of pull requests, and what is published of it.

import { readRegistryView } from "../../src/io/read-view.ts";
import { changed, definition, lattice, organism } from "./definitions.ts";
import { GitRepository } from "./git-repository.ts";
import { idOf } from "./ids.ts";
import { feedsOfView } from "./rendered-feeds.ts";

export class GrowingRegistry {
  readonly #repository = new GitRepository();
  readonly #baseUrl: string;
  #merges = 0;

  /** `baseUrl` with a final slash. */
  constructor(baseUrl: string) {
    this.#baseUrl = baseUrl;
    this.#repository.write("README.md", "A registry.\n");
    this.#repository.commit("Begin");
  }

  /** Merges a pull request that makes `write` of the registry, in two commits of its own. */
  merge(title: string, write: (repository: GitRepository) => void): void {
    const branch = `change-${++this.#merges}`;
    this.#repository.git("switch", "--quiet", "--create", branch);
    write(this.#repository);
    this.#repository.commit(`Work on ${title}`);
    this.#repository.write("notes.md", `${branch}\n`);
    this.#repository.commit(`Take notes of ${title}`);
    this.#repository.git("switch", "--quiet", "main");
    const message = `Merge pull request #${this.#merges} from somebody/${branch}\n\n${title}`;
    this.#repository.git("merge", "--quiet", "--no-ff", branch, `--message=${message}`);
  }

  /** Every feed, by its path. */
  async publish(): Promise<Map<string, string>> {
    const view = await readRegistryView(this.#repository.folder);
    return feedsOfView(view, { name: "R", description: "Grows.", baseUrl: this.#baseUrl });
  }

  delete(): void {
    this.#repository.delete();
  }
}

/** What the pull request with this number does: to one coalition, to both, or to neither. */
export function writeChange(repository: GitRepository, number: number): void {
  const [one, two] = [versionOf("mini.one", number), versionOf("mini.two", number)];
  if (number % 4 === 3) repository.write("docs.md", `Words ${number}\n`);
  if (number % 4 !== 3) repository.writeDefinition(one);
  if (number % 4 === 0 || number % 4 === 2) repository.writeDefinition(two);
}

function versionOf(name: string, number: number) {
  const first = definition({ name, lattices: [lattice(`<${name}> & co`.replaceAll(" ", ""))] });
  const [own] = first.lattices;
  const stableId = idOf(`${name} bumped ${number >> 1}`);
  return changed(first, {
    lattices: own ? [{ ...own, stableId }] : [],
    organisms: number % 3 === 0 ? [organism("feed", { stableId: idOf(`${name} feed`) })] : [],
    title: `Title ${number}`,
  });
}
