// Checks calls of workflows with GitHub's own parser: whether they pass what the called workflow declares.

import type { FileReference } from "@actions/workflow-parser/workflows/file-reference";
import { libraries } from "./libraries.ts";
import { rootOf, type Workflow } from "./workflow-file.ts";

/** `called`: the workflows by the call's `uses`. */
export async function callFaults(
  { path, text }: Workflow,
  called: ReadonlyMap<string, Workflow>,
): Promise<string[]> {
  const { parseWorkflow, convertWorkflowTemplate, NoOperationTraceWriter } = libraries;
  const { fileIdentifier, parseFileReference } = libraries;
  const result = parseWorkflow({ name: path, content: text }, new NoOperationTraceWriter());
  const root = rootOf(result, path);
  const files = new Map(
    [...called].map(([uses, it]) => [fileIdentifier(parseFileReference(uses)), it]),
  );
  const getFileContent = async (reference: FileReference) => {
    const file = files.get(fileIdentifier(reference));
    return { name: file?.path ?? "", content: file?.text ?? "" };
  };
  const options = { fetchReusableWorkflowDepth: 1 };
  await convertWorkflowTemplate(result.context, root, { getFileContent }, options);
  return result.context.errors.getErrors().map(({ message }) => message);
}
