import { existsSync, readFileSync } from "node:fs";
import { askCode } from "./askCode";
import {
  auth,
  configure,
  confirmAuthenticator,
  query,
  signIn,
  signOut,
  startAuthenticator,
  turnOffAuthenticator,
} from "./client";
import { fileStorage } from "./fileStorage";
import { orderCommands } from "./orders";
import { exportTo, importProducts } from "./products";
import { ownData } from "./ownData";
import { ban, endSessions, liftBan, showPerson } from "./people";
import { lowStock, shopDay } from "./today";
import { upgrade } from "./upgrade";

const USAGE = `npm run client -- COMMAND
  query 'GRAPHQL' ['VARIABLES as JSON']   as the user signed in, else as a guest
  sign-up EMAIL PASSWORD                  then read the code in the inbox
  confirm EMAIL CODE
  sign-in EMAIL PASSWORD [CODE]           asks for the code of an authenticator app where one is needed
  set-up-app                              prints the secret of a new authenticator app
  confirm-app CODE                        turns the second step of sign-in on
  turn-off-app                            and off
  sign-out
  my-data [FILE]                          all that the store keeps about you, as JSON
For admins:
  today [DAY]                             orders, revenue and what sold on a day (UTC)
  low-stock [LIMIT]                       products on sale with at most 5 copies
  person EMAIL                            an account, its sessions, and what admins did to it
  end-sessions EMAIL                      ends all sessions of a user, at once
  ban EMAIL                               disables an account and ends its sessions, at once
  lift-ban EMAIL                          lets the user sign in again
  import FILE [--dry-run]                 products of a CSV file; can be repeated
  export FILE                             all products as a CSV file
  upgrade                                 after an upgrade of the store; can be repeated
  orders [DAY] [STATE]                    newest first; of a day (UTC), e.g. 2026-11-29; new, packed, shipped, cancelled
  orders-of USER                          of one buyer, by the sub
  order USER ID                           one order
  order-history ID                        who did what with it
  pack USER ID                            each step mails the buyer
  ship USER ID TRACKING-NUMBER
  cancel-order USER ID REASON             its copies go back into stock
  resend-order-mail USER ID               the mail about the last step

Which stack: the outputs in $STACK_OUTPUTS (.local/outputs.json). Who is signed in is kept beside them.`;

/** How many arguments each command takes, at most. */
const mostArguments: Record<string, number> = {
  query: 2,
  "sign-up": 2,
  confirm: 2,
  "sign-in": 3,
  "set-up-app": 0,
  "confirm-app": 1,
  "turn-off-app": 0,
  "sign-out": 0,
  "my-data": 1,
  today: 1,
  "low-stock": 1,
  person: 1,
  "end-sessions": 1,
  ban: 1,
  "lift-ban": 1,
  import: 2,
  export: 1,
  upgrade: 0,
  orders: 2,
  "orders-of": 1,
  order: 2,
  "order-history": 1,
  pack: 2,
  ship: 3,
  "cancel-order": 3,
  "resend-order-mail": 2,
};

const commands: Record<string, (...args: string[]) => Promise<unknown>> = {
  query: (text = "", variables = "{}") => query(text, JSON.parse(variables)),
  "sign-up": (username = "", password = "") =>
    auth.signUp({ username, password, options: { userAttributes: { email: username } } }),
  confirm: (username = "", confirmationCode = "") =>
    auth.confirmSignUp({ username, confirmationCode }),
  "sign-in": (username = "", password = "", code) =>
    signIn(username, password, (secret) => askCode(secret, code)),
  "set-up-app": async () => ({ secret: await startAuthenticator() }),
  "confirm-app": (code = "") => confirmAuthenticator(code),
  "turn-off-app": () => turnOffAuthenticator(),
  "sign-out": () => signOut(),
  "my-data": (file) => ownData(file),
  today: (day) => shopDay(day),
  "low-stock": (limit) => lowStock(limit),
  person: (email = "") => showPerson(email),
  "end-sessions": (email = "") => endSessions(email),
  ban: (email = "") => ban(email),
  "lift-ban": (email = "") => liftBan(email),
  import: (file, ...options) => importProducts(file, ...options),
  export: (file) => exportTo(file),
  upgrade: () => upgrade(),
  ...orderCommands,
};

/** A reason of several words without quotation marks, for one, would lose all but the first. */
function refuseMore(name: string, args: string[]): void {
  const most = mostArguments[name] ?? 0;
  if (args.length <= most) return;
  const number = `${most === 0 ? "no" : `at most ${most}`} argument${most === 1 ? "" : "s"}`;
  throw new Error(
    `"${name}" takes ${number}, and got ${args.length}. Put quotation marks around a text with spaces.`,
  );
}

/**
 * Runs a command of a store client on aws-amplify: what a browser does, one step at a time. Returns
 * what it prints. Who is signed in is kept beside the outputs.
 */
export async function runCommand(
  [name = "", ...args]: string[],
  outputsFile: string,
): Promise<unknown> {
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (command === undefined) throw new Error(USAGE);
  refuseMore(name, args);
  if (!existsSync(outputsFile))
    throw new Error(`"${outputsFile}" does not exist: run npm start first.`);
  configure(
    JSON.parse(readFileSync(outputsFile, "utf8")),
    fileStorage(outputsFile.replace(/outputs\.json$/, "client.json")),
  );
  return command(...args);
}
