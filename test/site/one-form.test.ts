// What a reader compares between pages and feeds is written in one form: times, and the names of organisms.

import { beforeAll, describe, expect, it } from "vitest";
import { FIFTY, renderGallery } from "../support/gallery.ts";

const PROGRAMS_TIME = /\d{4}-\d\d-\d\dT\d\d:\d\d/;
const READERS_TIME = /\d{4}-\d\d-\d\d \d\d:\d\d UTC/;

let texts: [path: string, text: string][];
beforeAll(async () => {
  const files = await renderGallery();
  texts = [...files].flatMap(([path, file]): [string, string][] =>
    path.endsWith(".html")
      ? [[path, wordsOf(file)]]
      : path.endsWith(".feed.json")
        ? [[path, wordsOf(JSON.parse(file).items.map(htmlOf).join(" "))]]
        : path.endsWith("CHANGELOG.md")
          ? [[path, file.replaceAll(/`[^`]*`/g, "")]]
          : [],
  );
});

describe("the words of pages, feeds and change logs", () => {
  it("have times as people read them", () => {
    const wrong = texts.flatMap(([path, text]) => {
      // What JSON has is for programs.
      if (path.startsWith("schemas/")) return [];
      const [found] = PROGRAMS_TIME.exec(text) ?? [];
      return found === undefined ? [] : `${path}: ${found}`;
    });
    expect(wrong).toEqual([]);
    const right = texts.filter(([, text]) => READERS_TIME.test(text)).map(([path]) => path);
    for (const ending of ["index.html", ".feed.json", ".md"]) {
      expect(right.filter((path) => path.endsWith(ending)).length, ending).toBeGreaterThan(1);
    }
  });

  it("name an organism by its name, and never by its role", () => {
    const { name, role } = FIFTY.organisms[0] ?? { name: "", role: "" };
    const about = texts.filter(([path]) => path.startsWith(`${FIFTY.name}/`));
    expect(about.filter(([, text]) => text.includes(`organism ${name}`))).not.toEqual([]);
    expect(about.filter(([, text]) => text.includes(`organism ${role}`))).toEqual([]);
  });
});

/** Without markup, and without code, which is for programs. */
function wordsOf(html: string): string {
  return html.replaceAll(/<(pre|code|head)\b[\s\S]*?<\/\1>/g, "").replaceAll(/<[^>]*>/g, "");
}

function htmlOf({ title, content_html: html }: { title: string; content_html: string }): string {
  return `${title} ${html}`;
}
