// The search over all coalitions: filters rows that are all in the page.

/** Of an id that is shorter, too many would match; the page holds no more than the longest. */
const SHORTEST_ID = 4;
const LONGEST_ID = 16;
const SHORTCUT_OFF = "search-shortcut-off";

export function start(): void {
  const input = document.getElementById("search");
  const table = document.querySelector("[data-rows]");
  if (!(input instanceof HTMLInputElement) || !table) return;
  const rows = [...table.querySelectorAll<HTMLElement>("tbody tr")];
  const filter = () => showMatches(input.value, rows, table);

  input.addEventListener("input", () => {
    filter();
    const query = input.value === "" ? "" : `?q=${encodeURIComponent(input.value)}`;
    history.replaceState(null, "", location.pathname + query);
  });
  input.addEventListener("keydown", ({ key }) => {
    const shown = rows.filter((row) => !row.hidden);
    if (key === "Enter" && shown.length === 1) shown[0]?.querySelector("a")?.click();
  });
  input.value = new URLSearchParams(location.search).get("q") ?? input.value;
  if (input.value !== "") filter();
  startShortcut(input);
}

function showMatches(query: string, rows: HTMLElement[], table: Element): void {
  const terms = query.toLowerCase().split(/\s+/).filter(Boolean);
  for (const row of rows) row.hidden = !terms.every((term) => matches(row, term));
  const shown = rows.filter((row) => !row.hidden).length;
  table.toggleAttribute("hidden", shown === 0);
  document.querySelector("[data-no-match]")?.toggleAttribute("hidden", shown > 0);
  const count = document.getElementById("search-count");
  if (count) count.textContent = terms.length === 0 ? "" : describe(shown, rows.length, terms);
}

function describe(shown: number, all: number, terms: string[]): string {
  const long = terms.some((term) => isId(term) && idOf(term).length > LONGEST_ID);
  const compared = long ? `, ids compared by their first ${LONGEST_ID} digits` : "";
  return shown === 0 ? "No coalition matches" : `${shown} of ${all} coalitions${compared}`;
}

function matches({ dataset: { text = "", chains = "", ids = "" } }: HTMLElement, term: string) {
  if (text.includes(term) || chains.split(" ").includes(term)) return true;
  return isId(term) && ` ${ids}`.includes(` ${idOf(term).slice(0, LONGEST_ID)}`);
}

function isId(term: string): boolean {
  return /^(0x)?[0-9a-f]+$/.test(term) && idOf(term).length >= SHORTEST_ID;
}

/** People paste ids with 0x; none here has it. */
function idOf(term: string): string {
  return term.replace(/^0x/, "");
}

/** The slash key goes to the search, unless one types, or has switched the shortcut off. */
function startShortcut(input: HTMLInputElement): void {
  const button = document.querySelector("[data-shortcut]");
  let off = isSwitchedOff();
  const show = () => button?.setAttribute("aria-pressed", String(!off));
  show();
  button?.addEventListener("click", () => {
    off = !off;
    switchOff(off);
    show();
  });
  document.addEventListener("keydown", (event) => {
    const { key, target, ctrlKey, metaKey, altKey } = event;
    const typing = target instanceof Element && target.closest("input, textarea, select");
    if (off || key !== "/" || typing || ctrlKey || metaKey || altKey) return;
    event.preventDefault();
    input.focus();
    input.select();
  });
}

// A browser that keeps nothing for the site refuses both; the shortcut works all the same.
function isSwitchedOff(): boolean {
  try {
    return localStorage.getItem(SHORTCUT_OFF) !== null;
  } catch {
    return false;
  }
}

function switchOff(off: boolean): void {
  try {
    if (off) localStorage.setItem(SHORTCUT_OFF, "1");
    else localStorage.removeItem(SHORTCUT_OFF);
  } catch {}
}
