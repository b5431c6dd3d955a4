// api/index.html: every file for programs, how to use it, and what to rely on.

import { Cards } from "../components/cards.tsx";
import { Code } from "../components/code-tabs.tsx";
import { PageHead, pageFile } from "../components/layout.tsx";
import { schemaFolder } from "../components/links.ts";
import { apiRecipes, exampleName, type Recipe } from "../data/api-recipes.ts";
import type { Endpoint, EndpointGroup } from "../data/endpoint.ts";
import { ENDPOINTS } from "../data/endpoints.ts";
import type { SiteContext, SiteFile } from "../site-context.ts";

export function apiPage(context: SiteContext): SiteFile {
  const { config, view } = context;
  return pageFile({
    context,
    path: "api/index.html",
    title: "API",
    description: "Every file of this registry for programs, with its schema and example commands.",
    children: (
      <>
        <PageHead
          title="API"
          lead="Static files for programs, beside the pages for people. They need no key, and only the host limits how often you fetch them."
        >
          <p class="meta">
            {"This list for programs: "}
            <a href="v1/openapi.json">openapi.json</a>
            {" (OpenAPI 3.1). "}
            <a href="../schemas/">All schemas</a>
          </p>
        </PageHead>
        {ENDPOINTS.map((group) => (
          <Group key={group.id} group={group} />
        ))}
        <Recipes recipes={apiRecipes(config.baseUrl, exampleName(view))} />
        <Promises baseUrl={config.baseUrl} />
      </>
    ),
  });
}

function Group({ group }: { group: EndpointGroup }) {
  const { id, title, about, endpoints } = group;
  return (
    <section id={id} class="item" aria-labelledby={`${id}-title`}>
      <header class="item-head">
        <h2 id={`${id}-title`}>{title}</h2>
        <p class="purpose">{about}</p>
      </header>
      <Cards caption={`Files: ${title}`} head={["What", "Path", "Schema"]}>
        {endpoints.map((endpoint) => (
          <tr key={endpoint.title}>
            <th scope="row">{endpoint.title}</th>
            <td>
              <Paths paths={endpoint.paths} />
              <p>{endpoint.about}</p>
            </td>
            <td data-label="Schema">
              <Schema {...endpoint} />
            </td>
          </tr>
        ))}
      </Cards>
    </section>
  );
}

/** Lines may break before a slash. */
function Paths({ paths }: Pick<Endpoint, "paths">) {
  return paths.map((path) => (
    <p key={path}>
      <code>
        {path.split(/(?=\/)/).map((step, at) => (
          <>
            {at === 0 ? "/" : <wbr />}
            {step}
          </>
        ))}
      </code>
    </p>
  ));
}

function Schema({ schema }: Endpoint) {
  if (schema === undefined) return <>none</>;
  if (schema.startsWith("https://")) {
    return (
      <a href={schema} rel="noopener">
        {new URL(schema).hostname}
      </a>
    );
  }
  return <a href={`../schemas/${schemaFolder(schema)}`}>{schemaFolder(schema).slice(0, -1)}</a>;
}

function Recipes({ recipes }: { recipes: Recipe[] }) {
  return (
    <section id="recipes" class="item" aria-labelledby="recipes-title">
      <header class="item-head">
        <h2 id="recipes-title">From a terminal</h2>
        <p class="purpose">These need curl and jq. Paste them as they are.</p>
      </header>
      {recipes.map(({ id, title, commands }) => (
        <div key={id} id={`recipe-${id}`} class="recipe">
          <h3>{title}</h3>
          <Code text={commands} label={title} />
        </div>
      ))}
    </section>
  );
}

function Promises({ baseUrl }: { baseUrl: string }) {
  const check = `curl -sSI ${baseUrl}api/v1/state.json`;
  return (
    <section id="promises" class="item" aria-labelledby="promises-title">
      <header class="item-head">
        <h2 id="promises-title">What you can rely on</h2>
      </header>
      <ul>
        <li>
          <b>Versions.</b> v1 only grows: it gains paths, members, and values such as kinds of
          changes. Ignore what you do not know. A member keeps its name, type and meaning. Any other
          change would be published as v2, beside v1.
        </li>
        <li>
          <b>History.</b> Entries and former definitions never change and are never removed. The
          hash of each entry covers all earlier ones. <code>mosaik-coalitions verify</code> checks
          the hashes and every other file of the site.
        </li>
        <li>
          <b>Missing files.</b> The host answers with 404 and an HTML page. Use <code>curl -f</code>
          , or check the status before you parse.
        </li>
        <li>
          <b>Caching.</b> The host decides. GitHub Pages lets clients keep a file for ten minutes,
          and answers <code>If-None-Match</code> with 304 if nothing changed. To poll, fetch
          state.json, and fetch more when <code>heads</code> differs.
        </li>
        <li>
          <b>Scripts on other websites (CORS).</b> The host decides. GitHub Pages sends{" "}
          <code>Access-Control-Allow-Origin: *</code> with every file, so any website may read them.
          To see what another host sends: <code>{check}</code>
        </li>
      </ul>
    </section>
  );
}
