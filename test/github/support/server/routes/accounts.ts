// Accounts by number or login, and what they may do in a repository: https://docs.github.com/rest/users/users,
// https://docs.github.com/rest/collaborators/collaborators#get-repository-permissions-for-a-user.

import { authenticationRequired, notFound } from "../answer.ts";
import { reads } from "../permissions.ts";
import { type Respond, type Route, repositoryOf, route } from "../state.ts";

const withId: Respond = ({ params }, { accounts }) => {
  const account = accounts.withId(Number(params.id));
  if (!account) throw notFound();
  return { status: 200, body: account };
};

/** In any case. */
const withLogin: Respond = ({ params }, { accounts }) => {
  const account = accounts.writtenAs(params.login ?? "");
  if (!account) throw notFound();
  return { status: 200, body: account };
};

/** `permission` knows four levels; the two between them are in `role_name` alone. */
const PERMISSIONS = {
  ...{ admin: "admin", maintain: "write", write: "write", triage: "read", read: "read" },
  none: "none",
} as const;

/** Everyone reads a public repository. */
const permission: Respond = (request, state) => {
  const repository = repositoryOf(request, state);
  if (!request.grant) throw authenticationRequired();
  const account = state.accounts.withLogin(request.params.login ?? "");
  if (!account) throw notFound();
  const isOwner = account.login === repository.owner;
  const role = isOwner ? "admin" : (repository.roles.get(account.id) ?? "read");
  return { status: 200, body: { permission: PERMISSIONS[role], role_name: role } };
};

export const ACCOUNTS: Route[] = [
  { method: "GET", pattern: "/user/:id", need: reads("metadata"), respond: withId },
  { method: "GET", pattern: "/users/:login", need: reads("metadata"), respond: withLogin },
  route("GET", "/collaborators/:login/permission", reads("metadata"), permission),
];
