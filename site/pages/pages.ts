// Every page of the site: those of the registry, and those of each coalition.

import type { CoalitionView } from "../../src/core/history/registry-view.ts";
import type { PageContext, SiteContext, SiteFile } from "../site-context.ts";
import { changesPages } from "./changes-page.tsx";
import { handshakePage } from "./handshake-page.tsx";
import { historyPages } from "./history-page.tsx";
import { indexPages } from "./index-page.tsx";
import { lookupPage } from "./lookup-page.tsx";
import { notFoundPage } from "./not-found-page.tsx";
import { schemaPages } from "./schemas-page.tsx";

/** Those of the registry. `searchFolder` is where its search's files are, below the base URL. */
export function registryPages(context: SiteContext, searchFolder: () => string): SiteFile[] {
  return [
    ...indexPages(context, searchFolder),
    ...changesPages(context),
    lookupPage(context),
    ...schemaPages(context),
    notFoundPage(context),
  ];
}

/** The pages of one coalition; `text` gives its definition as the file has it. */
export function coalitionPages(
  context: PageContext,
  coalition: CoalitionView,
  text: () => Promise<string>,
): SiteFile[] {
  return [handshakePage(context, coalition, text), ...historyPages(context, coalition)];
}
