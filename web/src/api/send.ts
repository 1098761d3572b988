import { authorize } from "./authorize";
import type { Operation } from "./operation";
import { bodyOf, post } from "./post";

/** Sends an operation once, as the current caller. Throws StoreError, NetworkError or SessionLostError. */
export async function send<Data, Variables>(
  operation: Operation<Data, Variables>,
  variables: Variables,
): Promise<Data> {
  const body = bodyOf(operation, variables);
  return post(operation, { body, headers: await authorize(body) });
}
