import { isDeepStrictEqual } from "node:util";
import type { DeclaredResource } from "../../core/declaredResource";
import { EngineRecords, isHeldByEngine } from "../../provider/engineRecords";
import { ResourceRecords, type ResourceRecord } from "../../program/resourceRecords";
import { resourceHandlers } from "../../services/resourceHandlers";
import type { LocalServices } from "../../services/localServices";
import { maskApiKeys } from "../../core/maskApiKeys";
import { acceptedInputs } from "./acceptedInputs";
import { shownValue } from "./shownValue";
import type { ResourceView, StackView } from "./stackTypes";

/** All resources that the program declares, with their local state. */
export function viewStack({
  state,
  declared = [],
}: Pick<LocalServices, "state" | "declared">): StackView {
  const records = new ResourceRecords(state);
  const ofEngine = isHeldByEngine(state) ? new EngineRecords(state) : undefined;
  const recordOf = (urn: string): ResourceRecord | undefined =>
    ofEngine === undefined ? records.get(urn) : ofEngine.ofUrn(urn).at(-1);
  return {
    resources: declared
      .filter(({ type }) => type !== "pulumi:pulumi:Stack")
      .map((resource) => viewResource(resource, recordOf(resource.urn))),
  };
}

function viewResource(
  { urn, type, name, parent }: DeclaredResource,
  record: ResourceRecord | undefined,
): ResourceView {
  const base = { urn, type, name, ...(parent !== undefined && { parent }) };
  const handler = resourceHandlers[type];
  if (record === undefined || handler === undefined) {
    return { ...base, kind: "component", inputs: {}, outputs: {}, withoutEffect: [] };
  }
  const { id, inputs, outputs } = record;
  const own = Object.entries(outputs).filter(
    ([key, value]) => !isDeepStrictEqual(value, inputs[key]),
  );
  return {
    ...base,
    kind: handler.real.length === 0 ? "accepted" : "real",
    id: maskApiKeys(id),
    inputs: shownValue(inputs) as Record<string, unknown>,
    outputs: shownValue(Object.fromEntries(own)) as Record<string, unknown>,
    withoutEffect: acceptedInputs(inputs, handler),
  };
}
