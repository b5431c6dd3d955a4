// What every page says of itself, and what it lets a browser load.

import { decode } from "fast-png";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { drawSocialImage } from "../../site/brand/social-image.ts";
import { DEFAULT_COLOURS } from "../../src/core/config/colours.ts";
import { hashHex } from "../../src/core/derivation/hash.ts";
import type { GitRepository } from "../support/git-repository.ts";
import { miniatureRegistry } from "../support/miniature.ts";
import { bytesOfText } from "../support/registries.ts";
import { renderRegistry } from "../support/rendered-site.ts";

const CONFIG = {
  name: 'Mini & "registry"',
  description: "A registry in miniature.",
  baseUrl: "https://mini.example/registry/",
  repository: "https://git.example/mini/registry",
};
const LOGO = bytesOfText('<svg xmlns="http://www.w3.org/2000/svg"/>');

let repository: GitRepository;
let pages: [path: string, html: string][];
let files: Map<string, string>;
beforeAll(async () => {
  repository = miniatureRegistry();
  files = await renderRegistry(repository.folder, CONFIG);
  pages = [...files].filter(([path]) => path.endsWith(".html"));
});
afterAll(() => repository.delete());

/** The content of a meta element; undefined unless there is exactly one. */
function meta(html: string, name: string): string | undefined {
  const found = [
    ...html.matchAll(/<meta (?:name|property|http-equiv)="(.*?)" content="(.*?)"\/?>/g),
  ];
  const [first, ...more] = found.filter(([, it]) => it === name);
  return more.length === 0 ? decoded(first?.[2]) : undefined;
}

const decoded = (text: string | undefined) =>
  text?.replaceAll("&quot;", '"').replaceAll("&lt;", "<").replaceAll("&amp;", "&");

