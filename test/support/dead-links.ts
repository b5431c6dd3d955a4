// Links of a site in memory that lead nowhere: to no file, or to no anchor of the page.

/** How many pages were looked at, and each dead link as "page -> target". */
export function deadLinks(files: ReadonlyMap<string, string>): { pages: number; dead: string[] } {
  const pages = [...files].filter(([path]) => path.endsWith(".html") && path !== "404.html");
  const anchors = new Map(pages.map(([path, html]) => [path, anchorsOf(html)]));
  const dead = pages.flatMap(([path, html]) =>
    [...html.matchAll(/(?:href|src)="([^"#:]*)(?:#([^"]*))?"/g)].flatMap(
      ([, target = "", anchor]) => {
        const url = new URL(target, `http://x/${path}`).pathname.slice(1);
        const file = target === "" ? path : url.replace(/(^|\/)$/, "$1index.html");
        if (!files.has(file)) return [`${path} -> ${target}`];
        const found = !anchor || anchors.get(file)?.has(anchor);
        return found ? [] : [`${path} -> ${target}#${anchor}`];
      },
    ),
  );
  return { pages: pages.length, dead };
}

function anchorsOf(html: string): Set<string> {
  return new Set([...html.matchAll(/ id="([^"]*)"/g)].map(([, id = ""]) => id));
}
