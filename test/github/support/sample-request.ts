// A repository with a pull request from a fork that changes, moves, removes and adds a file.

import { type Call, call } from "./call.ts";
import type { EmulatedGitHub } from "./emulated-github.ts";
import type { PullRequest } from "./pull-request.ts";
import type { Registry } from "./registry.ts";
import { parsePermissions } from "./server/permissions.ts";
import { smallRepository } from "./small-repository.ts";

export interface Sample {
  registry: Registry;
  pull: PullRequest;
  /** "GET /pulls/1" */
  ask: (request: string, options?: Call) => ReturnType<typeof call>;
}

export async function openSample(github: EmulatedGitHub): Promise<Sample> {
  const registry = await smallRepository(github, {
    "a.txt": "1\n2\n3\n",
    "b.txt": "b\n",
    "c/d.txt": "d\n",
  });
  const pull = await registry.openPullRequest({
    from: "fork",
    title: "A change",
    commit: (checkout) => {
      checkout.write("a.txt", "1\ntwo\n3\n");
      checkout.move("b.txt", "moved.txt");
      checkout.remove("c/d.txt");
      checkout.write('new "file" ä.txt', "x\ny\n");
    },
  });
  return { registry, pull, ask: asking(github, registry) };
}

/** Asks below the repository's address, as somebody who may do everything there. */
export function asking(github: EmulatedGitHub, registry: Registry): Sample["ask"] {
  const { token } = github.giveToken(registry.fullName, parsePermissions("write-all"));
  return (request, options = {}) => {
    const [method, path] = request.split(" ");
    return call(github, `${method} /repos/${registry.fullName}${path}`, { token, ...options });
  };
}
