import {
  arn,
  atMostOne,
  flag,
  list,
  needs,
  object,
  objects,
  oneOf,
  orEmpty,
  required,
  requiredWhen,
  shape,
  text,
  whole,
} from "../../../core/rules";

const apiId = required(text({ min: 1 }));
const graphQlName = text({
  min: 1,
  max: 65_536,
  pattern: /^[_A-Za-z][_0-9A-Za-z]*$/,
  like: 'letters, digits and "_", the first no digit',
});
const AUTHENTICATION = [
  "API_KEY",
  "AWS_IAM",
  "AMAZON_COGNITO_USER_POOLS",
  "OPENID_CONNECT",
  "AWS_LAMBDA",
];
const authenticationType = required(oneOf(...AUTHENTICATION));

const userPool = {
  appIdClientRegex: text(),
  awsRegion: text(),
  userPoolId: required(text({ min: 1 })),
};

const needsPool = requiredWhen(
  "with authenticationType AMAZON_COGNITO_USER_POOLS",
  (inputs) => inputs["authenticationType"] === "AMAZON_COGNITO_USER_POOLS",
  "userPoolConfig",
);

/** https://docs.aws.amazon.com/appsync/latest/APIReference/API_CreateGraphqlApi.html */
export const graphQlApiRules = shape(
  {
    additionalAuthenticationProviders: objects(
      shape({ authenticationType, userPoolConfig: object(shape(userPool)) }, needsPool),
    ),
    apiType: oneOf("GRAPHQL", "MERGED"),
    authenticationType,
    enhancedMetricsConfig: object(
      shape({
        dataSourceLevelMetricsBehavior: required(
          oneOf("FULL_REQUEST_DATA_SOURCE_METRICS", "PER_DATA_SOURCE_METRICS"),
        ),
        operationLevelMetricsConfig: required(oneOf("ENABLED", "DISABLED")),
        resolverLevelMetricsBehavior: required(
          oneOf("FULL_REQUEST_RESOLVER_METRICS", "PER_RESOLVER_METRICS"),
        ),
      }),
    ),
    introspectionConfig: oneOf("ENABLED", "DISABLED"),
    logConfig: object(
      shape({
        cloudwatchLogsRoleArn: required(arn("iam")),
        excludeVerboseContent: flag(),
        fieldLogLevel: required(oneOf("ALL", "ERROR", "NONE", "INFO", "DEBUG")),
      }),
    ),
    name: text({ min: 1, max: 65_536, pattern: /[_A-Za-z]/, like: 'a text with a letter or "_"' }),
    queryDepthLimit: whole(0, 75),
    resolverCountLimit: whole(0, 10_000),
    schema: text(),
    userPoolConfig: object(shape({ ...userPool, defaultAction: required(oneOf("ALLOW", "DENY")) })),
    visibility: oneOf("GLOBAL", "PRIVATE"),
    xrayEnabled: flag(),
  },
  needsPool,
);

/** https://docs.aws.amazon.com/appsync/latest/APIReference/API_CreateApiCache.html */
export const apiCacheRules = shape({
  apiCachingBehavior: required(
    oneOf("FULL_REQUEST_CACHING", "PER_RESOLVER_CACHING", "OPERATION_LEVEL_CACHING"),
  ),
  apiId,
  atRestEncryptionEnabled: flag(),
  transitEncryptionEnabled: flag(),
  ttl: required(whole(1, 3600)),
  type: required(
    oneOf(
      ...["T2_SMALL", "T2_MEDIUM", "R4_LARGE", "R4_XLARGE", "R4_2XLARGE", "R4_4XLARGE"],
      ...["R4_8XLARGE", "SMALL", "MEDIUM", "LARGE", "XLARGE", "LARGE_2X", "LARGE_4X"],
      ...["LARGE_8X", "LARGE_12X"],
    ),
  ),
});

export const apiKeyRules = shape({
  apiId,
  description: text(),
  expires: text({
    pattern: /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/,
    like: "a time in RFC 3339",
  }),
});

/** https://docs.aws.amazon.com/appsync/latest/APIReference/API_CreateDataSource.html */
export const dataSourceRules = shape(
  {
    apiId,
    description: text(),
    dynamodbConfig: object(
      shape({
        region: text(),
        tableName: required(text({ min: 1 })),
        useCallerCredentials: flag(),
        versioned: flag(),
      }),
    ),
    httpConfig: object(
      shape({
        authorizationConfig: object(
          shape({
            authorizationType: oneOf("AWS_IAM"),
            awsIamConfig: object(shape({ signingRegion: text(), signingServiceName: text() })),
          }),
        ),
        endpoint: required(text({ pattern: /^https?:\/\//, like: "an http(s) URL" })),
      }),
    ),
    name: graphQlName,
    serviceRoleArn: orEmpty(arn("iam")),
    type: required(
      oneOf(
        ...["AWS_LAMBDA", "AMAZON_DYNAMODB", "AMAZON_ELASTICSEARCH", "AMAZON_EVENTBRIDGE"],
        ...["AMAZON_OPENSEARCH_SERVICE", "AMAZON_BEDROCK_RUNTIME", "HTTP", "NONE"],
        "RELATIONAL_DATABASE",
      ),
    ),
  },
  atMostOne("dynamodbConfig", "httpConfig"),
);

const runtime = object(
  shape({ name: required(oneOf("APPSYNC_JS")), runtimeVersion: required(text({ min: 1 })) }),
);
const code = text({ min: 1, max: 32_768 });
const maxBatchSize = whole(0, 2000);
const together = [needs("code", "runtime"), needs("runtime", "code")];

/** https://docs.aws.amazon.com/appsync/latest/APIReference/API_CreateFunction.html */
export const functionRules = shape(
  {
    apiId,
    code,
    dataSource: required(graphQlName),
    description: text(),
    functionVersion: oneOf("2018-05-29"),
    maxBatchSize,
    name: graphQlName,
    runtime,
  },
  ...together,
);

/** https://docs.aws.amazon.com/appsync/latest/APIReference/API_CreateResolver.html */
export const resolverRules = shape(
  {
    apiId,
    code,
    dataSource: graphQlName,
    field: required(graphQlName),
    kind: oneOf("UNIT", "PIPELINE"),
    maxBatchSize,
    pipelineConfig: object(shape({ functions: list(text({ min: 1 })) })),
    runtime,
    type: required(graphQlName),
  },
  ...together,
  atMostOne("dataSource", "pipelineConfig"),
);

/** https://docs.aws.amazon.com/appsync/latest/APIReference/API_CreateDomainName.html */
export const domainNameRules = shape({
  certificateArn: required(
    text({
      min: 20,
      max: 2048,
      pattern:
        /^arn:[a-z-]*:(acm|iam):[a-z0-9-]*:\d{12}:(certificate|server-certificate)\/[\w/-]*$/,
      like: "the ARN of a certificate",
    }),
  ),
  description: text({ max: 255 }),
  domainName: required(customDomain()),
});

export const domainAssociationRules = shape({ apiId, domainName: required(customDomain()) });

function customDomain() {
  return text({
    min: 1,
    max: 253,
    pattern: /^(\*[\w-]*\.)?([\w-]+\.)+[\w-]+$/,
    like: "a domain name",
  });
}
