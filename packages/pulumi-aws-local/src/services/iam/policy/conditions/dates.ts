import { comparisonOperators } from "./comparison";

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_Date */
export const dateOperators = comparisonOperators("Date", parseDate, (a, b) => a - b);

/**
 * Parses a date in a W3C format of ISO 8601, or in seconds since the epoch, to milliseconds since the epoch. Four
 * digits are a year. https://www.w3.org/TR/NOTE-datetime
 */
function parseDate(text: string): number | undefined {
  if (/^\d{5,12}$/.test(text)) return Number(text) * 1000;
  if (!W3C_DATE.test(text)) return undefined;
  const milliseconds = Date.parse(text);
  return Number.isNaN(milliseconds) ? undefined : milliseconds;
}

/** A time must have a zone. */
const W3C_DATE = /^\d{4}(-\d\d(-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d))?)?)?$/;
