// The mark before the registry's name: its logo, or the site's own icon.

import { usePage } from "./page.ts";

export const ICON_PATH = "M1 1h6v6h-6zM9 1h6v6h-6zM1 9h6v6h-6zM11 11h2v2h-2z";

/** Decoration: the name is beside it. */
export function Mark() {
  const { assets, root } = usePage();
  if (assets.logo) return <img src={root + assets.logo.path} alt="" />;
  return (
    <svg aria-hidden="true" width="18" height="18" viewBox="0 0 16 16">
      <path d={ICON_PATH} />
    </svg>
  );
}
