import { expect } from "chai";
import type { Page } from "playwright-core";
import { PASSWORD } from "../support/shopper";
import { sharedStack } from "../support/stack";
import { createProduct } from "../support/store";
import { openAmplifyPage } from "./support/amplifyPage";
import { closePages } from "./support/browser";
import { createAccount } from "./support/visitor";

type AuthMode = "iam" | "userPool";

/**
 * Subscribes in the page, makes a change through the same client, and returns the event of the
 * subscription.
 */
function hearOwnChange(page: Page, authMode: AuthMode, productId: string): Promise<unknown> {
  return page.evaluate(
    async ({ authMode, productId }) => {
      const { generateClient } = (globalThis as any).amplify;
      const client = generateClient();
      const fields = "id itemCount lines { productId quantity }";
      const query = `mutation { addCartItem(productId: "${productId}") { ${fields} } }`;
      return new Promise((done, fail) => {
        // A subscription receives no events from before its acknowledgement, which aws-amplify does
        // not report.
        const adding = setInterval(() => client.graphql({ query, authMode }).catch(fail), 300);
        client
          .graphql({ query: `subscription { onCartChanged { ${fields} } }`, authMode })
          .subscribe({
            next({ data }: any) {
              clearInterval(adding);
              done(data.onCartChanged.lines[0].productId);
            },
            error: fail,
          });
      });
    },
    { authMode, productId },
  );
}

describe("aws-amplify in a browser", function () {
  this.timeout(40_000);
  afterEach(closePages);

  it("reads, buys into the cart and listens as a guest", async () => {
    const productId = await createProduct(await sharedStack());
    const page = await openAmplifyPage();
    expect(await hearOwnChange(page, "iam", productId)).to.equal(productId);
  });

  it("signs in with SRP and listens as a user", async () => {
    const productId = await createProduct(await sharedStack());
    const email = await createAccount();
    const page = await openAmplifyPage();
    const signedIn = await page.evaluate(
      async ({ email, password }) => {
        const { auth, generateClient } = (globalThis as any).amplify;
        const { isSignedIn } = await auth.signIn({ username: email, password });
        const query = `mutation { startSession(device: "amplify") { current } }`;
        const { data } = await generateClient().graphql({ query, authMode: "userPool" });
        return { isSignedIn, session: data.startSession };
      },
      { email, password: PASSWORD },
    );
    expect(signedIn).to.eql({ isSignedIn: true, session: { current: true } });
    expect(await hearOwnChange(page, "userPool", productId)).to.equal(productId);
  });
});
