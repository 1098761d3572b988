import type { Stack } from "@pulumi/pulumi/automation";
import { awsClients, type AwsClients } from "./aws";
import { smallProject } from "./project";
import { startServe, type Serve } from "./serve";
import { REGION } from "./smallProgram";
import { run } from "./steps";

/** A stack whose program a test can change. */
export interface DeclaredStack {
  serve: Serve;
  clients: AwsClients;
  /** The resources that the program declares. */
  declare: () => unknown;
  stack: Stack;
}

/**
 * Starts an emulator for the tests of a suite and creates a stack for each test; removes what the
 * tests leave.
 */
export function useDeclaredStack(): DeclaredStack {
  const own = { declare: () => {} } as DeclaredStack;
  before(async () => {
    own.serve = await startServe();
    own.clients = awsClients(own.serve.origin);
  });
  beforeEach(async () => {
    own.stack = await smallProject(own.serve).open(async () => void own.declare(), REGION);
  });
  afterEach(async () => {
    own.declare = () => {};
    await run(own.stack, "up");
    for (const name of await own.clients.tables()) await own.clients.deleteTable(name);
  });
  after(() => own.serve.stop());
  return own;
}

/** A resource in the engine's state. */
export interface StateResource {
  urn: string;
  type: string;
  id?: string;
  inputs: Record<string, any>;
  [option: string]: unknown;
}

/** The resources in the engine's state, without the engine's own. */
export async function resourcesOf(stack: Stack): Promise<StateResource[]> {
  const { resources = [] } = (await stack.exportStack()).deployment as {
    resources?: StateResource[];
  };
  return resources.filter(({ type }) => !type.startsWith("pulumi:"));
}
