// Accounts by name and by number: https://docs.github.com/rest/users/users#get-a-user-using-their-id.

import { notAccessible, notFound } from "../answer.ts";
import { reads } from "../needs.ts";
import { type ApiRequest, type Respond, type Route, route, type State } from "../state.ts";
import { passOn } from "./pass-on.ts";

function tell(account: ReturnType<State["accounts"]["withId"]>, request: ApiRequest, state: State) {
  if (!account) return notFound();
  // The emulator knows it by the login that it began with.
  const path = `/users/${encodeURIComponent(state.accounts.firstLoginOf(account))}`;
  return passOn({ ...request, path }, state);
}

const withId: Respond = (request, state) =>
  tell(state.accounts.withId(Number(request.params.id)), request, state);

const withLogin: Respond = (request, state) =>
  tell(state.accounts.withLogin(request.params.login ?? ""), request, state);

/** A job's token is nobody's. */
const nobody: Respond = () => notAccessible("");

export const ACCOUNT_ROUTES: Route[] = [
  route("GET", "/user", undefined, nobody),
  route("GET", "/user/:id", undefined, withId),
  route("GET", "/users/:login", undefined, withLogin),
  route("GET", "/repos/:owner/:repo", reads("metadata"), passOn),
];
