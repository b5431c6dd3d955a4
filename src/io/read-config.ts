// registry.config.json in a folder; a folder without one has the defaults.

import { existsSync } from "node:fs";
import { join } from "node:path";
import { DEFAULT_CONFIG, parseConfig, type RegistryConfig } from "../core/config.ts";
import type { Problem } from "../core/problem.ts";
import { readSource } from "./read-source.ts";
import { CONFIG_FILE } from "./registry-files.ts";

/** The config is there and cannot be used; `problems` say where and why. */
export class ConfigError extends Error {
  override name = "ConfigError";
  readonly problems: Problem[];
  constructor(problems: Problem[]) {
    const [first] = problems;
    super(
      `${CONFIG_FILE}:${first?.line}:${first?.column}: ${first?.message} ${first?.fix ?? ""}`.trim(),
    );
    this.problems = problems;
  }
}

export function readConfig(root: string): RegistryConfig {
  if (!existsSync(join(root, CONFIG_FILE))) return DEFAULT_CONFIG;
  const { config, problems } = parseConfig(readSource(root, CONFIG_FILE));
  if (!config) throw new ConfigError(problems);
  return config;
}
