import { AwsError } from "../../../core/awsError";
import { written, type ResourceHandler, type ResourceRequest } from "../../../core/resourceHandler";
import { hasUnknown } from "../../../core/unknown";
import type { DataSourceDefinition } from "../apiDefinition";
import { apiOf } from "./inputs";
import type { Services } from "../../../core/services";
import { dataSourceRules } from "./rules";
import type { AppSync } from "../service";

type Needs = Pick<Services, "region"> & { appSync: AppSync };

/**
 * aws:appsync/dataSource:DataSource with the types AMAZON_DYNAMODB, HTTP and NONE. RELATIONAL_DATABASE is accepted, so
 * that code can build requests for it; calls to it are rejected.
 */
export const dataSourceHandler: ResourceHandler<Needs> = {
  rules: dataSourceRules,
  real: [
    "apiId",
    "name",
    "type",
    "serviceRoleArn",
    "dynamodbConfig.tableName",
    "dynamodbConfig.region",
    "httpConfig.endpoint",
    "httpConfig.authorizationConfig",
    "region",
  ],
  accepted: [
    "description",
    "dynamodbConfig.useCallerCredentials",
    "dynamodbConfig.versioned",
    "relationalDatabaseConfig",
  ],
  check(request, services) {
    const { inputs } = request;
    const name = nameOf(request);
    if (!hasUnknown(name)) checkName(name);
    // An unknown value is replaced by a valid one.
    if (!hasUnknown(inputs["type"])) readConfig(name, withoutUnknown(inputs), services);
  },
  inMemory: true,
  importing: { form: "apiId-name" },
  ...written<Needs>(async (request, services) => {
    const { inputs } = request;
    const api = apiOf(inputs, services);
    const name = nameOf(request);
    checkName(name);
    const definition: DataSourceDefinition = {
      name,
      arn: `${api.definition.arn}/datasources/${name}`,
      ...(inputs["serviceRoleArn"] && { serviceRoleArn: inputs["serviceRoleArn"] }),
      ...readConfig(name, inputs, services),
    };
    api.dataSources.set(name, definition);
    return {
      id: `${api.definition.id}-${name}`,
      outputs: { ...inputs, name, arn: definition.arn, region: services.region },
    };
  }),
  async delete(_id, { apiId, name }, { appSync }) {
    const api = appSync.staging.declared;
    if (api?.definition.id === apiId) api!.dataSources.delete(name);
  },
};

/** The provider treats a new name as an update, and AWS keeps the old one. */
function nameOf({ inputs, name, previous }: ResourceRequest): string {
  return previous?.outputs["name"] ?? inputs["name"] ?? name;
}

function checkName(name: string): void {
  if (/^[_A-Za-z][_0-9A-Za-z]*$/.test(name)) return;
  fail(`Data source name "${name}" must match [_A-Za-z][_0-9A-Za-z]*.`);
}

/** Replaces an endpoint that is not known yet with one that can be parsed. */
function withoutUnknown(inputs: Record<string, any>): Record<string, any> {
  const { httpConfig } = inputs;
  if (!hasUnknown(httpConfig?.endpoint)) return inputs;
  return { ...inputs, httpConfig: { ...httpConfig, endpoint: "https://unknown" } };
}

type Config = DataSourceDefinition extends infer D
  ? D extends unknown
    ? Omit<D, "name" | "arn" | "serviceRoleArn">
    : never
  : never;

function readConfig(name: string, inputs: Record<string, any>, { region }: Needs): Config {
  const { type, dynamodbConfig, httpConfig, serviceRoleArn } = inputs;
  switch (type) {
    case "NONE":
    case "RELATIONAL_DATABASE":
      return { type };
    case "AMAZON_DYNAMODB": {
      if (dynamodbConfig?.tableName == null)
        fail(`Data source ${name}: dynamodbConfig.tableName is missing.`);
      if (serviceRoleArn == null) fail(`Data source ${name}: serviceRoleArn is missing.`);
      for (const option of ["useCallerCredentials", "versioned"]) {
        if (dynamodbConfig[option] !== true) continue;
        fail(`Data source ${name}: dynamodbConfig.${option} is not supported on this stack.`);
      }
      return { type, tableName: dynamodbConfig.tableName, region: dynamodbConfig.region ?? region };
    }
    case "HTTP":
      return { type, ...readHttpConfig(name, httpConfig, serviceRoleArn) };
    default:
      return fail(
        `Data source ${name}: type ${JSON.stringify(type)} is not supported on this stack, ` +
          "only AMAZON_DYNAMODB, HTTP and NONE.",
      );
  }
}

function readHttpConfig(
  name: string,
  config: Record<string, any> | undefined,
  serviceRoleArn: string | undefined,
): Omit<Extract<Config, { type: "HTTP" }>, "type"> {
  const endpoint = config?.["endpoint"];
  if (!URL.canParse(endpoint) || !/^https?:/.test(endpoint)) {
    fail(
      `Data source ${name}: httpConfig.endpoint must be an http(s) URL, got ${JSON.stringify(endpoint)}.`,
    );
  }
  const authorization = config?.["authorizationConfig"];
  if (authorization == null) return { endpoint };
  const { authorizationType = "AWS_IAM", awsIamConfig } = authorization;
  if (authorizationType !== "AWS_IAM") {
    fail(`Data source ${name}: authorizationType must be "AWS_IAM", got "${authorizationType}".`);
  }
  const { signingRegion, signingServiceName } = awsIamConfig ?? {};
  if (!signingRegion || !signingServiceName) {
    fail(`Data source ${name}: awsIamConfig needs signingRegion and signingServiceName.`);
  }
  if (serviceRoleArn == null) fail(`Data source ${name}: serviceRoleArn is missing.`);
  return { endpoint, signing: { region: signingRegion, service: signingServiceName } };
}

function fail(message: string): never {
  throw new AwsError("BadRequestException", message);
}
