// The page being rendered, for the components on it.

import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { PageContext } from "../site-context.ts";

export interface Page extends PageContext {
  /** Below the base URL. */
  path: string;
  /** From the page to the base: relative, unless the page can be at any depth. */
  root: string;
}

export const PageOfParts = createContext<Page | undefined>(undefined);

/** Only for components inside a page. */
export function usePage(): Page {
  const page = useContext(PageOfParts);
  if (!page) throw new Error("This component was rendered outside a page.");
  return page;
}
