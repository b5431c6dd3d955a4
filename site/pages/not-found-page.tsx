// 404.html: served at any depth, so its links start at the path of the base URL.

import { PageHead, pageFile } from "../components/layout.tsx";
import type { PageContext, SiteFile } from "../site-context.ts";

const LEAD =
  "This page does not exist. Pages here are never removed, so check the address: names and ids are lower case, and ids have no 0x.";

export function notFoundPage(context: PageContext): SiteFile {
  const root = new URL(context.config.baseUrl).pathname;
  return pageFile({
    context,
    path: "404.html",
    root,
    title: "Not found",
    description: "This page does not exist.",
    children: (
      <PageHead title="Not found" lead={LEAD}>
        <p>
          <a href={root}>All coalitions</a>
        </p>
      </PageHead>
    ),
  });
}
