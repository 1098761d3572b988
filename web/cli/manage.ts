import { query } from "./client";

/** A GraphQL response, as query returns it. */
interface GraphqlResponse {
  data?: Record<string, unknown> | null;
  errors?: { errorType?: string; message: string }[];
}

/** The data of an operation with one field. @throws Error named after the errorType. */
export async function field<T>(text: string, variables: object = {}): Promise<T> {
  const { data, errors } = (await query(text, variables)) as GraphqlResponse;
  const [fault] = errors ?? [];
  if (fault !== undefined) {
    throw Object.assign(new Error(fault.message), { name: fault.errorType ?? "Unknown" });
  }
  return Object.values(data ?? {})[0] as T;
}

/** One page of a list. */
export interface Page<T> {
  items: T[];
  nextToken: string | null;
}

/** All pages of a list, one after the other. */
export async function* pages<T>(
  text: string,
  variables: object = {},
): AsyncGenerator<T[], void, undefined> {
  let nextToken: string | null = null;
  do {
    const page: Page<T> = await field(text, { ...variables, nextToken });
    yield page.items;
    nextToken = page.nextToken;
  } while (nextToken !== null);
}
