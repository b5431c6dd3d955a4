// VS Code's JSON support without VS Code: its language service, configured from .vscode/settings.json
// as the editor does it, with the schemas read from disk.

import { readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import {
  ClientCapabilities,
  getLanguageService,
  type JSONDocument,
  type MarkedString,
  type MarkupContent,
  TextDocument,
} from "vscode-json-languageservice";

export const ROOT = join(import.meta.dirname, "../..");

interface Settings {
  "json.schemas": { fileMatch: string[]; url: string }[];
  "json.schemaDownload.trustedDomains"?: Record<string, boolean>;
}

/** A folder that is open in the editor. */
export interface Workspace {
  /** Its address, without a final slash. */
  uri: string;
  /** The text of its .vscode/settings.json. */
  settings: string;
  /** What a server answers to an https address. */
  download(uri: string): Promise<string>;
}

const PROJECT: Workspace = {
  uri: pathToFileURL(ROOT).href,
  settings: readFileSync(join(ROOT, ".vscode/settings.json"), "utf8"),
  download: async (uri) => {
    throw new Error(`${uri} is not asked for here.`);
  },
};

/** Since 1.109 VS Code downloads a schema only from an address that the settings trust, or the beginning of it. */
function requestIn({ settings, download }: Workspace): (uri: string) => Promise<string> {
  const trusted = (JSON.parse(settings) as Settings)["json.schemaDownload.trustedDomains"] ?? {};
  return async (uri) => {
    if (!uri.startsWith("https://")) return readFile(fileURLToPath(uri), "utf8");
    const isTrusted = Object.entries(trusted).some(([start, is]) => is && uri.startsWith(start));
    if (!isTrusted) throw new Error(`Location ${uri} is untrusted.`);
    return download(uri);
  };
}

/** Both are relative to the folder that is open: the address, and the files of the association. */
function associations({ uri: folderUri, settings }: Workspace) {
  return (JSON.parse(settings) as Settings)["json.schemas"].map(({ fileMatch, url }) => ({
    fileMatch,
    uri: new URL(url, `${folderUri}/`).href,
    folderUri,
  }));
}

function openService(workspace: Workspace) {
  const service = getLanguageService({
    // As VS Code, which shows Markdown.
    clientCapabilities: ClientCapabilities.LATEST,
    schemaRequestService: requestIn(workspace),
    workspaceContext: {
      resolveRelativePath: (path, resource) => new URL(path, resource).href,
    },
  });
  const schemas = associations(workspace);
  service.configure({ validate: true, allowComments: false, schemas });
  return service;
}

/** A file that is open in the editor; its path is from the folder's top. */
export class OpenFile {
  readonly #service;
  readonly #document: TextDocument;
  readonly #json: JSONDocument;
  readonly #cursor: number;

  /** A ▸ in the text is the cursor, and no part of it. */
  constructor(file: string, text: string, workspace = PROJECT) {
    this.#service = openService(workspace);
    this.#cursor = Math.max(0, text.indexOf("▸"));
    const uri = `${workspace.uri}/${file}`;
    this.#document = TextDocument.create(uri, "json", 1, text.replace("▸", ""));
    this.#json = this.#service.parseJSONDocument(this.#document);
  }

  /** Each mistake as `<underlined text> <message>`. */
  async diagnose(): Promise<string[]> {
    const found = await this.#service.doValidation(this.#document, this.#json);
    return found.map(({ range, message }) => `${this.#document.getText(range)} ${plain(message)}`);
  }

  /** What is offered at the cursor: each label with its description. */
  async complete(): Promise<Map<string, string>> {
    const position = this.#document.positionAt(this.#cursor);
    const list = await this.#service.doComplete(this.#document, position, this.#json);
    const items = list?.items ?? [];
    return new Map(items.map((it) => [it.label, plain(it.documentation ?? "")]));
  }

  /** What is shown when the mouse rests at the cursor. */
  async hover(): Promise<string> {
    const position = this.#document.positionAt(this.#cursor);
    const hover = await this.#service.doHover(this.#document, position, this.#json);
    const contents: (MarkedString | MarkupContent)[] = [hover?.contents ?? ""].flat();
    // Markdown escapes what would be markup; no description has a backslash of its own.
    return contents.map(plain).join("\n").replaceAll("\\", "");
  }
}

function plain(text: MarkedString | MarkupContent): string {
  return typeof text === "string" ? text : text.value;
}
