// What a schema error means to an operator: code, message, fix.

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

/** The coalition's own fingerprint is the one id that nobody has to look up. */
const FILL_IN = "Have it filled in: npx mosaik-coalitions fingerprint <this file> --write";

type Explain = (error: SchemaError, pointer: string) => Omit<Finding, "pointer">;

/** One schema error as a Finding at `pointer`. */
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
      message: `The module ${property} is not stated; silence is ambiguous to integrators.`,
      fix: `State the module, or that it is not shipped: "${property}": null`,
      cause: "modules",
    };
  }
  return {
    code: "property-missing",
    message: `The property "${property}" is missing.${about ? ` ${about}` : ""}`,
    fix: instancePath + property === "fingerprint" ? FILL_IN : `Add "${property}".`,
  };
}

/** The known property that an unknown one is likely to be; one that is not there yet comes first. */
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
    message: `The schema knows no property ${quote(property)} here. It knows: ${known.join(", ")}.`,
    fix: meant === undefined ? "Remove it." : `Remove it, or rename it: "${meant}"`,
    ...(meant === undefined || isThere(error, meant)
      ? {}
      : { explains: error.instancePath + pointerOf(meant) }),
  };
}

/** Modules that a newer revision of the coalition book has, and schemaVersion 1 does not. */
const NEWER_MODULES: Record<string, string | undefined> = Object.assign(Object.create(null), {
  randomness: "Randomness",
});

function newerModule(property: string, name: string): Omit<Finding, "pointer"> {
  return {
    code: "property-unknown",
    message: `The module ${name} belongs to a newer revision of the coalition book. This registry knows the four modules of schemaVersion 1, and cannot yet derive what a fifth one changes.`,
    fix: `Remove ${JSON.stringify(property)}. Until a later schemaVersion has the module, say in the summary that it ships, and link to its own page.`,
  };
}

function wrongType(error: SchemaError): Omit<Finding, "pointer"> {
  const { params, data } = error;
  const wanted = [params.type ?? "another type"].flat().map(withArticle).join(" or ");
  const found =
    typeof data === "number" ? `the number ${quoteWritten(error)}` : withArticle(jsonType(data));
  return {
    code: "value-type",
    message: `This is ${found}, but ${wanted} belongs here.`,
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
    message: `${quote(data)} is not of the form that belongs here.`,
    fix: `What belongs here: ${parentSchema.patternErrorMessage ?? parentSchema.pattern}`,
  };
}

function notOneOf(error: SchemaError): Omit<Finding, "pointer"> {
  const { params, data } = error;
  const allowed = (params.allowedValues ?? []).map(String);
  // An object of JSON may have a toString of its own, which is not a function.
  const [meant] = nearest(typeof data === "string" ? data : JSON.stringify(data), allowed);
  return {
    code: "value-invalid",
    message: `${quoteWritten(error)} is none of: ${allowed.join(", ")}.`,
    fix: meant === undefined ? `Write one of: ${allowed.join(", ")}` : `Did you mean: "${meant}"`,
  };
}

function notTheConstant(error: SchemaError): Omit<Finding, "pointer"> {
  const { params, instancePath } = error;
  return {
    code: instancePath === "/schemaVersion" ? "schema-version" : "value-invalid",
    message:
      instancePath === "/schemaVersion"
        ? `This registry knows schemaVersion ${params.allowedValue} only, not ${quoteWritten(error)}.`
        : `${quoteWritten(error)} is not ${quote(params.allowedValue)}, the only value known here.`,
    fix: `Write: ${JSON.stringify(params.allowedValue)}`,
  };
}

function tooFew({ instancePath, params }: SchemaError): Omit<Finding, "pointer"> {
  if (instancePath === "/peerHints") {
    return {
      code: "no-peer-hint",
      message: "The coalition gives no peer hint, so an integrator's cold start finds no peer.",
      fix: 'Add at least one bootstrap peer of the universe, by its ed25519 public key: { "peerId": "…64 hex digits…" }',
    };
  }
  return {
    code: "value-invalid",
    message: `At least ${params.limit} belong here.`,
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
  const wanted = LIMITS[keyword]?.(params.limit) ?? `what ${keyword} asks for`;
  return {
    code: "value-invalid",
    message: `${quoteWritten(error)} is out of bounds: ${wanted} may stand here.`,
    fix: `Write ${wanted}.`,
  };
}
