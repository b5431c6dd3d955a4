// A site in memory, served below a sub-path as on GitHub Pages, in a browser: for a file of tests, each of which opens
// a page of its own.

import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll } from "vitest";
import { sharedChromium, watchFaults } from "./browser.ts";
import { type ServedFiles, serveFiles } from "./served-files.ts";

type Files = Parameters<typeof serveFiles>[0];
type WaitUntil = NonNullable<Parameters<Page["goto"]>[1]>["waitUntil"];

export class SiteInBrowser {
  /** Set while tests run. */
  files!: Files;
  served!: ServedFiles;
  /** The test's own. */
  page!: Page;
  /** What goes wrong on that page, as it occurs. */
  faults!: string[];
  #browser!: Browser;

  /** Registers what starts and stops it. */
  constructor(render: () => Promise<Files>) {
    beforeAll(async () => {
      this.files = await render();
      this.served = await serveFiles(this.files, "/some/registry/");
      this.#browser = await sharedChromium();
    });
    afterAll(() => this.served.stop());
    afterEach(async () => {
      this.served.faults.clear();
      await this.page.close();
    });
  }

  /** Opens a new page, with an empty cache, at a path below the site. */
  async open(
    path = "",
    options: BrowserContextOptions = {},
    waitUntil: WaitUntil = "load",
  ): Promise<Page> {
    this.page = await this.#browser.newPage(options);
    this.faults = watchFaults(this.page, this.served.address);
    await this.page.goto(this.served.address + path, { waitUntil });
    return this.page;
  }

  /** Holds files back until the function that it gives is called. */
  hold(...paths: string[]): () => void {
    let release = () => {};
    const released = new Promise<void>((done) => {
      release = done;
    });
    for (const path of paths) this.served.faults.set(path, released);
    return release;
  }
}
