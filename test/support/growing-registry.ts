// A registry that grows by a commit for each pull request, in memory, and its published feeds.

import { changed, definition, lattice, organism } from "./definitions.ts";
import { commitOf, type Step } from "./histories.ts";
import { idOf } from "./ids.ts";
import { fileOf } from "./registries.ts";
import { feedsOfView, viewOfCommits } from "./rendered-feeds.ts";

/** Every feed after the pull request of that number, by its path. `baseUrl` has a final slash. */
export function feedsAfter(number: number, baseUrl: string): Map<string, string> {
  const commits = Array.from({ length: number + 1 }, (_, index) => commitOf(stepOf(index), index));
  return feedsOfView(viewOfCommits(commits), { name: "R", description: "Grows.", baseUrl });
}

/** What the pull request with this number does: to one coalition, to both, or to neither. */
function stepOf(number: number): Step {
  const [one, two] = [versionOf("mini.one", number), versionOf("mini.two", number)];
  return {
    ...(number % 4 !== 3 ? { [fileOf(one)]: one } : {}),
    ...(number % 2 === 0 ? { [fileOf(two)]: two } : {}),
  };
}

function versionOf(name: string, number: number) {
  const first = definition({ name, lattices: [lattice(`<${name}>&co`)] });
  const [own] = first.lattices;
  const stableId = idOf(`${name} bumped ${number >> 1}`);
  return changed(first, {
    lattices: own ? [{ ...own, stableId }] : [],
    organisms: number % 3 === 0 ? [organism("feed", { stableId: idOf(`${name} feed`) })] : [],
    title: `Title ${number}`,
  });
}
