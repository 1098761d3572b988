import { Kind, parse, type OperationDefinitionNode } from "graphql";
import type { Actor } from "./actor";
import { subscribe } from "./subscribe";

interface GraphQlParams {
  query: string;
  operationName?: string | null;
  variables?: unknown;
}

/** Sends GraphiQL's requests to the API like any client, with the credentials of `actor`. */
export function createFetcher(actor: () => Actor) {
  return async ({ query, variables, ...params }: GraphQlParams): Promise<any> => {
    const { kind, operationName } = chosenOperation(query, params.operationName);
    const request = { query, operationName, variables };
    if (kind === "subscription") return subscribe(actor(), request);
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

/**
 * The selected operation of a document. A single operation is always selected: GraphiQL may still send the name of an
 * operation that was just replaced. A document that can't be parsed is sent to the API, which returns the error.
 */
function chosenOperation(
  query: string,
  operationName: string | null | undefined,
): { kind?: string; operationName?: string | null | undefined } {
  try {
    const operations = parse(query).definitions.filter(
      (definition): definition is OperationDefinitionNode =>
        definition.kind === Kind.OPERATION_DEFINITION,
    );
    const [only, another] = operations;
    if (only !== undefined && another === undefined) {
      return { kind: only.operation, operationName: only.name?.value };
    }
    const meant = operations.find(({ name }) => name?.value === operationName);
    return { ...(meant && { kind: meant.operation }), operationName };
  } catch {
    return { operationName };
  }
}
