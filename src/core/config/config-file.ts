// Where a registry has its config.

/** From the top of the registry's folder. */
export const CONFIG_FILE = "registry.config.json";
