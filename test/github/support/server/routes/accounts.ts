// Accounts by name and by number, and what they may do in a repository:
// https://docs.github.com/rest/users/users#get-a-user-using-their-id,
// https://docs.github.com/rest/collaborators/collaborators#get-repository-permissions-for-a-user.

import { authenticationRequired, notAccessible, notFound } from "../answer.ts";
import { reads } from "../needs.ts";
import { type ApiRequest, type Respond, type Route, route, type State } from "../state.ts";
import { inRepository } from "./in-repository.ts";
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

/** `permission` knows four levels; the two between them are in `role_name` alone. */
const PERMISSIONS = {
  ...{ admin: "admin", maintain: "write", write: "write", triage: "read", read: "read" },
  none: "none",
} as const;

/** Of a public repository, everybody reads. */
const permission = inRepository(async (repository, request, state) => {
  if (!request.grant) return authenticationRequired();
  const account = state.accounts.withLogin(request.params.login ?? "");
  if (!account) return notFound();
  const { status, body } = await tell(account, { ...request, method: "GET" }, state);
  if (status !== 200) return notFound();
  const isOwner = account.login === repository.owner;
  const role = isOwner ? "admin" : (repository.roles.get(account.id) ?? "read");
  const told = { permission: PERMISSIONS[role], role_name: role };
  return { status: 200, body: { ...told, user: { ...(body as object), role_name: role } } };
});

/** A job's token is nobody's. */
const nobody: Respond = () => notAccessible("");

export const ACCOUNT_ROUTES: Route[] = [
  route("GET", "/user", undefined, nobody),
  route("GET", "/user/:id", undefined, withId),
  route("GET", "/users/:login", undefined, withLogin),
  route("GET", "/repos/:owner/:repo", reads("metadata"), passOn),
  route(
    "GET",
    "/repos/:owner/:repo/collaborators/:login/permission",
    reads("metadata"),
    permission,
  ),
];
