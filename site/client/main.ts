// The client script: copy buttons, tabs, search and lookup. Every page is complete without it.

import { startCopying } from "./copy.ts";
import { startLookup } from "./lookup.ts";
import { startSearch } from "./search.ts";
import { startTabs } from "./tabs.ts";

document.documentElement.classList.add("js");
startCopying();
startTabs();
startSearch();
startLookup();
