// Elements from text: what comes from the registry becomes text nodes, and never markup.

type Child = Node | string;

/** `attributes` are set as they are; of links, only relative ones are made here. */
export function element(
  name: string,
  attributes: Record<string, string> = {},
  ...children: Child[]
): HTMLElement {
  const made = document.createElement(name);
  for (const [attribute, value] of Object.entries(attributes)) made.setAttribute(attribute, value);
  made.append(...children);
  return made;
}

/** Text in which every id is set as one, with a button that copies it: as the site's pages do. */
export function withIds(text: string): Node[] {
  const pieces = text.split(/\b([0-9a-f]{96}|[0-9a-f]{64}|[0-9a-f]{40})\b/);
  return pieces.map((piece, index) =>
    index % 2 === 0 ? document.createTextNode(piece) : idElement(piece),
  );
}

export function idElement(digits: string): HTMLElement {
  const groups = (digits.match(/.{1,8}/g) ?? []).map((group) => element("i", {}, group));
  return element(
    "span",
    { class: "id" },
    element("code", { class: "hex" }, ...groups),
    copyButton("id"),
  );
}

/** Copies the text of the element before it. */
export function copyButton(label: string): HTMLElement {
  const icon = document.createElementNS(SVG, "svg");
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", "M5.5 5.5v-3h8v8h-3M2.5 5.5h8v8h-8z");
  for (const [name, value] of Object.entries(ICON)) icon.setAttribute(name, value);
  icon.append(path);
  return element(
    "button",
    { type: "button", class: "copy", "aria-label": `Copy ${label}` },
    icon as unknown as Node,
  );
}

const SVG = "http://www.w3.org/2000/svg";
const ICON = { "aria-hidden": "true", width: "14", height: "14", viewBox: "0 0 16 16" };
