// The head of every page, and what it lets a browser load.

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hashHex } from "../../src/core/derivation/hash.ts";
import type { GitRepository } from "../support/git-repository.ts";
import { miniatureRegistry } from "../support/miniature.ts";
import { pngOf } from "../support/png.ts";
import { renderRegistry } from "../support/rendered-site.ts";

const CONFIG = {
  name: 'Mini & "registry"',
  description: "A registry in miniature.",
  baseUrl: "https://mini.example/registry/",
  repository: "https://git.example/mini/registry",
};
const LOGO = { bytes: pngOf(64, 64), width: 64, height: 64 };
const SOCIAL = { bytes: pngOf(1200, 630), width: 1200, height: 630 };

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
    ...html.matchAll(/<meta ((?:(?:name|property|http-equiv)="[^"]*" )+)content="(.*?)"\/?>/g),
  ];
  const [first, ...more] = found.filter(([, names = ""]) => names.includes(`="${name}" `));
  return more.length === 0 ? decoded(first?.[2]) : undefined;
}

const decoded = (text: string | undefined) =>
  text?.replaceAll("&quot;", '"').replaceAll("&lt;", "<").replaceAll("&amp;", "&");

/** There are very many pages of citizens, and of coalitions that announce nothing. */
function isOneOfMany(path: string, html: string): boolean {
  return path.startsWith("citizens/") || html.includes("Nothing is announced.");
}

describe("every page", () => {
  it("is tested here", () => {
    expect(pages.length).toBeGreaterThan(9);
    expect(pages.map(([path]) => path)).toContain("404.html");
  });

  it("lets a browser load only the site's own files, and run no markup", () => {
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
        "form-action": "'self'",
        "require-trusted-types-for": "'script'",
        "trusted-types": "'none'",
      });
      // Before anything that it is about.
      const [before = ""] = html.split("Content-Security-Policy");
      expect(before, path).not.toMatch(/<(link|script|style|img)/);
    }
  });

  it("has no inline style or script, no form that leads elsewhere, and no request to other hosts", () => {
    for (const [path, html] of pages) {
      expect(html, path).not.toMatch(/<style|<iframe|<object|<embed|<base/);
      expect(html, path).not.toMatch(/<[^>]*\s(?:style|on[a-z]+|ping|formaction)=/);
      expect(html, path).not.toMatch(/<[^>]*\saction="(?!\?")/);
      for (const [, attributes = "", inner] of html.matchAll(/<script([^>]*)>(.*?)<\/script>/gs)) {
        expect(attributes, path).toContain('src="');
        expect(inner, path).toBe("");
      }
      for (const [element] of html.matchAll(/<(?:script|img|link(?! rel="canonical"))[^>]*>/g)) {
        expect(element, path).not.toMatch(/(?:src|href)="(?:[a-z]+:|\/\/)/);
      }
    }
  });

  it("tells linked sites nothing, and gives them no access to its window", () => {
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
      expect(own, path).toMatch(/\S{3}/);
      // There are very many of these: a search engine or chat shows their titles alone.
      if (isOneOfMany(path, html)) continue;
      expect(meta(html, "description"), path).toMatch(/\S{3}/);
      const [, canonical] = /<link rel="canonical" href="(.*?)"/.exec(html) ?? [];
      expect(canonical, path).toBe(
        path === "404.html" ? undefined : CONFIG.baseUrl + path.replace(/index\.html$/, ""),
      );
      if (canonical) addresses.add(canonical);
      expect(meta(html, "og:title"), path).toBe(own);
      expect(meta(html, "og:description"), path).toBe(meta(html, "description"));
      expect(meta(html, "og:type"), path).toBe("website");
      expect(meta(html, "og:site_name"), path).toBe(CONFIG.name);
      expect(meta(html, "og:url"), path).toBe(canonical ?? CONFIG.baseUrl);
      expect(meta(html, "twitter:card"), path).toBe("summary");
      expect(html, path).not.toContain("og:image");
    }
    const several = [...pages].filter(([path, html]) => !isOneOfMany(path, html));
    expect(addresses.size).toBe(several.length - 1);
  });
});

describe("what pages load", () => {
  it("has its content's hash in its name", () => {
    const assets = [...files].filter(
      ([path]) => path.startsWith("assets/") && !path.endsWith(".js"),
    );
    expect(assets.map(([path]) => path.replace(/\..*\./, ".")).sort()).toEqual([
      "assets/icon.svg",
      "assets/style.css",
    ]);
    for (const [path, content] of assets) {
      expect(path).toContain(`.${hashHex(content).slice(0, 12)}.`);
    }
  });

  it("follows the registry's colours, logo, social image and links", async () => {
    const colours = { accent: "#8a1f5c", accentDark: "#f2a0cf" };
    const links = [{ title: "Ask & answer", url: "https://forum.example/?a=1&b=2" }];
    const branded = await renderRegistry(
      repository.folder,
      { ...CONFIG, colours, links },
      { logo: LOGO, socialImage: SOCIAL },
    );
    const paths = [...branded.keys()];
    const style = paths.find((path) => path.endsWith(".css")) ?? "";
    expect(files.has(style)).toBe(false);
    expect(branded.get(style)?.split("@media screen {").at(-1)).toMatch(
      /--accent: #8a1f5c;.*--accent: #f2a0cf;/s,
    );
    const pathOf = ({ bytes }: { bytes: Uint8Array }, name: string) => {
      const path = `assets/${name}.${hashHex(bytes).slice(0, 12)}.png`;
      expect(branded.get(path)).toBe(Buffer.from(bytes).toString("latin1"));
      return path;
    };
    const [logoPath, socialPath] = [pathOf(LOGO, "logo"), pathOf(SOCIAL, "social")];
    const html = branded.get("mini.service/index.html") ?? "";
    expect(meta(html, "og:image")).toBe(CONFIG.baseUrl + socialPath);
    expect(meta(html, "og:image:width")).toBe("1200");
    expect(meta(html, "twitter:card")).toBe("summary_large_image");
    expect(html).toContain(`<img src="../${logoPath}" alt/>`);
    expect(html).toContain(`<link rel="icon" type="image/png" href="../${logoPath}"`);
    expect(html).toContain(
      '<a href="https://forum.example/?a=1&amp;b=2" rel="noopener">Ask &amp; answer</a>',
    );
  });

  it("shows the logo in link previews if the registry has no social image", async () => {
    const branded = await renderRegistry(repository.folder, CONFIG, { logo: LOGO });
    const html = branded.get("mini.service/index.html") ?? "";
    expect(meta(html, "og:image")).toMatch(/\/assets\/logo\.[0-9a-f]{12}\.png$/);
    expect([meta(html, "og:image:width"), meta(html, "og:image:height")]).toEqual(["64", "64"]);
    expect(meta(html, "twitter:card")).toBe("summary");
  });
});
