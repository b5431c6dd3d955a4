// A schema error in an operator's words: code, message, fix.

import { nearest } from "../nearest.ts";
import type { Finding } from "../problem.ts";
import { pointerOf } from "../source/locate.ts";
import { explainId } from "./explain-id.ts";
import { jsonType, quote, quoteWritten, retyped, withArticle } from "./words.ts";

/** ajv's error object, with `verbose`. */
export interface SchemaError {
  instancePath: string;
  keyword: string;
  params: {
    missingProperty?: string;
    additionalProperty?: string;
    type?: string | string[];
    allowedValue?: unknown;
    allowedValues?: unknown[];
    limit?: number;
  };
  message?: string;
  data: unknown;
  /** How a number is written. */
  written?: string;
  parentSchema: {
    properties?: Record<string, { description?: string }>;
    pattern?: string;
    patternErrorMessage?: string;
    description?: string;
  };
}

/** The coalition's own fingerprint is the only id that nobody has to look up. */
const FILL_IN = "To fill it in, run: npx mosaik-coalitions fingerprint <this file> --write";

type Explain = (error: SchemaError, pointer: string) => Omit<Finding, "pointer">;

export function explain(error: SchemaError, pointer: string): Finding {
  const explained = (BY_KEYWORD[error.keyword] ?? limit)(error, pointer);
  return { ...explained, pointer };
}

const BY_KEYWORD: Record<string, Explain> = {
  required: missing,
  additionalProperties: unknown,
  type: wrongType,
  pattern,
  enum: notOneOf,
  const: notTheConstant,
  minItems: tooFew,
};

function missing({ params, parentSchema, instancePath }: SchemaError): Omit<Finding, "pointer"> {
  const property = params.missingProperty ?? "";
  const about = parentSchema.properties?.[property]?.description;
  if (instancePath === "/modules") {
    return {
      code: "module-not-stated",
      message: `The definition does not say whether the module ${property} ships, so integrators cannot tell.`,
      fix: `Add the module, or say that it does not ship: "${property}": null`,
      cause: "modules",
    };
  }
  return {
    code: "property-missing",
    message: `The property "${property}" is missing.${about ? ` ${about}` : ""}`,
    fix: instancePath + property === "fingerprint" ? FILL_IN : `Add "${property}".`,
  };
}

/** The known property that an unknown one probably means. One that is still missing comes first. */
function meantProperty(error: SchemaError): string | undefined {
  const known = Object.keys(error.parentSchema.properties ?? {});
  const near = nearest(error.params.additionalProperty ?? "", known);
  return near.find((property) => !isThere(error, property)) ?? near[0];
}

function isThere({ data }: SchemaError, property: string): boolean {
  return typeof data === "object" && data !== null && Object.hasOwn(data, property);
}

function unknown(error: SchemaError): Omit<Finding, "pointer"> {
  const { params, parentSchema } = error;
  const property = params.additionalProperty ?? "";
  const newer = error.instancePath === "/modules" ? NEWER_MODULES[property] : undefined;
  if (newer !== undefined) return newerModule(property, newer);
  const known = Object.keys(parentSchema.properties ?? {});
  const meant = meantProperty(error);
  return {
    code: "property-unknown",
    message: `The schema has no property ${quote(property)} here. It has: ${known.join(", ")}.`,
    fix: meant === undefined ? "Remove it." : `Remove it, or rename it: "${meant}"`,
    ...(meant === undefined || isThere(error, meant)
      ? {}
      : { explains: error.instancePath + pointerOf(meant) }),
  };
}

/** Modules of a newer revision of the coalition book that schemaVersion 1 does not have. */
const NEWER_MODULES: Record<string, string | undefined> = Object.assign(Object.create(null), {
  randomness: "Randomness",
});

