import Module from "node:module";
import { loadAmplify } from "./loadAmplify";
import type * as ClientModule from "../../web/cli/client";
import type * as OrdersModule from "../../web/cli/orders";
import type * as UpgradeModule from "../../web/cli/upgrade";

type Load = (request: string, ...others: unknown[]) => unknown;

/**
 * The commands of the command-line client in this process, with a copy of aws-amplify by
 * `loadAmplify`, which takes less time to load and to sign in.
 */
export function loadCommands(): typeof ClientModule & typeof OrdersModule & typeof UpgradeModule {
  const { amplify, api, auth, cognito, utils } = loadAmplify();
  const copies: Record<string, unknown> = {
    "aws-amplify": amplify,
    "aws-amplify/api": api,
    "aws-amplify/auth": auth,
    "aws-amplify/auth/cognito": cognito,
    "aws-amplify/utils": utils,
  };
  const loader = Module as unknown as { _load: Load };
  const load = loader._load;
  loader._load = (request, ...others) => copies[request] ?? load(request, ...others);
  try {
    return {
      ...(require("../../web/cli/client") as typeof ClientModule),
      ...(require("../../web/cli/orders") as typeof OrdersModule),
      ...(require("../../web/cli/upgrade") as typeof UpgradeModule),
    };
  } finally {
    loader._load = load;
  }
}
