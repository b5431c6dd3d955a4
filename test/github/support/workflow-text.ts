// Workflows and actions for tests, as JSON, which is also YAML. Expressions are written `[[ … ]]`, because `${{ … }}` in
// a program looks like a forgotten template.

export function workflowText(value: object): string {
  const whole = "jobs" in value ? { on: "push", ...value } : value;
  return JSON.stringify(whole, null, 2)
    .replaceAll("[[", "$" + "{{")
    .replaceAll("]]", "}}");
}
