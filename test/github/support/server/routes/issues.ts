// Issues: https://docs.github.com/rest/issues/issues.

import { invalid, notEmulated } from "../answer.ts";
import { formatIssue } from "../formats.ts";
import { issueOf, type Respond, type Route, repositoryOf, route } from "../state.ts";
import { readsIssue, writesIssue } from "./comments.ts";

/** Refuses a filter that is not emulated. */
export function refuseOthers(query: URLSearchParams, ...known: string[]): void {
  const other = [...query.keys()].find((name) => ![...known, "per_page", "page"].includes(name));
  if (other !== undefined) throw notEmulated(`a list by ${other}`);
}

const one: Respond = (request, state) => ({
  status: 200,
  body: formatIssue(issueOf(request, state), repositoryOf(request, state), state),
});

const REASONS = ["completed", "not_planned"];

const close: Respond = (request, state) => {
  const issue = issueOf(request, state);
  const { state: wanted, state_reason: reason, ...others } = request.body;
  if (wanted !== "closed" || Object.keys(others).length > 0) throw notEmulated("another change");
  if (!REASONS.includes(`${reason}`)) throw invalid("state_reason", "invalid");
  // A reason only counts together with a new state.
  if (issue.open) issue.reason = `${reason}`;
  issue.open = false;
  return one(request, state);
};

export const ISSUES: Route[] = [
  route("GET", "/issues/:number", readsIssue, one),
  route("PATCH", "/issues/:number", writesIssue, close),
];
