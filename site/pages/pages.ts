// Every page of the site: those of the registry, and those of each coalition.

import type { CoalitionView } from "../../src/core/history/registry-view.ts";
import type { PageContext, SiteContext, SiteFile } from "../site-context.ts";
import { renderChangesPages } from "./changes-page.tsx";
import { handshakePath, renderHandshakePage } from "./handshake-page.tsx";
import { historyPagePath, historyPages, renderHistoryPages } from "./history-page.tsx";
import { renderIndex } from "./index-page.tsx";
import { renderLookupPage } from "./lookup-page.tsx";
import { renderNotFoundPage } from "./not-found-page.tsx";
import { renderSchemaPages } from "./schemas-page.tsx";

/** Those of the registry. `searchFolder` is where its search's files are, below the base URL. */
export function* renderPages(context: SiteContext, searchFolder: string): Generator<SiteFile> {
  yield* renderIndex(context, searchFolder);
  yield* renderChangesPages(context);
  yield renderLookupPage(context);
  yield* renderSchemaPages(context);
  yield renderNotFoundPage(context);
}

/** The pages of one coalition; `text` is its definition as the file has it. */
export function* renderCoalitionPages(
  context: PageContext,
  coalition: CoalitionView,
  text: string,
): Generator<SiteFile> {
  yield renderHandshakePage({ context, coalition, text });
  yield* renderHistoryPages(context, coalition);
}

/** Where they stand, without making them. */
export function coalitionPagePaths(coalition: CoalitionView): string[] {
  const history = historyPages(coalition).map((page) => historyPagePath(coalition, page));
  return [handshakePath(coalition), ...history];
}
