// What `init` asks: each answer with its flag, and how to check it.

import type { RegistryConfig } from "../../src/core/config/config.ts";
import { nodeAt, wordsOn } from "../../src/core/schema/node.ts";
import {
  branchFault,
  configFault,
  repositoryFault,
  siteFault,
  siteOf,
} from "../../src/core/starter/check-answers.ts";
import type { Answers } from "../../src/core/starter/files.ts";
import { knownRepository, type Read, readMaintainers } from "./on-github.ts";

export interface Field {
  key: keyof Answers;
  flag: string;
  argument: string;
  /** Describes it in a sentence or two. */
  words: string;
  example: string;
  /** The default. Without it, an answer is required. */
  fallback?(answers: Answers): string;
  read(text: string, answers: Partial<Answers>): Promise<Read> | Read;
}

/** In the order of the questions: each may use the answers before it. `branch` is git's own default. */
export function fieldsFor(software: string, branch: string): Field[] {
  return [
    {
      ...{ key: "name", flag: "--name", argument: "TEXT", example: "Acme coalitions" },
      words: wordsOf("name"),
      read: (text) => orFault(text, configFault({ name: text })),
    },
    {
      ...{ key: "description", flag: "--description", argument: "TEXT" },
      example: "The coalitions of Acme, and every change to them.",
      words: wordsOf("description"),
      read: (text) => orFault(text, configFault({ description: text })),
    },
    {
      ...{ key: "repository", flag: "--repository", argument: "OWNER/NAME" },
      example: "acme/coalitions",
      words: "Where the registry will be on GitHub. You can create the repository later.",
      read: async (text) => {
        const fault = repositoryFault(text, software);
        return orFault(text, fault ?? (await knownRepository(text)));
      },
    },
    {
      ...{ key: "baseUrl", flag: "--base-url", argument: "URL" },
      example: "https://acme.github.io/coalitions/",
      words:
        "Where the site will be published. Change the default only if you have a domain of your own.",
      fallback: ({ repository }) => siteOf(repository),
      read: (text, { repository = "OWNER/NAME" }) => orFault(text, siteFault(text, repository)),
    },
    {
      ...{ key: "maintainers", flag: "--maintainer", argument: "LOGIN…" },
      example: "ada",
      words:
        "The GitHub accounts that maintain everything except the definitions. Write logins, login:number, or teams as @organization/team.",
      read: readMaintainers,
    },
    {
      ...{ key: "branch", flag: "--branch", argument: "NAME", example: "main" },
      words: "The repository's default branch.",
      fallback: () => branch,
      read: (text) => orFault(text, branchFault(text)),
    },
  ];
}

function wordsOf(key: keyof RegistryConfig): string {
  return wordsOn(nodeAt("registry-config.schema.json", `/properties/${key}`));
}

function orFault(value: string, fault: string | undefined): Read {
  return fault === undefined ? { value } : { fault };
}
