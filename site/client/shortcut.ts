// The slash key focuses the search, unless somebody is typing or has switched the shortcut off.

const SHORTCUT_OFF = "search-shortcut-off";

export function startShortcut(input: HTMLInputElement): void {
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
    const typing = target instanceof Element && target.closest(TYPED_INTO);
    if (off || key !== "/" || typing || ctrlKey || metaKey || altKey) return;
    event.preventDefault();
    input.focus();
    input.select();
  });
}

const TYPED_INTO = "input:not([type=checkbox]), textarea, select";

// A browser without storage for the site throws for both; the shortcut works anyway.
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
