/** The response of a GraphQL endpoint. */
export interface GraphQlResponse {
  data?: any;
  errors?: { message: string; errorType?: string; path?: unknown[] }[];
}

export type Variables = Record<string, unknown>;

/** Sends one operation over HTTP, with the headers that authorize it. */
export async function askGraphQl(
  url: string,
  headers: Record<string, string>,
  query: string,
  variables: Variables = {},
): Promise<GraphQlResponse> {
  const response = await fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify({ query, variables }),
  });
  return (await response.json()) as GraphQlResponse;
}

/** Data of an operation. @throws Error with the errors of the response, if it has any */
export async function dataOf(response: Promise<GraphQlResponse>): Promise<any> {
  const { data, errors } = await response;
  if (errors !== undefined) throw new Error(JSON.stringify(errors));
  return data;
}

/** Error type of a response's first error; undefined if it has none. */
export async function errorTypeOf(response: Promise<GraphQlResponse>): Promise<unknown> {
  return (await response).errors?.[0]?.errorType;
}
