/** The workflows made from this repository's own for registries to call. */
export declare const CALLED_WORKFLOWS: readonly string[];
/** The text of registry-NAME.yml, from the text of NAME.yml. */
export declare function registryWorkflow(name: string, text: string): string;
