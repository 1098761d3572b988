import { AwsError } from "../../../core/awsError";
import { charactersOf } from "../../../core/physicalName";
import { written, type ResourceHandler, type ResourceRequest } from "../../../core/resourceHandler";
import { warn } from "../../../core/warn";
import type { ApiDefinition } from "../apiDefinition";
import { GraphQlApi } from "../graphQlApi";
import { hasUnknown } from "../../../core/unknown";
import { checkApiSchema, findSchemaFailure } from "../schema/checkApiSchema";
import { failureDetails } from "../schema/schemaProblem";
import { schemaDoubts } from "../schema/schemaDoubts";
import { authenticationProviders, refuseUnsupportedTypes } from "./authenticationProviders";
import { wholeNumber } from "./inputs";
import type { Services } from "../../../core/services";
import { graphQlApiRules } from "./rules";
import type { AppSync } from "../service";

type Needs = Pick<Services, "accountId" | "options" | "region"> & { appSync: AppSync };

/** Pulumi type token of the resource that contains keys, data sources, functions and resolvers. */
export const GRAPHQL_API = "aws:appsync/graphQLApi:GraphQLApi";

/** aws:appsync/graphQLApi:GraphQLApi, including its schema. */
export const graphQlApiHandler: ResourceHandler<Needs> = {
  rules: graphQlApiRules,
  real: [
    "name",
    "schema",
    "authenticationType",
    "userPoolConfig.userPoolId",
    "userPoolConfig.awsRegion",
    "userPoolConfig.appIdClientRegex",
    "userPoolConfig.defaultAction",
    "additionalAuthenticationProviders.authenticationType",
    "additionalAuthenticationProviders.userPoolConfig",
    "queryDepthLimit",
    "resolverCountLimit",
    "introspectionConfig",
    "region",
  ],
  accepted: [
    "apiType",
    "enhancedMetricsConfig",
    "logConfig",
    "tags",
    "tagsAll",
    "visibility",
    "xrayEnabled",
  ],
  check(request, services) {
    const { inputs } = request;
    refuseUnsupported(inputs);
    refuseUnsupportedTypes(inputs);
    if (!hasUnknown(inputs)) readDefinition(request, services);
    if (!hasUnknown(inputs["schema"])) checkSchema(request);
  },
  inMemory: true,
  replaceOn: ["apiType", "visibility"],
  importing: { form: "the id of the API" },
  defaults: { apiType: "GRAPHQL", visibility: "GLOBAL" },
  ...written<Needs>(async (request, services) => {
    const { inputs } = request;
    refuseUnsupported(inputs);
    checkSchema(request);
    const definition = readDefinition(request, services);
    const { staging } = services.appSync;
    const api = staging.declared;
    if (api === undefined) {
      staging.declared = new GraphQlApi(definition, schemaOf(inputs));
    } else if (api.definition.id === definition.id) {
      api.update(definition, schemaOf(inputs));
    } else {
      throw new AwsError(
        "LimitExceededException",
        `GraphQL API "${definition.name}": this stack serves one API, which is already "${api.definition.name}".`,
      );
    }
    schemaDoubts(schemaOf(inputs)).forEach(warn);
    const { id, arn } = definition;
    const { origin } = services.options;
    return {
      id,
      outputs: {
        ...inputs,
        name: definition.name,
        arn,
        uris: {
          GRAPHQL: `${origin}/graphql`,
          REALTIME: `${origin.replace(/^http/, "ws")}/graphql/realtime`,
        },
        tagsAll: inputs["tags"] ?? {},
        region: services.region,
      },
    };
  }),
  async delete(id, _outputs, { appSync }) {
    if (appSync.staging.declared?.definition.id === id) appSync.staging.declared = undefined;
    appSync.apiKeys.deleteAll(id);
  },
};

/**
 * Rejects a schema that AppSync would reject. An unchanged schema of an earlier deployment is not sent again, so it
 * only causes a warning.
 */
function checkSchema({ inputs, previous }: ResourceRequest): void {
  const schema = schemaOf(inputs);
  if (previous?.inputs["schema"] !== schema) return checkApiSchema(schema);
  const failure = findSchemaFailure(schema);
  if (failure === undefined) return;
  const [first] = failure.problems;
  warn(
    `AppSync would reject the schema, which stays as it was deployed: ${failureDetails(failure)} ` +
      `Line ${first?.at.line}, column ${first?.at.column}: ${first?.hint}`,
  );
}

function refuseUnsupported({
  apiType = "GRAPHQL",
  visibility = "GLOBAL",
}: Record<string, any>): void {
  if (apiType !== "GRAPHQL") refuse("apiType", "GRAPHQL", apiType);
  if (visibility !== "GLOBAL") refuse("visibility", "GLOBAL", visibility);
}

function refuse(property: string, expected: string, actual: unknown): never {
  throw new AwsError(
    "BadRequestException",
    `GraphQLApi ${property} must be "${expected}" on this stack, got ${JSON.stringify(actual)}.`,
  );
}

function schemaOf({ schema }: Record<string, any>): string {
  if (typeof schema === "string" && schema.trim() !== "") return schema;
  throw new AwsError("BadRequestException", "There is no top level schema object defined.");
}

function readDefinition(request: ResourceRequest, services: Needs): ApiDefinition {
  const { inputs, name, previous } = request;
  const id = previous?.id ?? charactersOf(request, ID_CHARACTERS, 26);
  const { introspectionConfig = "ENABLED" } = inputs;
  if (!["ENABLED", "DISABLED"].includes(introspectionConfig)) {
    refuse("introspectionConfig", 'ENABLED" or "DISABLED', introspectionConfig);
  }
  return {
    id,
    arn: `arn:aws:appsync:${services.region}:${services.accountId}:apis/${id}`,
    name: inputs["name"] ?? name,
    providers: authenticationProviders(inputs, services.region),
    introspection: introspectionConfig === "ENABLED",
    queryDepthLimit: wholeNumber("queryDepthLimit", inputs["queryDepthLimit"], 0, 75),
    resolverCountLimit: wholeNumber("resolverCountLimit", inputs["resolverCountLimit"], 0, 10_000),
  };
}

/** Alphabet of AppSync's ids, which have 26 characters. */
const ID_CHARACTERS = "abcdefghijklmnopqrstuvwxyz234567";
