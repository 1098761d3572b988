/** ExpressionAttributeValues of a request. */
export type Values = Readonly<Record<string, Record<string, any> | undefined>>;

/** The type of an attribute value, such as "S". */
export function typeOf(value: Values[string]): string | undefined {
  return value && Object.keys(value)[0];
}
