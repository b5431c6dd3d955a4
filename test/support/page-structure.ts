// The structure of a page as a browser understands it: elements and attributes, in order, without any
// text. Two pages that differ in texts alone have the same.

export interface PageStructure {
  /** One line per element: its depth, name and attributes; for addresses, where they lead. */
  elements: string[];
  /** What rendered Markdown has but must not. */
  markdown: string[];
  /** Whether a script of the page's texts ran. */
  hit: boolean;
}

/** Runs in the page. */
export function structureOfPage(): PageStructure {
  const allowed: Record<string, string[]> = { a: ["href", "rel"] };
  for (const name of ["p", "em", "strong", "code", "br", "ul", "ol", "li"]) allowed[name] = [];
  const elements: string[] = [];
  const markdown: string[] = [];
  const written = ({ name, value }: Attr): string => {
    if (!/^(href|src|srcset|action|formaction|data|ping|xlink:href)$/.test(name)) return name;
    const { protocol, host } = new URL(value, location.href);
    return `${name}=${host === location.host ? "own" : protocol}`;
  };
  // What is long is set in another way; and the script says when it is there.
  // So is a constant that is too long for the page: its button copies a file of this site, and of no other.
  const leadsHere = (value: string) => new URL(value, location.href).host === location.host;
  const isOfMarkup = ({ name, value }: Attr) =>
    name === "data-file" ? !leadsHere(value) : name !== "class" && name !== "data-ready";
  const visit = (element: Element, depth: number): void => {
    const attributes = [...element.attributes].filter(isOfMarkup).map(written).join(" ");
    // Digits come in groups, more of them the longer the text is; what is hashed is shown as
    // its digits, as text, or by its digest, as it is long.
    const isDigits =
      element.matches(".hex > i, .bytes > code, .node > code") &&
      !element.querySelector("*:not(i)");
    if (isDigits && attributes === "") return;
    elements.push(`${depth} ${element.namespaceURI} ${element.localName} ${attributes}`);
    // What Markdown makes of a text differs with it, and whether that is folded away.
    if (element.matches(".summary, .folded-summary")) {
      for (const inner of element.parentElement?.querySelectorAll("div.summary *") ?? [])
        check(inner);
    } else {
      for (const child of element.children) visit(child, depth + 1);
    }
  };
  const check = (element: Element): void => {
    const strange = [...element.attributes].filter(
      ({ name }) => !allowed[element.localName]?.includes(name),
    );
    const href = element.getAttribute("href") ?? "https://";
    const isFine = allowed[element.localName] !== undefined && strange.length === 0;
    if (!isFine || !href.startsWith("https://")) markdown.push(element.outerHTML.slice(0, 200));
  };
  visit(document.documentElement, 0);
  return { elements, markdown, hit: "hit" in window };
}
