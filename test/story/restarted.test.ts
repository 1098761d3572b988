import { expect } from "chai";
import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createGuest, register, signIn } from "../support/shopper";
import { startStack, type RunningStack } from "../support/stack";
import { createProduct, store } from "../support/store";

describe("A stack that is started again", function () {
  this.timeout(60_000);
  let dataDir: string;
  let stack: RunningStack | undefined;
  before(() => (dataDir = mkdtempSync(join(tmpdir(), "jukebox-restarted-"))));
  after(async () => {
    await stack?.stop();
    rmSync(dataDir, { recursive: true, force: true });
  });

  it("keeps pools, accounts, stock and secrets", async () => {
    stack = await startStack({ dataDir });
    const email = `kept-${randomUUID()}@example.com`;
    const guest = createGuest(stack);
    const product = await createProduct(stack);
    await store.add(guest, product, 3);
    await register(stack, guest, email);
    const { outputs, demoPassword } = stack;
    await stack.stop();
    stack = await startStack({ dataDir });
    const sameButForPort = ({
      userPoolId,
      userPoolClientId,
      identityPoolId,
    }: Record<string, string>) => [userPoolId, userPoolClientId, identityPoolId];
    expect(sameButForPort(stack.outputs)).to.deep.equal(sameButForPort(outputs));
    expect(stack.demoPassword).to.equal(demoPassword);
    const { client } = await signIn(createGuest(stack), email);
    expect(await store.stock(client, product)).to.equal(1000);
  });
});
