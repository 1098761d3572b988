import { AwsError } from "../../../core/awsError";
import { written, type ResourceHandler, type ResourceRequest } from "../../../core/resourceHandler";
import { hasUnknown } from "../../../core/unknown";
import type { GraphQlApi } from "../graphQlApi";
import type { Resolver } from "../resolverFunction";
import { checkField } from "./checkField";
import { apiOf, compileInput, hasKnownCode } from "./inputs";
import type { Services } from "../../../core/services";
import { resolverRules } from "./rules";
import type { AppSync } from "../service";

type Needs = Pick<Services, "clock" | "region"> & { appSync: AppSync };

/** AppSync's limit for the functions of one pipeline. */
const FUNCTIONS_PER_PIPELINE = 10;

/** aws:appsync/resolver:Resolver with the kind UNIT or PIPELINE. */
export const resolverHandler: ResourceHandler<Needs> = {
  rules: resolverRules,
  real: [
    "apiId",
    "type",
    "field",
    "kind",
    "dataSource",
    "pipelineConfig.functions",
    "code",
    "runtime",
  ],
  accepted: ["maxBatchSize", "region"],
  check(request, services) {
    const { inputs } = request;
    checkKind(inputs);
    checkField(request);
    if (hasKnownCode(inputs))
      compileInput(`Resolver ${inputs["type"]}.${inputs["field"]}`, inputs, services);
  },
  inMemory: true,
  replaceOn: ["apiId", "field", "type"],
  importing: { form: "apiId-type-field" },
  ...written<Needs>(async (request, services) => {
    const { inputs } = request;
    const api = apiOf(inputs, services);
    const { type, field } = inputs;
    const slot = api.slot(type, field);
    refuseSecond(request, slot.resolver);
    const arn = `${api.definition.arn}/types/${type}/resolvers/${field}`;
    slot.resolver = readResolver(api, arn, request, services);
    return {
      id: `${api.definition.id}-${type}-${field}`,
      outputs: { ...inputs, kind: slot.resolver.kind, arn, region: services.region },
    };
  }),
  async delete(_id, { apiId, type, field }, { appSync }) {
    const api = appSync.staging.declared;
    if (api?.definition.id === apiId) api!.detach(type, field);
  },
};

/** A field can have only one resolver: https://github.com/aws/aws-cdk/issues/13269 */
function refuseSecond(
  { urn, previous, inputs }: ResourceRequest,
  present: Resolver | undefined,
): void {
  if (previous !== undefined || present === undefined || present.urn === urn) return;
  fail(
    `Only one resolver is allowed per field. ${inputs["type"]}.${inputs["field"]} already has one; a resolver with a new ` +
      "name in the program keeps its field with the option aliases.",
  );
}

function readResolver(
  api: GraphQlApi,
  arn: string,
  { urn, inputs }: ResourceRequest,
  services: Pick<Services, "clock">,
): Resolver {
  const { type, field, kind = "UNIT", dataSource, pipelineConfig } = inputs;
  const name = `${type}.${field}`;
  const code = compileInput(`Resolver ${name}`, inputs, services);
  checkKind(inputs);
  if (kind === "UNIT") {
    return { urn, kind, arn, name, code, dataSourceName: api.dataSource(dataSource).name };
  }
  const functionIds: string[] = pipelineConfig?.functions ?? [];
  for (const id of functionIds) api.function(id);
  return { urn, kind, arn, name, code, functionIds };
}

/** @throws AwsError BadRequestException for a resolver that AWS would reject regardless of its functions */
function checkKind({
  type,
  field,
  kind = "UNIT",
  dataSource,
  pipelineConfig,
}: Record<string, any>): void {
  const name = `${type}.${field}`;
  if (hasUnknown(kind)) return;
  if (kind === "UNIT") {
    // https://github.com/aws/aws-cdk/issues/16071
    if (dataSource == null) {
      fail(
        `Resolver ${name}: DataSourceName is required for UNIT resolver (dataSource is missing).`,
      );
    }
    return;
  }
  if (kind !== "PIPELINE")
    fail(`Resolver ${name}: kind must be "UNIT" or "PIPELINE", got "${kind}".`);
  const functions = pipelineConfig?.functions;
  if (Array.isArray(functions) && functions.length > FUNCTIONS_PER_PIPELINE) {
    fail(
      `Resolver ${name}: a pipeline has at most ${FUNCTIONS_PER_PIPELINE} functions, got ${functions.length}.`,
    );
  }
}

function fail(message: string): never {
  throw new AwsError("BadRequestException", message);
}
