import { sharedStack } from "../../support/stack";

/** Sends JSON to the workbench and returns the response. */
export async function post(
  path: string,
  body: unknown,
  { method = "POST", headers = {} }: { method?: string; headers?: Record<string, string> } = {},
): Promise<{ status: number; body: any }> {
  const { origin } = await sharedStack();
  const response = await fetch(`${origin}/_local/${path}`, {
    method,
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify(body),
  });
  return { status: response.status, body: await response.json() };
}
