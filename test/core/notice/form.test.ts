// The issue form matches the reader and GitHub's syntax.

import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { FORM, OPTIONS, STATEMENT, squeezed } from "../../../src/core/notice/form.ts";
import { UPCOMING_KINDS } from "../../../src/core/registry/definition.ts";

interface Element {
  type: string;
  id?: string;
  attributes: {
    label?: string;
    description?: string;
    placeholder?: string;
    value?: string;
    options?: (string | { label: string; required?: boolean })[];
  };
  validations?: { required?: boolean };
}

const FOLDER = ".github/ISSUE_TEMPLATE";
const form = parse(readFileSync(`${FOLDER}/bump-notice.yml`, "utf8"));
const body: Element[] = form.body;
const fields = body.filter(({ type }) => type !== "markdown");

/** GitHub refuses a form with any other key: "Syntax for GitHub's form schema", by type. */
const ATTRIBUTES: Record<string, string[]> = {
  markdown: ["value"],
  dropdown: ["label", "description", "multiple", "options", "default"],
  input: ["label", "description", "placeholder", "value"],
  checkboxes: ["label", "description", "options"],
};

const repeated = (words: unknown[]) => words.filter((it, at) => words.indexOf(it) !== at);

describe("the form", () => {
  it("has what GitHub requires, and nothing unknown", () => {
    const known = "name description title labels assignees projects type body".split(" ");
    expect(Object.keys(form).filter((key) => !known.includes(key))).toEqual([]);
    expect(form.name).toMatch(/\w/);
    expect(form.description.length).toBeGreaterThan(0);
    expect(form.description.length).toBeLessThanOrEqual(200);
    expect(form).toMatchObject({ title: "Bump notice: ", labels: ["bump-notice"] });
    expect(fields.length).toBeGreaterThan(0);
  });

  it.each(body.map((it) => [it.id ?? it.type, it] as const))("%s is well-formed", (_, element) => {
    const { type, attributes, validations, ...rest } = element;
    expect(Object.keys(rest)).toEqual(type === "markdown" ? [] : ["id"]);
    expect(Object.keys(ATTRIBUTES)).toContain(type);
    expect(Object.keys(attributes).filter((it) => !ATTRIBUTES[type]?.includes(it))).toEqual([]);
    if (type === "markdown") expect(attributes.value).toMatch(/\w/);
    else expect([attributes.label, attributes.description].join("")).toMatch(/\w/);
    // Each checkbox has its own `required`; text has none.
    const asked = type === "dropdown" || type === "input" ? ["required"] : [];
    expect(Object.keys(validations ?? {})).toEqual(asked);
    if (type === "input") expect(attributes.placeholder).toMatch(/\w/);
  });

  it("has distinct ids and labels", () => {
    for (const { id } of fields) expect(id).toMatch(/^[A-Za-z0-9_-]+$/);
    expect(repeated(fields.map(({ id }) => id))).toEqual([]);
    expect(repeated(fields.map(({ attributes }) => squeezed(attributes.label ?? "")))).toEqual([]);
  });

  it("has distinct options, and no None, which GitHub adds itself", () => {
    const options = fields.flatMap(({ type, attributes }) =>
      type === "dropdown" ? (attributes.options ?? []) : [],
    );
    expect(repeated(options.map((it) => squeezed(String(it))))).toEqual([]);
    expect(options.map((it) => squeezed(String(it)))).not.toContain("none");
  });
});

describe("the table of fields", () => {
  it("has the form's fields in its order", () => {
    const found = fields.map(({ id, type, attributes: { label, options }, validations }) => {
      const [first] = options ?? [];
      const ticked = typeof first === "object" ? first.required : undefined;
      return { id, label, type, required: ticked ?? validations?.required ?? false };
    });
    expect(found).toEqual(FORM);
  });

  it("has the dropdown's options, one for each kind", () => {
    expect(fields[0]?.attributes.options).toEqual(Object.values(OPTIONS));
    expect(Object.keys(OPTIONS)).toEqual(UPCOMING_KINDS);
  });

  it("has the statement", () => {
    expect(fields.at(-1)?.attributes.options).toEqual([{ label: STATEMENT, required: true }]);
  });
});

it("other issues can be written without a form", () => {
  const config = parse(readFileSync(`${FOLDER}/config.yml`, "utf8"));
  expect(config).toEqual({ blank_issues_enabled: true });
});
