// The client script: copy buttons, tabs and search. Every page is complete without it.

import { startCopying } from "./copy.ts";
import { startSearch } from "./search.ts";
import { startTabs } from "./tabs.ts";

document.documentElement.classList.add("js");
startCopying();
startTabs();
startSearch();
