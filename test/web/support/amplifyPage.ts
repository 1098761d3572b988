import { join } from "node:path";
import { build } from "esbuild";
import type { Page } from "playwright-core";
import { sharedStack } from "../../support/stack";
import { openPage } from "./browser";

/**
 * The published aws-amplify, and a WebSocket that connects to ws://localhost for wss://localhost.
 */
const SCRIPT = `
  import { Amplify } from "aws-amplify";
  import * as auth from "aws-amplify/auth";
  import { generateClient } from "aws-amplify/api";
  const Native = WebSocket;
  window.WebSocket = class extends Native {
    constructor(address, protocols) {
      super(String(address).replace("wss://localhost", "ws://localhost"), protocols);
    }
  };
  window.amplify = { Amplify, auth, generateClient };
`;

let script: Promise<string> | undefined;

/** A page of this machine that contains only aws-amplify, configured for the shared stack. */
export async function openAmplifyPage(): Promise<Page> {
  const { origin, outputs } = await sharedStack();
  const text = await (script ??= bundle());
  const page = await openPage();
  const html = `<!doctype html><title>aws-amplify</title><script src="/amplify.js"></script>`;
  await page.route(`${origin}/amplify.html`, (route) =>
    route.fulfill({ contentType: "text/html", body: html }),
  );
  await page.route(`${origin}/amplify.js`, (route) =>
    route.fulfill({ contentType: "text/javascript", body: text }),
  );
  await page.goto("/amplify.html");
  await page.evaluate(
    ({ Auth, API }) => (globalThis as any).amplify.Amplify.configure({ Auth, API }),
    {
      Auth: {
        Cognito: {
          userPoolId: outputs.userPoolId,
          userPoolClientId: outputs.userPoolClientId,
          identityPoolId: outputs.identityPoolId,
          allowGuestAccess: true,
          userPoolEndpoint: `${outputs.awsEndpoint}/`,
          identityPoolEndpoint: `${outputs.awsEndpoint}/`,
        },
      },
      API: {
        GraphQL: { endpoint: outputs.graphqlUrl, region: outputs.region, defaultAuthMode: "iam" },
      },
    },
  );
  return page;
}

async function bundle(): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents: SCRIPT, resolveDir: join(__dirname, "../../..") },
    bundle: true,
    write: false,
    format: "iife",
    platform: "browser",
    define: { global: "globalThis" },
  });
  return outputFiles[0]!.text;
}