function newerModule(property: string, name: string): Omit<Finding, "pointer"> {
  return {
    code: "property-unknown",
    message: `The module ${name} belongs to a newer revision of the coalition book. This registry supports the four modules of schemaVersion 1 and cannot derive a fingerprint with a fifth.`,
    fix: `Remove ${JSON.stringify(property)}. Until a later schemaVersion supports the module, say in the summary that it ships and link to its page.`,
  };
}

function wrongType(error: SchemaError): Omit<Finding, "pointer"> {
  const { params, data } = error;
  const wanted = [params.type ?? "another type"].flat().map(withArticle).join(" or ");
  const found =
    typeof data === "number" ? `the number ${quoteWritten(error)}` : withArticle(jsonType(data));
  return {
    code: "value-type",
    message: `This is ${found}. It must be ${wanted}.`,
    fix: retyped(error, params.type) ?? `Write ${wanted}.`,
  };
}

function pattern(error: SchemaError): Omit<Finding, "pointer"> {
  const { data, parentSchema } = error;
  const lengths = (parentSchema.pattern ?? "").matchAll(/\[0-9a-f\]\{(64|96)\}/g);
  const digits = [...lengths].map(([, length]) => Number(length));
  if (digits.length > 0) {
    const explained = explainId(String(data), digits);
    return error.instancePath === "/fingerprint" ? { ...explained, fix: FILL_IN } : explained;
  }
  return {
    code: "value-invalid",
    message: `${quote(data)} does not have the right form.`,
    fix: `Required form: ${parentSchema.patternErrorMessage ?? parentSchema.pattern}`,
  };
}

function notOneOf(error: SchemaError): Omit<Finding, "pointer"> {
  const { params, data } = error;
  const allowed = (params.allowedValues ?? []).map(String);
  // A JSON object may have a property named toString, which is not a function.
  const [meant] = nearest(typeof data === "string" ? data : JSON.stringify(data), allowed);
  return {
    code: "value-invalid",
    message: `${quoteWritten(error)} is not one of: ${allowed.join(", ")}.`,
    fix: meant === undefined ? `Write one of: ${allowed.join(", ")}` : `Did you mean: "${meant}"`,
  };
}

function notTheConstant(error: SchemaError): Omit<Finding, "pointer"> {
  const { params, instancePath } = error;
  return {
    code: instancePath === "/schemaVersion" ? "schema-version" : "value-invalid",
    message:
      instancePath === "/schemaVersion"
        ? `This registry supports only schemaVersion ${params.allowedValue}, not ${quoteWritten(error)}.`
        : `${quoteWritten(error)} is not ${quote(params.allowedValue)}, the only allowed value.`,
    fix: `Write: ${JSON.stringify(params.allowedValue)}`,
  };
}

function tooFew({ instancePath, params }: SchemaError): Omit<Finding, "pointer"> {
  if (instancePath === "/peerHints") {
    return {
      code: "no-peer-hint",
      message: "The coalition has no peer hint, so an integrator's cold start finds no peer.",
      fix: 'Add the ed25519 public key of at least one bootstrap peer of the universe: { "peerId": "…64 hex digits…" }',
    };
  }
  return {
    code: "value-invalid",
    message: `At least ${params.limit} items are required.`,
    fix: "Add one.",
  };
}

const LIMITS: Record<string, (limit: number | undefined) => string> = {
  minLength: (limit) => `at least ${limit} characters`,
  maxLength: (limit) => `at most ${limit} characters`,
  maxItems: (limit) => `at most ${limit} items`,
  minimum: (limit) => `a number of ${limit} or more`,
  maximum: (limit) => `a number of ${limit} or less`,
};

/** Every other keyword of the schemas sets a limit. */
function limit(error: SchemaError): Omit<Finding, "pointer"> {
  const { keyword, params } = error;
  const wanted = LIMITS[keyword]?.(params.limit) ?? `what ${keyword} requires`;
  return {
    code: "value-invalid",
    message: `${quoteWritten(error)} is out of bounds. Allowed: ${wanted}.`,
    fix: `Write ${wanted}.`,
  };
}
