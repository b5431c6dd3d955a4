// schemas/: the JSON Schemas that definitions are checked with, at their own addresses.

import { publishedSchemas } from "../../src/core/schema/schemas.ts";
import { Cards } from "../components/cards.tsx";
import { pageFile } from "../components/layout.tsx";
import { schemaFolder } from "../components/links.ts";
import type { PageContext, SiteFile } from "../site-context.ts";
import { schemaPage } from "./schema-page.tsx";

/** The list of the schemas, and a page for each. */
export function schemaPages(context: PageContext): SiteFile[] {
  const schemas = publishedSchemas(context.config.baseUrl);
  return [schemasPage(context), ...schemas.map((schema) => schemaPage(context, schema))];
}

function schemasPage(context: PageContext): SiteFile {
  return pageFile({
    context,
    path: "schemas/index.html",
    title: "Schemas",
    description: "The JSON Schemas (2020-12) that every definition is checked with.",
    children: <SchemasPage context={context} />,
  });
}

function SchemasPage({ context }: { context: PageContext }) {
  return (
    <>
      <header class="page-head">
        <h1>Schemas</h1>
        <p class="lead">
          JSON Schemas (2020-12) that every definition is checked with. Each stands at its own $id,
          and has a page that says what every value means.
        </p>
      </header>
      <Cards head={["Schema", "File", "What it describes"]}>
        {publishedSchemas(context.config.baseUrl).map(({ file, title, description }) => (
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
    </>
  );
}
