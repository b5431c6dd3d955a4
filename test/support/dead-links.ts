// Links of a site in memory that lead nowhere: to no file, to no anchor of a page, or out of the site although they
// should stay inside.

type Files = ReadonlyMap<string, string>;

export interface LinksFound {
  /** How many files were checked, and how many links into the site they have. */
  files: number;
  links: number;
  /** Each as "file -> target". */
  dead: string[];
}

/** What the pages link to, relative or not. `baseUrl`: where the site is published, with a final slash. */
export function deadLinks(files: Files, baseUrl: string): LinksFound {
  const pages = [...files].filter(([path]) => path.endsWith(".html"));
  return look(files, baseUrl, pages, (path, html) => {
    // The error page is served wherever a file is missing.
    const from = baseUrl + (path === "404.html" ? "of/any/depth/" : path);
    return [...html.matchAll(/\s(?:href|src)="([^"]*)"/g)].flatMap(([, value = ""]) => {
      // What subscribes to a calendar fetches it by the site's own scheme.
      const target = value.replaceAll("&amp;", "&").replace(/^webcal:/, new URL(baseUrl).protocol);
      if (target.startsWith("#")) return [`${baseUrl}${path}${target}`];
      const url = new URL(target, from).href;
      return url.startsWith(baseUrl) || !isAbsolute(target) ? [url] : [];
    });
  });
}

/** The addresses of the site in feeds, JSON and other files that are not pages. */
export function deadAddresses(files: Files, baseUrl: string): LinksFound {
  const others = [...files].filter(([path]) => !/\.(html|css|js)$/.test(path));
  const address = new RegExp(`${baseUrl.replaceAll(".", "\\.")}[^\\s"'\`<>()\\[\\]{}\\\\&]*`, "g");
  // A calendar's long lines are folded.
  return look(
    files,
    baseUrl,
    others,
    (_, text) => text.replaceAll("\r\n ", "").match(address) ?? [],
  );
}

function isAbsolute(target: string): boolean {
  return /^[a-z][a-z0-9+.-]*:/i.test(target);
}

function look(
  files: Files,
  baseUrl: string,
  looked: [path: string, text: string][],
  targetsOf: (path: string, text: string) => string[],
): LinksFound {
  const anchors = new Map<string, Set<string>>();
  const leadsNowhere = (target: string): boolean => {
    if (!target.startsWith(baseUrl)) return true;
    const { pathname, hash } = new URL(target);
    const path = decodeURIComponent(pathname.slice(new URL(baseUrl).pathname.length));
    const file = path.replace(/(^|\/)$/, "$1index.html");
    const text = files.get(file);
    if (text === undefined) return true;
    if (hash === "" || file.endsWith(".json")) return false;
    const known = anchors.get(file) ?? anchorsOf(text);
    anchors.set(file, known);
    return !known.has(decodeURIComponent(hash.slice(1)));
  };
  const links = looked.flatMap(([path, text]) =>
    targetsOf(path, text).map((target) => ({ path, target })),
  );
  const dead = links.filter(({ target }) => leadsNowhere(target));
  return {
    files: looked.length,
    links: links.length,
    dead: dead.map(({ path, target }) => `${path} -> ${target}`),
  };
}

function anchorsOf(markup: string): Set<string> {
  return new Set([...markup.matchAll(/ id="([^"]*)"/g)].map(([, id = ""]) => id));
}
