// schemas/<name>/index.html: one schema for people, each of its values at an anchor of its own.

import { partsOf, type SchemaPart, type SchemaRow } from "../../src/core/schema/reference/rows.ts";
import type { PublishedSchema } from "../../src/core/schema/schemas.ts";
import { pageFile } from "../components/layout.tsx";
import { schemaFolder } from "../components/links.ts";
import { Limits, Rows, Type } from "../components/schema-rows.tsx";
import type { PageContext, SiteFile } from "../site-context.ts";

export function schemaPage(context: PageContext, schema: PublishedSchema): SiteFile {
  return pageFile({
    context,
    path: `schemas/${schemaFolder(schema.file)}index.html`,
    title: `${schema.title} (schema)`,
    description: schema.description,
    children: <SchemaPage schema={schema} id={`${context.config.baseUrl}schemas/${schema.file}`} />,
  });
}

function SchemaPage({
  schema: { file, title, description },
  id,
}: {
  schema: PublishedSchema;
  id: string;
}) {
  const parts = partsOf(file);
  return (
    <>
      <header class="page-head">
        <p class="meta">
          <a href="../">All schemas</a>
        </p>
        <h1>{title}</h1>
        <p class="lead">{description}</p>
        <p class="meta">
          <a href={`../${file}`}>{file}</a>
          {", a JSON Schema (2020-12). Its $id: "}
          <code class="schema-id">{id}</code>
        </p>
      </header>
      {parts.length > 1 && <Contents parts={parts} file={file} />}
      {parts.map((part) => (
        <Part key={part.self.anchor} part={part} file={file} />
      ))}
    </>
  );
}

function Contents({ parts, file }: { parts: SchemaPart[]; file: string }) {
  return (
    <nav class="schema-contents" aria-label="What is defined here">
      <ul class="inline-list">
        {parts.map(({ self, title }) => (
          <li key={self.anchor}>
            <a href={`#${anchorOfPart(self, file)}`}>{title}</a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** The schema itself has the pointer "", which is no anchor. */
function anchorOfPart({ anchor }: SchemaRow, file: string): string {
  return anchor === "" ? schemaFolder(file).slice(0, -1) : anchor;
}

function Part({ part: { self, title, rows, open }, file }: { part: SchemaPart; file: string }) {
  const anchor = anchorOfPart(self, file);
  const nested = self.anchor !== "";
  return (
    <section class="item schema-part" id={anchor} aria-labelledby={`${anchor}-title`}>
      <header class="item-head">
        <h2 id={`${anchor}-title`}>{nested ? title : "The value"}</h2>
        <a class="anchor" href={`#${anchor}`} aria-label={`Link to ${title}`}>
          #
        </a>
        {nested && self.description !== "" && <p class="purpose">{self.description}</p>}
      </header>
      <dl class="facts">
        <dt>Type</dt>
        <dd>
          <Type row={self} file={file} />
          {rows.length > 0 &&
            (open ? ", with further properties" : ", without other properties than these")}
        </dd>
        <Asked row={self} />
      </dl>
      {rows.length > 0 && <Rows rows={rows} title={title} file={file} />}
    </section>
  );
}

/** What is asked of a value that is no object, as further facts. */
function Asked({ row: { limits, values } }: { row: SchemaRow }) {
  if (limits.length + values.length === 0) return null;
  return (
    <>
      <dt>What is asked</dt>
      <dd>
        <Limits limits={limits} values={values} />
      </dd>
    </>
  );
}
