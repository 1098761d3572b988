import { post } from "../../test/support/post";
import { signedHeaders, type AwsKeys } from "../../test/support/signed";
import type { RunningStack } from "../../test/support/stack";
import type { Tally } from "./tally";

/** One visit of a guest with a new identity: the catalogue, a cart and a session. */
export async function visitAsGuest(
  stack: RunningStack,
  products: readonly string[],
  tally: Tally,
): Promise<void> {
  const { outputs, origin } = stack;
  for (const path of ["/", "/config.json", "/no-such-page"]) {
    await tally.time(`GET ${path}`, async () => {
      const { status } = await fetch(origin + path).then(async (page) => (await page.text(), page));
      if (status >= 500) throw new Error(`status ${status}`);
    });
  }
  const identity = async (operation: string, input: object): Promise<any> => {
    const response = await fetch(`${origin}/`, {
      method: "POST",
      headers: {
        "content-type": "application/x-amz-json-1.1",
        "x-amz-target": `AWSCognitoIdentityService.${operation}`,
      },
      body: JSON.stringify(input),
    });
    if (!response.ok) throw new Error(await response.text());
    return response.json();
  };
  let keys: AwsKeys | undefined;
  await tally.time("guest identity", async () => {
    const { IdentityId } = await identity("GetId", { IdentityPoolId: outputs.identityPoolId });
    const { Credentials } = await identity("GetCredentialsForIdentity", { IdentityId });
    const { AccessKeyId, SecretKey, SessionToken } = Credentials;
    keys = { accessKeyId: AccessKeyId, secretAccessKey: SecretKey, sessionToken: SessionToken };
  });
  if (keys === undefined) return;
  const at = (index: number): string => products[index % products.length]!;
  const first = Math.floor(Math.random() * products.length);
  const line = "{ id version lines { productId quantity } }";
  for (const query of [
    "{ products(genre: ROCK, limit: 24) { items { id title priceCents } nextToken } }",
    `{ product(id: "${at(first)}") { id title tracks } }`,
    `mutation { addCartItem(productId: "${at(first)}", quantity: 2) ${line} }`,
    `mutation { addCartItem(productId: "${at(first + 1)}") ${line} }`,
    `mutation { setCartItemQuantity(productId: "${at(first)}", quantity: 3) ${line} }`,
    `mutation { removeCartItem(productId: "${at(first + 1)}") ${line} }`,
    'mutation { saveSession(data: "{\\"seen\\": 1}", expectedVersion: 0) { id dataVersion } }',
    "{ session { id dataVersion } }",
    `{ cart ${line} }`,
  ]) {
    await tally.time("guest", () => ask(stack, keys!, query));
  }
}

/** @throws Error with the errors of the response. */
async function ask(stack: RunningStack, keys: AwsKeys, query: string): Promise<void> {
  const body = JSON.stringify({ query });
  const reply = await post(stack, body, await signedHeaders(stack, body, { keys }));
  if (reply.body.errors !== undefined) throw new Error(`${query}: ${reply.text}`);
}
