import { getOperationAST, parse } from "graphql";
import type { Actor } from "./actor";
import { subscribe } from "./subscribe";

interface GraphQlParams {
  query: string;
  operationName?: string | null;
  variables?: unknown;
}

/** Sends what GraphiQL runs to the API as any client would, for whoever `actor` answers. */
export function createFetcher(actor: () => Actor) {
  return async (params: GraphQlParams): Promise<any> => {
    const { query, operationName, variables } = params;
    const request = { query, operationName, variables };
    if (isSubscription(query, operationName)) {
      return subscribe(actor(), request);
    }
    const body = JSON.stringify(request);
    const { host: _sentByTheBrowser, ...headers } = await actor().headers("/graphql", body);
    const response = await fetch("/graphql", {
      method: "POST",
      headers: { "content-type": "application/json", ...headers },
      body,
    });
    return response.json();
  };
}

/** What can't be parsed is no subscription: the API is to say what it thinks of it. */
function isSubscription(query: string, operationName: string | null | undefined): boolean {
  try {
    return getOperationAST(parse(query), operationName)?.operation === "subscription";
  } catch {
    return false;
  }
}
