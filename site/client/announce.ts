// Announces to screen readers what a button did.

export function announce(message: string): void {
  const region = document.getElementById("announcement");
  if (!region) return;
  // The same message twice is announced twice only if the region was empty between.
  region.textContent = "";
  setTimeout(() => {
    region.textContent = message;
  }, 50);
}
