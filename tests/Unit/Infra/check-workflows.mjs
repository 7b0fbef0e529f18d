// Reads workflows as GitHub does, with what they call and with expressions, and prints what is wrong.
import { readFileSync } from "node:fs";
import { register } from "node:module";

// GitHub's parser imports its schema without saying that it is JSON, which Node asks for.
register(`data:text/javascript,${encodeURIComponent(`
  export const load = (url, context, next) => next(url, url.endsWith(".json") ? { ...context, importAttributes: { type: "json" } } : context);
`)}`);
const { NoOperationTraceWriter, convertWorkflowTemplate, parseWorkflow } = await import("@actions/workflow-parser");
const { ErrorPolicy } = await import("@actions/workflow-parser/model/convert");

const read = name => ({ name, content: readFileSync(name, "utf8") });
const files = { getFileContent: async ({ path }) => read(path) };
const options = { errorPolicy: ErrorPolicy.TryConversion, fetchReusableWorkflowDepth: 1 };
for (const name of process.argv.slice(2)) {
  const { context, value } = parseWorkflow(read(name), new NoOperationTraceWriter());
  if (value) {
    await convertWorkflowTemplate(context, value, files, options);
  }
  context.errors.getErrors().forEach(error => console.log(error.message));
}
