// Turns links to panels into tabs: the ARIA tabs pattern, with arrow keys.

export function startTabs(): void {
  for (const group of document.querySelectorAll("[data-tabs]")) makeTabs(group);
}

function makeTabs(group: Element): void {
  const list = group.querySelector("nav");
  const tabs = [...(list?.querySelectorAll("a") ?? [])];
  const panels = tabs.map((tab) => document.getElementById(tab.hash.slice(1)));
  if (!list) return;

  const select = (selected: number): void => {
    for (const [index, tab] of tabs.entries()) {
      tab.ariaSelected = String(index === selected);
      tab.tabIndex = index === selected ? 0 : -1;
      panels[index]?.toggleAttribute("hidden", index !== selected);
    }
    void show(panels[selected]);
  };
  const choose = (event: Event, index: number): void => {
    event.preventDefault();
    select(index);
    tabs[index]?.focus();
    // The address leads back to the panel, without a jump to it now.
    history.replaceState(null, "", tabs[index]?.hash);
  };
  const linked = () => tabs.findIndex(({ hash }) => hash === location.hash);

  list.role = "tablist";
  for (const [index, tab] of tabs.entries()) {
    joinUp(tab, panels[index]);
    tab.addEventListener("click", (event) => choose(event, index));
    tab.addEventListener("keydown", (event) => {
      const next = tabAfter(event.key, index, tabs.length);
      if (next !== undefined) choose(event, next);
    });
  }
  select(Math.max(linked(), 0));
  addEventListener("hashchange", () => {
    if (linked() >= 0) select(linked());
  });
  group.setAttribute("data-ready", "");
}

/** Fetches the text that only a file has, once. */
async function show(panel: Element | null | undefined): Promise<void> {
  const link = panel?.querySelector("p[data-file]");
  if (!(link instanceof HTMLElement) || link.ariaBusy === "true") return;
  link.ariaBusy = "true";
  await import("./show-file.tsx")
    .then((it) => it.showFile(link))
    .finally(() => {
      link.ariaBusy = null;
    });
}

function joinUp(tab: HTMLAnchorElement, panel: HTMLElement | null | undefined): void {
  if (!panel) return;
  tab.role = "tab";
  tab.id = `tab-${panel.id}`;
  tab.setAttribute("aria-controls", panel.id);
  panel.role = "tabpanel";
  panel.removeAttribute("aria-label");
  panel.setAttribute("aria-labelledby", tab.id);
}

/** The tab that a key leads to; undefined for a key without a meaning here. */
function tabAfter(key: string, index: number, count: number): number | undefined {
  const places: Record<string, number> = {
    ArrowRight: (index + 1) % count,
    ArrowLeft: (index + count - 1) % count,
    Home: 0,
    End: count - 1,
    " ": index,
  };
  return places[key];
}
