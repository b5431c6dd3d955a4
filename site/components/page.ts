// The page that is being drawn, for every part of it that asks.

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

/** For components alone, within a page. */
export function usePage(): Page {
  const page = useContext(PageOfParts);
  if (!page) throw new Error("This is a part of a page, and drawn on none.");
  return page;
}
