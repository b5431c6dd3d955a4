// registry.config.json in a folder; a folder without one has the defaults.

import { existsSync } from "node:fs";
import { join } from "node:path";
import { DEFAULT_CONFIG, parseConfig, type RegistryConfig } from "../core/config.ts";
import type { Problem } from "../core/problem.ts";
import { readSource } from "./registry-files.ts";

const FILE = "registry.config.json";

/** The config is there and cannot be used; `problems` say where and why. */
export class ConfigError extends Error {
  override name = "ConfigError";
  readonly problems: Problem[];
  constructor(problems: Problem[]) {
    const [first] = problems;
    super(`${FILE}:${first?.line}:${first?.column}: ${first?.message} ${first?.fix ?? ""}`.trim());
    this.problems = problems;
  }
}

export function readConfig(root: string): RegistryConfig {
  if (!existsSync(join(root, FILE))) return DEFAULT_CONFIG;
  const { config, problems } = parseConfig(readSource(root, FILE));
  if (!config) throw new ConfigError(problems);
  return config;
}
