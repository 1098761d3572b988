import type { HttpSender, PreparedRequest } from "../lib/httpSender";
import { EngineClient } from "./engineClient";
import { OPERATIONS, type Operation, type Scene } from "./operations";
import type { RecordedCall, RecordingProxy } from "./recordingProxy";

/** The requests to DynamoDB for one request of a sample shopper, with the shopper's names. */
export interface Template {
  calls: RecordedCall[];
  names: string[];
}

/** By operation and kind of shopper, e.g. "cart guest". */
export type Templates = Map<string, Template>;

/**
 * Runs each operation twice for sample shoppers and keeps the DynamoDB requests of the second run:
 * the first one did what is due once, such as a session's touch. The carts are restored before each
 * run.
 */
export async function recordFloor(
  sender: HttpSender,
  proxy: RecordingProxy,
  scenes: readonly Scene[],
  resetCarts: () => Promise<void>,
): Promise<Templates> {
  const templates: Templates = new Map();
  for (const operation of OPERATIONS) {
    for (const scene of scenes) {
      const { member } = scene;
      if (!operation.kinds.includes(member.kind)) continue;
      for (let time = 0; time < 2; time += 1) {
        await resetCarts();
        const { variables, names } = operation.calls(scene)[0]!;
        const request = await member.request(operation.query, variables);
        const calls = await proxy.record(() => sender.graphQl(request));
        templates.set(`${operation.name} ${member.kind}`, {
          calls,
          names: [...member.names, ...names],
        });
      }
    }
  }
  return templates;
}

/** The same requests to DynamoDB for another shopper: one list for each of its GraphQL requests. */
export function floorRequests(
  { calls, names }: Template,
  operation: Operation,
  scene: Scene,
): PreparedRequest[][] {
  return operation.calls(scene).map((call) => {
    const own = [...scene.member.names, ...call.names];
    const translation = new Map(names.map((name, at) => [name, own[at]!]));
    const pattern = new RegExp(names.map(escape).join("|"), "g");
    const translate = (body: string): string =>
      names.length === 0 ? body : body.replace(pattern, (name) => translation.get(name)!);
    return calls.map(({ operation: of, body }) =>
      EngineClient.prepare(of, translate(body.replace(FOR_THE_WORKBENCH, ""))),
    );
  });
}

/**
 * The stack adds this member to the few operations per second that the workbench traces. The
 * recorded operations are among them.
 */
const FOR_THE_WORKBENCH = /,"ReturnConsumedCapacity":"TOTAL"(?=}$)/;

function escape(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
