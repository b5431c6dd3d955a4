// GitHub's limits on a query before it runs: its number of nodes, and its cost in points.
// https://docs.github.com/graphql/overview/rate-limits-and-query-limits-for-the-graphql-api

import {
  type DocumentNode,
  type FieldNode,
  type GraphQLCompositeType,
  type GraphQLSchema,
  getNamedType,
  isCompositeType,
  Kind,
  type SelectionSetNode,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from "graphql";

/** With GitHub's own message. */
export interface QueryFault {
  type: string;
  message: string;
}

export interface Cost {
  nodes: number;
  points: number;
  faults: QueryFault[];
}

const MOST_NODES = 500_000;
const MOST_ITEMS = 100;

interface Walk {
  document: DocumentNode;
  isConnection: (field: FieldNode) => boolean;
  variables: Record<string, unknown>;
  faults: QueryFault[];
  nodes: number;
  requests: number;
}

/** A connection counts its page size for each item that has it. */
export function costOf(
  schema: GraphQLSchema,
  document: DocumentNode,
  variables: Record<string, unknown>,
): Cost {
  const connections = connectionsOf(schema, document);
  const walk: Walk = {
    ...{ document, variables, faults: [], nodes: 0, requests: 0 },
    isConnection: (field) => connections.has(field),
  };
  for (const definition of document.definitions) {
    if (definition.kind === Kind.OPERATION_DEFINITION) count(definition.selectionSet, 1, walk);
  }
  const { nodes, requests, faults } = walk;
  if (nodes > MOST_NODES) {
    const message = `This query requests up to ${nodes} possible nodes which exceeds the maximum limit of ${MOST_NODES}.`;
    faults.push({ type: "MAX_NODE_LIMIT_EXCEEDED", message });
  }
  return { nodes, points: Math.max(1, Math.ceil(requests / 100)), faults };
}

function connectionsOf(schema: GraphQLSchema, document: DocumentNode): Set<FieldNode> {
  const found = new Set<FieldNode>();
  const info = new TypeInfo(schema);
  visit(
    document,
    visitWithTypeInfo(info, {
      Field(field) {
        const type = info.getType();
        const named: GraphQLCompositeType | unknown = type ? getNamedType(type) : undefined;
        if (isCompositeType(named) && /Connection$/.test(`${named}`)) found.add(field);
      },
    }),
  );
  return found;
}

function count(selections: SelectionSetNode | undefined, each: number, walk: Walk): void {
  for (const selection of selections?.selections ?? []) {
    if (isLeftOut(selection.directives ?? [], walk)) continue;
    if (selection.kind === Kind.FRAGMENT_SPREAD) {
      const name = selection.name.value;
      const fragment = walk.document.definitions.find(
        (it) => it.kind === Kind.FRAGMENT_DEFINITION && it.name.value === name,
      );
      if (fragment?.kind === Kind.FRAGMENT_DEFINITION) count(fragment.selectionSet, each, walk);
    } else if (selection.kind === Kind.INLINE_FRAGMENT) count(selection.selectionSet, each, walk);
    else if (!walk.isConnection(selection)) count(selection.selectionSet, each, walk);
    else {
      const items = each * sizeOf(selection, walk);
      walk.requests += each;
      walk.nodes += items;
      count(selection.selectionSet, items, walk);
    }
  }
}

function sizeOf(field: FieldNode, { faults, variables }: Walk): number {
  const name = field.name.value;
  const given = field.arguments?.find((it) => /^(first|last)$/.test(it.name.value));
  const value = given && readValue(given.value, variables);
  if (typeof value !== "number") {
    const message = `You must provide a \`first\` or \`last\` value to properly paginate the \`${name}\` connection.`;
    faults.push({ type: "MISSING_PAGINATION_BOUNDARIES", message });
    return 0;
  }
  if (value > MOST_ITEMS) {
    const message = `Requesting ${value} records on the \`${name}\` connection exceeds the \`${given?.name.value}\` limit of ${MOST_ITEMS} records.`;
    faults.push({ type: "EXCESSIVE_PAGINATION", message });
  }
  return value;
}

type Value = NonNullable<FieldNode["arguments"]>[number]["value"];

function readValue(value: Value, variables: Record<string, unknown>): unknown {
  if (value.kind === Kind.VARIABLE) return variables[value.name.value];
  if (value.kind === Kind.INT) return Number(value.value);
  return value.kind === Kind.BOOLEAN ? value.value : undefined;
}

function isLeftOut(directives: NonNullable<FieldNode["directives"]>, { variables }: Walk): boolean {
  return directives.some(({ name, arguments: given = [] }) => {
    const [condition] = given;
    const holds = condition ? readValue(condition.value, variables) : undefined;
    return name.value === "include" ? holds === false : name.value === "skip" && holds === true;
  });
}
