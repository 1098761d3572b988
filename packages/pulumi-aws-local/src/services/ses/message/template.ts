import { BadRequestError, NotFoundError } from "../errors";
import { objectOf, refuseOthers, textOf } from "./members";

/** A rendered template. */
export interface Rendered {
  subject: string;
  text?: string;
  html?: string;
  /** Why SES would accept the mail but not send it. */
  failure?: string;
}

const MEMBERS = [
  "Attachments",
  "Headers",
  "TemplateArn",
  "TemplateContent",
  "TemplateData",
  "TemplateName",
];

/**
 * Renders Template content. Stored templates are not supported, because no program can declare one. An inline template
 * may only contain simple substitutions, whose values SES does not escape.
 * https://docs.aws.amazon.com/ses/latest/dg/send-personalized-email-api.html
 * @throws BadRequestError, NotFoundError
 */
export function renderTemplate(template: Record<string, unknown>): Rendered {
  refuseOthers(template, MEMBERS, "Template");
  const stored = textOf(template["TemplateName"] ?? template["TemplateArn"], "TemplateName");
  if (stored !== undefined) throw new NotFoundError(`Template ${stored} does not exist.`);
  if (template["TemplateContent"] === undefined) {
    throw new BadRequestError("One of TemplateName, TemplateArn and TemplateContent is required.");
  }
  const content = objectOf(template["TemplateContent"], "TemplateContent");
  refuseOthers(content, ["Html", "Subject", "Text"], "TemplateContent");
  const [subject = "", text, html] = ["Subject", "Text", "Html"].map((name) =>
    textOf(content[name], name),
  );
  const data = readData(textOf(template["TemplateData"], "TemplateData"));
  if (data === undefined) return { subject, failure: "TemplateData is not a JSON object" };
  const missing = new Set<string>();
  const render = (part: string): string =>
    part.replaceAll(TAG, (_tag, name: string) => {
      const value = valueOf(data, name);
      if (value === undefined) missing.add(name);
      return value ?? "";
    });
  const rendered = {
    subject: render(subject),
    ...(text !== undefined && { text: render(text) }),
    ...(html !== undefined && { html: render(html) }),
  };
  if (missing.size === 0) return rendered;
  // https://repost.aws/knowledge-center/ses-sendtemplatedemail-delivery-failure
  const names = [...missing].join("', '");
  return { ...rendered, failure: `Attribute '${names}' is not present in the rendering data.` };
}

/** `{{name}}` or `{{{name}}}`. Blocks and helpers have no value, so rendering fails. */
const TAG = /\{\{\{?\s*([^{}]*?)\s*\}?\}\}/g;

function readData(json = "{}"): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(json);
    return typeof value === "object" && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : undefined;
  } catch {
    return undefined;
  }
}

function valueOf(data: Record<string, unknown>, path: string): string | undefined {
  let value: unknown = data;
  for (const name of path.split(".")) {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, name))
      return undefined;
    value = (value as Record<string, unknown>)[name];
  }
  return value === undefined || value === null ? undefined : String(value);
}
