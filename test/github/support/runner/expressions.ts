// Evaluates the expressions in a workflow's values, with GitHub's own evaluator:
// https://docs.github.com/actions/reference/workflows-and-actions/expressions

import type { data } from "@actions/expressions";
import type { MappingToken } from "@actions/workflow-parser/templates/tokens/mapping-token";
import type { TemplateToken } from "@actions/workflow-parser/templates/tokens/template-token";
import { libraries } from "./libraries.ts";

const { expressions } = libraries;

/** What an expression can see. A context that is not given is empty. */
export interface Scope {
  contexts: Partial<Record<(typeof CONTEXTS)[number], unknown>>;
  /** The results for success() and failure(): of earlier steps, or of needed jobs. */
  failed: boolean;
  /** Not every needed job has run: success() and failure() are both false. */
  skipped?: boolean;
}

const CONTEXTS = [
  ...["env", "github", "inputs", "job", "jobs", "matrix", "needs", "runner"],
  ...["secrets", "steps", "strategy", "vars"],
] as const;

function functionsOf({ failed, skipped = false }: Scope) {
  const say = (value: boolean) => () => new expressions.data.BooleanData(value);
  const answers = {
    always: say(true),
    success: say(!failed && !skipped),
    failure: say(failed),
    // Nothing is ever cancelled here.
    cancelled: say(false),
  };
  return Object.entries(answers).map(([name, call]) => ({ name, minArgs: 0, maxArgs: 0, call }));
}

function evaluate(expression: string, scope: Scope): data.ExpressionData {
  const functions = functionsOf(scope);
  const { tokens } = new expressions.Lexer(expression).lex();
  const tree = new expressions.Parser(tokens, [...CONTEXTS], functions).parse();
  const given = CONTEXTS.map((key) => ({ key, value: dataOf(scope.contexts[key] ?? {}) }));
  const context = new expressions.data.Dictionary(...given);
  const byName = new Map(functions.map((it) => [it.name, it]));
  return new expressions.Evaluator(tree, context, byName).evaluate();
}

function dataOf(value: unknown): data.ExpressionData {
  return JSON.parse(JSON.stringify(value), expressions.data.reviver);
}

/** What `if:` decides. */
export function holds(condition: string, scope: Scope): boolean {
  const value = evaluate(condition, scope);
  // Everything is true except false, 0, '' and null.
  return !["", "0", "false"].includes(value.coerceString());
}

export function jsonOf(token: TemplateToken | undefined, scope: Scope): unknown {
  if (token === undefined) return undefined;
  if (libraries.isBasicExpression(token)) {
    return JSON.parse(
      JSON.stringify(evaluate(token.expression, scope), expressions.data.replacer) ?? "null",
    );
  }
  if (libraries.isMapping(token)) {
    const pairs = [...token].map(({ key, value }) => [`${key}`, jsonOf(value, scope)]);
    return Object.fromEntries(pairs);
  }
  if (libraries.isSequence(token)) return [...token].map((item) => jsonOf(item, scope));
  return literal(token);
}

function literal(token: TemplateToken): string | number | boolean | null {
  if (libraries.isString(token) || libraries.isNumber(token)) return token.value;
  if (libraries.isBoolean(token)) return token.value;
  return null;
}

/** As a runner writes it to an input or a variable. */
export function textOf(token: TemplateToken | undefined, scope: Scope): string {
  if (token === undefined) return "";
  if (libraries.isBasicExpression(token)) return evaluate(token.expression, scope).coerceString();
  return `${literal(token) ?? ""}`;
}

/** `with:`, `env:` and `outputs:`. */
export function textsOf(mapping: MappingToken | undefined, scope: Scope): Record<string, string> {
  if (!mapping) return {};
  return Object.fromEntries([...mapping].map(({ key, value }) => [`${key}`, textOf(value, scope)]));
}
