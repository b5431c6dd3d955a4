// The GraphQL API: GitHub's own published schema, with the parts that anything uses. What the emulation lacks is an
// error, never null.

import { schema as sdl } from "@octokit/graphql-schema";
import {
  buildSchema,
  defaultFieldResolver,
  execute,
  type GraphQLFieldResolver,
  type GraphQLSchema,
  parse,
  validate,
} from "graphql";
import type { Answer } from "../answer.ts";
import { badCredentials, Refusal } from "../answer.ts";
import type { ApiRequest, State } from "../state.ts";
import { costOf, type QueryFault } from "./cost.ts";
import { rootOf } from "./root.ts";

let built: GraphQLSchema | undefined;

/** Large, and most tests need it. */
function schemaOf(): GraphQLSchema {
  built ??= buildSchema(sdl.idl, { assumeValid: true });
  return built;
}

const resolveField: GraphQLFieldResolver<unknown, unknown> = (source, args, context, info) => {
  const { fieldName, parentType } = info;
  if (!(fieldName in (source as object))) {
    throw new Refusal(501, `Not emulated: ${parentType}.${fieldName}`);
  }
  return defaultFieldResolver(source, args, context, info);
};

/** By the REST API's status. */
const TYPES: Record<string, string> = {
  ...{ 403: "FORBIDDEN", 404: "NOT_FOUND", 409: "STALE_DATA", 422: "UNPROCESSABLE" },
};

const refused = (faults: readonly object[]): Answer => ({ status: 200, body: { errors: faults } });

/** Always answers 200, with refusals among the errors. */
export async function answerGraphQL(request: ApiRequest, state: State): Promise<Answer> {
  if (!request.grant) throw badCredentials();
  const { query, variables = {} } = request.body;
  const schema = schemaOf();
  const document = parse(`${query}`);
  const wrong = validate(schema, document);
  if (wrong.length > 0) return refused(wrong.map(({ message }) => ({ message })));
  const values = variables as Record<string, unknown>;
  const { points, faults } = costOf(schema, document, values);
  if (faults.length > 0) return refused(faults satisfies QueryFault[]);
  state.points += points;
  const done = await execute({
    ...{ schema, document, variableValues: values, fieldResolver: resolveField },
    rootValue: rootOf(request, state),
  });
  const lacking = done.errors?.find(({ originalError: it }) => !(it instanceof Refusal));
  if (lacking) throw lacking;
  const errors = done.errors?.map(({ originalError, message, path }) => {
    const { status } = (originalError as Refusal).answer;
    if (status === 501) throw originalError;
    return { type: TYPES[status], path, message };
  });
  return { status: 200, body: { data: done.data, ...(errors ? { errors } : {}) } };
}
