// Routes that need the repository itself, with its git.

import { type Answer, notFound } from "../answer.ts";
import type { HostedRepository } from "../hosted-repository.ts";
import { type ApiRequest, type Respond, repositoryOf, type State } from "../state.ts";

type InRepository = (
  repository: HostedRepository,
  request: ApiRequest,
  state: State,
) => Promise<Answer> | Answer;

/** 404 where the repository is not there. */
export function inRepository(respond: InRepository): Respond {
  return async (request, state) => {
    const repository = repositoryOf(request, state);
    return repository ? respond(repository, request, state) : notFound();
  };
}
