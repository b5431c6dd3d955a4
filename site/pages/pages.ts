// Every page of the site, one after another, so that not all need be in memory together.

import { renderIcon } from "../components/layout.tsx";
import type { SiteContext, SiteFile } from "../site-context.ts";
import { renderChangesPage } from "./changes-page.tsx";
import { renderHandshakePage } from "./handshake-page.tsx";
import { renderHistoryPage } from "./history-page.tsx";
import { renderIndexPage } from "./index-page.tsx";
import { renderNotFoundPage } from "./not-found-page.tsx";
import { renderSchemasPage } from "./schemas-page.tsx";

/** Pure: the same context gives the same files, byte for byte. */
export function* renderPages(context: SiteContext): Generator<SiteFile> {
  yield renderIndexPage(context);
  yield renderChangesPage(context);
  yield renderSchemasPage(context);
  yield renderNotFoundPage(context);
  yield renderIcon();
  for (const coalition of context.view.coalitions) {
    yield renderHandshakePage(context, coalition);
    yield renderHistoryPage(context, coalition);
  }
}
