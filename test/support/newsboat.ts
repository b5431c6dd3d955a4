// newsboat without a screen: a subscriber with a folder of its own.

import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import initSqlJs from "sql.js";

/** An item in newsboat's cache. */
export interface CachedItem {
  guid: string;
  title: string;
  feed: string;
  unread: boolean;
}

const run = promisify(execFile);

export class Newsboat {
  readonly #folder = mkdtempSync(join(tmpdir(), "newsboat-"));

  constructor(feeds: readonly string[]) {
    writeFileSync(join(this.#folder, "urls"), feeds.map((it) => `${it}\n`).join(""));
    writeFileSync(join(this.#folder, "config"), "");
  }

  /** Reloads every feed and returns newsboat's count of unread items. */
  async reload(): Promise<string> {
    return this.#run("-x", "reload", "print-unread");
  }

  /** Marks all as read, in newsboat's own list. */
  async markRead(guids: readonly string[]): Promise<void> {
    writeFileSync(join(this.#folder, "read"), guids.map((it) => `${it}\n`).join(""));
    await this.#run("-I", "read");
  }

  /** The newest first, as newsboat lists them. */
  async items(): Promise<CachedItem[]> {
    const rows = await this.#select(
      "select guid, title, feedurl, unread from rss_item where deleted = 0 order by pubDate desc, id desc",
    );
    return rows.map(([guid, title, feed, unread]) => ({
      guid: String(guid),
      title: String(title),
      feed: String(feed),
      unread: unread === 1,
    }));
  }

  /** The title of each feed by its address. */
  async feedTitles(): Promise<Map<string, string>> {
    const rows = await this.#select("select rssurl, title from rss_feed");
    return new Map(rows.map(([url, title]) => [String(url), String(title)]));
  }

  remove(): void {
    rmSync(this.#folder, { recursive: true });
  }

  async #run(...args: string[]): Promise<string> {
    const options = ["-u", "urls", "-c", "cache.db", "-C", "config"];
    const env = { PATH: process.env.PATH, HOME: this.#folder, LC_ALL: "C.UTF-8" };
    const { stdout } = await run("newsboat", [...options, ...args], { cwd: this.#folder, env });
    return stdout;
  }

  async #select(query: string) {
    const { Database } = await initSqlJs();
    const database = new Database(readFileSync(join(this.#folder, "cache.db")));
    const [result] = database.exec(query);
    database.close();
    return result?.values ?? [];
  }
}