describe("every page", () => {
  it("is looked at", () => {
    expect(pages.length).toBeGreaterThan(9);
    expect(pages.map(([path]) => path)).toContain("404.html");
  });

  it("lets a browser load nothing but the site's own files, and run no markup", () => {
    for (const [path, html] of pages) {
      const policy = new Map(
        (meta(html, "Content-Security-Policy") ?? "").split("; ").map((directive) => {
          const [name = "", ...values] = directive.split(" ");
          return [name, values.join(" ")];
        }),
      );
      expect(Object.fromEntries(policy), path).toEqual({
        "default-src": "'none'",
        "style-src": "'self'",
        "script-src": "'self'",
        "img-src": "'self'",
        "connect-src": "'self'",
        "base-uri": "'none'",
        "form-action": "'none'",
        "require-trusted-types-for": "'script'",
        "trusted-types": "'none'",
      });
      // Before anything that it is about.
      const [before = ""] = html.split("Content-Security-Policy");
      expect(before, path).not.toMatch(/<(link|script|style|img)/);
    }
  });

  it("has no inline style or script, sends no form, and asks nobody else for anything", () => {
    for (const [path, html] of pages) {
      expect(html, path).not.toMatch(/<style|<iframe|<object|<embed|<base/);
      expect(html, path).not.toMatch(/<[^>]*\s(?:style|on[a-z]+|ping|action|formaction)=/);
      for (const [, attributes = "", inner] of html.matchAll(/<script([^>]*)>(.*?)<\/script>/gs)) {
        expect(attributes, path).toContain('src="');
        expect(inner, path).toBe("");
      }
      for (const [element] of html.matchAll(/<(?:script|img|link(?! rel="canonical"))[^>]*>/g)) {
        expect(element, path).not.toMatch(/(?:src|href)="(?:[a-z]+:|\/\/)/);
      }
    }
  });

  it("tells the sites that it links to nothing, and gives them no hold of its window", () => {
    for (const [path, html] of pages) {
      expect(meta(html, "referrer"), path).toBe("no-referrer");
      // Without a target, no link opens a window that could reach back.
      expect(html, path).not.toMatch(/<a [^>]*target=/);
    }
  });

  it("has a title, a description, an address and a preview of its own", () => {
    const addresses = new Set<string>();
    for (const [path, html] of pages) {
      const [, title] = /<title>(.*?)<\/title>/.exec(html) ?? [];
      const own = decoded(title)?.replace(/ · Mini & "registry"$/, "");
      expect(meta(html, "og:title"), path).toBe(own);
      expect(meta(html, "og:description"), path).toBe(meta(html, "description"));
      expect(meta(html, "description"), path).toMatch(/\S{3}/);
      expect(meta(html, "og:type"), path).toBe("website");
      expect(meta(html, "og:site_name"), path).toBe(CONFIG.name);
      expect(meta(html, "twitter:card"), path).toBe("summary_large_image");
      const [, canonical] = /<link rel="canonical" href="(.*?)"/.exec(html) ?? [];
      expect(canonical, path).toBe(
        path === "404.html" ? undefined : CONFIG.baseUrl + path.replace(/index\.html$/, ""),
      );
      expect(meta(html, "og:url"), path).toBe(canonical ?? CONFIG.baseUrl);
      if (canonical) addresses.add(canonical);
    }
    expect(addresses.size).toBe(pages.length - 1);
  });

  it("shows the registry's mosaic, of the size that it says", () => {
    for (const [path, html] of pages) {
      const image = meta(html, "og:image") ?? "";
      expect(image, path).toMatch(
        /^https:\/\/mini\.example\/registry\/assets\/social\.[0-9a-f]{12}\.png$/,
      );
      const file = files.get(image.slice(CONFIG.baseUrl.length)) ?? "";
      const { width, height } = decode(Buffer.from(file, "latin1"), { checkCrc: true });
      expect([String(width), String(height)]).toEqual([
        meta(html, "og:image:width"),
        meta(html, "og:image:height"),
      ]);
    }
  });
});

describe("what pages load", () => {
  it("has its content's hash in its name", () => {
    const assets = [...files].filter(
      ([path]) => path.startsWith("assets/") && !path.endsWith(".js"),
    );
    expect(assets.map(([path]) => path.replace(/\..*\./, ".")).sort()).toEqual([
      "assets/icon.svg",
      "assets/social.png",
      "assets/style.css",
    ]);
    for (const [path, content] of assets) {
      const bytes = path.endsWith(".png") ? Buffer.from(content, "latin1") : content;
      expect(path).toContain(`.${hashHex(bytes).slice(0, 12)}.`);
    }
  });

  it("follows the registry's colours, logo, social image and links", async () => {
    const colours = { accent: "#8a1f5c", accentDark: "#f2a0cf" };
    const links = [{ title: "Ask & answer", url: "https://forum.example/?a=1&b=2" }];
    const logo = { kind: "svg", bytes: LOGO } as const;
    const png = drawSocialImage("Another", colours, false);
    const socialImage = { kind: "png", bytes: png, width: 1200, height: 630 } as const;
    const branded = await renderRegistry(
      repository.folder,
      { ...CONFIG, colours, links },
      { logo, socialImage },
    );
    const paths = [...branded.keys()];
    const style = paths.find((path) => path.endsWith(".css")) ?? "";
    expect(files.has(style)).toBe(false);
    expect(branded.get(style)?.split("@media screen {").at(-1)).toMatch(
      /--accent: #8a1f5c;.*--accent: #f2a0cf;/s,
    );
    const logoPath = `assets/logo.${hashHex(LOGO).slice(0, 12)}.svg`;
    expect(branded.get(logoPath)).toBe(Buffer.from(LOGO).toString());
    expect(branded.get(`assets/social.${hashHex(png).slice(0, 12)}.png`)).toBe(
      Buffer.from(png).toString("latin1"),
    );
    const html = branded.get("mini.service/index.html") ?? "";
    expect(html).toContain(`<img src="../${logoPath}" alt/>`);
    expect(html).toContain(`<link rel="icon" type="image/svg+xml" href="../${logoPath}"`);
    expect(html).toContain(
      '<a href="https://forum.example/?a=1&amp;b=2" rel="noopener">Ask &amp; answer</a>',
    );
  });
});

describe("the mosaic of a registry without a picture", () => {
  it("is small, and the same bytes for the same name and colours", () => {
    const image = drawSocialImage("A", DEFAULT_COLOURS, true);
    const other = drawSocialImage("B", DEFAULT_COLOURS, true);
    expect(image.length).toBeLessThan(10_000);
    expect(drawSocialImage("A", DEFAULT_COLOURS, true)).toEqual(image);
    expect(other).not.toEqual(image);
    expect(drawSocialImage("A", DEFAULT_COLOURS, false)).not.toEqual(image);
    // On any machine and in any version of Node: a page names the picture by its hash.
    expect(hashHex(image).slice(0, 12)).toMatchInlineSnapshot(`"bb56bfd9589b"`);
  });
});
