// schemas/: the JSON Schemas of what people write and of what the site publishes. schemas/<name>/index.html: a
// page for each, where every value has an anchor.

import { partsOf, type SchemaPart, type SchemaRow } from "../../src/core/schema/reference/rows.ts";
import { type PublishedSchema, publishedSchemas } from "../../src/core/schema/schemas.ts";
import { Cards } from "../components/cards.tsx";
import { Fact } from "../components/fact.tsx";
import { PageHead, pageFile } from "../components/layout.tsx";
import { schemaFolder } from "../components/links.ts";
import { Limits, Rows, Type } from "../components/schema-rows.tsx";
import { ENDPOINTS } from "../data/endpoints.ts";
import type { PageContext, SiteFile } from "../site-context.ts";

/** The list of the schemas, and a page for each. */
export function schemaPages(context: PageContext): SiteFile[] {
  const schemas = publishedSchemas(context.config.baseUrl);
  const list = pageFile({
    context,
    path: "schemas/index.html",
    title: "Schemas",
    description: "The JSON Schemas (2020-12) of definitions and of every JSON file on this site.",
    children: <SchemasPage schemas={schemas} />,
  });
  return [list, ...schemas.map((schema) => schemaPage(context, schema))];
}

function SchemasPage({ schemas }: { schemas: PublishedSchema[] }) {
  return (
    <>
      <PageHead
        title="Schemas"
        lead="JSON Schemas (2020-12). Each is at its own $id and has a page that explains every value."
      />
      <h2>Files that people write</h2>
      <SchemaList
        caption="Files that people write"
        schemas={schemas.filter(({ file }) => !PUBLISHED.has(file))}
      />
      <h2>Files that this site publishes</h2>
      <p>
        <a href="../api/">The API page</a> lists their paths. v1 only grows.
      </p>
      <SchemaList
        caption="Files that this site publishes"
        schemas={schemas.filter(({ file }) => PUBLISHED.has(file))}
      />
    </>
  );
}

/** The schemas of files that the site publishes. All others are for files that people write. */
const PUBLISHED = new Set(
  ENDPOINTS.flatMap(({ endpoints }) => endpoints.map(({ schema }) => schema ?? "")),
);

function SchemaList({ caption, schemas }: { caption: string; schemas: PublishedSchema[] }) {
  return (
    <Cards caption={caption} head={["Schema", "File", "What it describes"]}>
      {schemas.map(({ file, title, description }) => (
        <tr key={file} id={file}>
          <th scope="row">
            <a href={schemaFolder(file)}>{title}</a>
          </th>
          <td data-label="File">
            <a href={file}>{file}</a>
          </td>
          <td>{description}</td>
        </tr>
      ))}
    </Cards>
  );
}

function schemaPage(context: PageContext, { file, title, description }: PublishedSchema): SiteFile {
  const parts = partsOf(file);
  return pageFile({
    context,
    path: `schemas/${schemaFolder(file)}index.html`,
    title: `${title} (schema)`,
    description,
    children: (
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
            <code class="schema-id">{`${context.config.baseUrl}schemas/${file}`}</code>
          </p>
        </header>
        {parts.length > 1 && <Contents parts={parts} file={file} />}
        {parts.map((part) => (
          <Part key={part.self.anchor} part={part} file={file} />
        ))}
      </>
    ),
  });
}

function Contents({ parts, file }: { parts: SchemaPart[]; file: string }) {
  return (
    <nav class="schema-contents" aria-label="Contents">
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

/** The schema itself has the pointer "", which is not a valid anchor. */
function anchorOfPart({ anchor }: SchemaRow, file: string): string {
  return anchor === "" ? schemaFolder(file).slice(0, -1) : anchor;
}

function Part({ part, file }: { part: SchemaPart; file: string }) {
  const { self, title, rows, open } = part;
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
        <Fact term="Type">
          <Type row={self} file={file} />
          {rows.length > 0 &&
            (open ? ", other properties allowed" : ", no other properties allowed")}
        </Fact>
        {self.limits.length + self.values.length > 0 && (
          <Fact term="Limits">
            <Limits {...self} />
          </Fact>
        )}
      </dl>
      {rows.length > 0 && <Rows rows={rows} title={title} file={file} />}
    </section>
  );
}
