import { AwsError } from "../../../core/awsError";
import { charactersOf } from "../../../core/physicalName";
import { written, type ResourceHandler, type ResourceRequest } from "../../../core/resourceHandler";
import { warn } from "../../../core/warn";
import type { ApiDefinition } from "../apiDefinition";
import { GraphQlApi } from "../graphQlApi";
import { hasUnknown } from "../../../core/unknown";
import { buildApiSchema } from "../schema/buildApiSchema";
import { schemaDoubts } from "../schema/schemaDoubts";
import { authenticationProviders, refuseUnsupportedTypes } from "./authenticationProviders";
import { wholeNumber } from "./inputs";
import type { Services } from "../../../core/services";
import type { AppSync } from "../service";

type Needs = Pick<Services, "accountId" | "options" | "region"> & { appSync: AppSync };

/** Pulumi type token of what keys, data sources, functions and resolvers belong to. */
export const GRAPHQL_API = "aws:appsync/graphQLApi:GraphQLApi";

/** aws:appsync/graphQLApi:GraphQLApi, which has the schema with it. */
export const graphQlApiHandler: ResourceHandler<Needs> = {
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
    buildApiSchema(schemaOf(inputs));
  },
  inMemory: true,
  replaceOn: ["apiType", "visibility"],
  defaults: { apiType: "GRAPHQL", visibility: "GLOBAL" },
  ...written<Needs>(async (request, services) => {
    const { inputs } = request;
    refuseUnsupported(inputs);
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
        `GraphQL API "${definition.name}": this stack serves one API, and "${api.definition.name}" already is it.`,
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

/** Of AppSync's ids, which have 26. */
const ID_CHARACTERS = "abcdefghijklmnopqrstuvwxyz234567";
