import {
  arn,
  atMostOne,
  domainName,
  flag,
  isUnknown,
  list,
  needs,
  object,
  objects,
  oneOf,
  orEmpty,
  refusedWhen,
  required,
  requiredWhen,
  shape,
  text,
  whole,
  wholeLike,
  type Rule,
  type TogetherRule,
} from "../../../core/rules";

/** Origin errors that CloudFront can replace. */
const ERROR_CODES = [400, 403, 404, 405, 414, 416, 500, 501, 502, 503, 504];
const RESPONSE_CODES = [200, ...ERROR_CODES];
const METHODS = ["GET", "HEAD", "OPTIONS", "PUT", "POST", "PATCH", "DELETE"];

/** One of CloudFront's sets of methods: the first two, three or seven. */
function methods(...sizes: readonly number[]): Rule {
  const sets = sizes.map((size) => METHODS.slice(0, size));
  const each = list(oneOf(...sets.at(-1)!));
  return {
    check(value, path, report) {
      if (!Array.isArray(value) || value.some(isUnknown)) return each.check(value, path, report);
      const given = new Set(value);
      const isOne = sets.some(
        (set) => set.length === given.size && set.every((one) => given.has(one)),
      );
      if (!isOne)
        report.expected(
          path,
          `one of the sets ${sets.map((set) => set.join(", ")).join("; ")}`,
          value,
        );
    },
  };
}

/**
 * Timeouts for responses and idle connections of an origin, in seconds. CloudFront's quota is 120, which AWS raises on
 * request.
 * https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_VpcOriginConfig.html
 * UNVERIFIED: that AWS raises it to 300 at most.
 */
const originTimeout = whole(1, 300);

/** A domain name; the API of a local stack has the domain name "localhost". */
const originDomain = text({
  max: 253,
  pattern: /^(localhost|([\w-]{1,63}\.)+[\w-]{1,63})$/,
  like: 'a domain name, such as "store.example.com"',
});

const origin = shape(
  {
    connectionAttempts: whole(1, 3),
    connectionTimeout: whole(1, 10),
    customHeaders: objects(shape({ name: required(text({ min: 1 })), value: required(text()) })),
    customOriginConfig: object(
      shape({
        httpPort: required(whole(1, 65_535)),
        httpsPort: required(whole(1, 65_535)),
        ipAddressType: oneOf("ipv4", "ipv6", "dualstack"),
        originKeepaliveTimeout: originTimeout,
        originMtlsConfig: object(shape({ clientCertificateArn: required(arn()) })),
        originProtocolPolicy: required(oneOf("http-only", "https-only", "match-viewer")),
        originReadTimeout: originTimeout,
        originSslProtocols: required(
          list(oneOf("SSLv3", "TLSv1", "TLSv1.1", "TLSv1.2"), { min: 1 }),
        ),
      }),
    ),
    domainName: required(originDomain),
    originAccessControlId: text({ min: 1 }),
    originId: required(text({ min: 1 })),
    originPath: text({
      pattern: /^(\/.*[^/])?$/,
      like: 'empty, or a path that begins with "/" and does not end with it',
    }),
    originShield: object(
      shape({
        enabled: required(flag()),
        originShieldRegion: text({ pattern: /^[a-z]{2}-[a-z]+-\d$/, like: "a region" }),
      }),
    ),
    responseCompletionTimeout: whole(0),
    s3OriginConfig: object(
      shape({
        originAccessIdentity: required(
          text({
            pattern: /^(origin-access-identity\/cloudfront\/\w+)?$/,
            like: 'empty, or "origin-access-identity/cloudfront/<id>"',
          }),
        ),
      }),
    ),
    vpcOriginConfig: object(
      shape({
        originKeepaliveTimeout: originTimeout,
        originReadTimeout: originTimeout,
        ownerAccountId: text(),
        vpcOriginId: required(text({ min: 1 })),
      }),
    ),
  },
  atMostOne("customOriginConfig", "s3OriginConfig", "vpcOriginConfig"),
);

const viewerCertificate = shape(
  {
    acmCertificateArn: orEmpty(arn("acm")),
    cloudfrontDefaultCertificate: flag(),
    // UNVERIFIED: the length.
    iamCertificateId: text({ max: 32 }),
    minimumProtocolVersion: oneOf(
      ...["SSLv3", "TLSv1", "TLSv1_2016", "TLSv1.1_2016", "TLSv1.2_2018", "TLSv1.2_2019"],
      ...["TLSv1.2_2021", "TLSv1.2_2025", "TLSv1.3_2025"],
    ),
    sslSupportMethod: oneOf("sni-only", "vip", "static-ip"),
  },
  atMostOne("acmCertificateArn", "iamCertificateId"),
  requiredWhen(
    "with a certificate",
    ({ acmCertificateArn, iamCertificateId }) => Boolean(acmCertificateArn ?? iamCertificateId),
    "sslSupportMethod",
  ),
);

/** Inputs of the default behavior and of ordered behaviors. */
const behavior = {
  allowedMethods: required(methods(2, 3, 7)),
  cachePolicyId: text(),
  cachedMethods: required(methods(2, 3)),
  compress: flag(),
  functionAssociations: objects(
    shape({
      eventType: required(oneOf("viewer-request", "viewer-response")),
      functionArn: required(
        text({
          max: 108,
          pattern: /^arn:aws:cloudfront::\d{12}:function\/[\w-]{1,64}$/,
          like: "the ARN of a CloudFront function",
        }),
      ),
    }),
    { max: 2 },
  ),
  originRequestPolicyId: text(),
  responseHeadersPolicyId: text(),
  targetOriginId: required(text({ min: 1 })),
  viewerProtocolPolicy: required(oneOf("allow-all", "https-only", "redirect-to-https")),
};

/** https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_DistributionConfig.html */
export const distributionRules = shape(
  {
    aliases: list(
      text({
        min: 1,
        max: 253,
        pattern: /^(\*\.)?([\w-]{1,63}\.)+[\w-]{1,63}$/,
        like: "a domain name",
      }),
    ),
    comment: text({ max: 128 }),
    customErrorResponses: objects(
      shape(
        {
          errorCachingMinTtl: whole(0),
          errorCode: required(
            wholeLike(`one of ${ERROR_CODES.join(", ")}`, (code) => ERROR_CODES.includes(code)),
          ),
          responseCode: wholeLike(
            `one of ${RESPONSE_CODES.join(", ")}`,
            (code) => code === 0 || RESPONSE_CODES.includes(code),
          ),
          responsePagePath: text({ pattern: /^(\/.*)?$/, like: 'a path that begins with "/"' }),
        },
        needs("responsePagePath", "responseCode"),
        needs("responseCode", "responsePagePath"),
      ),
    ),
    defaultCacheBehavior: required(object(shape(behavior))),
    defaultRootObject: text({
      max: 255,
      pattern: /^([^/]|$)/,
      like: 'a name that does not begin with "/"',
    }),
    enabled: required(flag()),
    httpVersion: oneOf("http1.1", "http2", "http3", "http2and3"),
    isIpv6Enabled: flag(),
    loggingConfig: object(
      shape({ bucket: domainName, includeCookies: flag(), prefix: text({ max: 256 }) }),
    ),
    orderedCacheBehaviors: objects(
      shape({
        ...behavior,
        pathPattern: required(
          text({
            min: 1,
            max: 255,
            pattern: /^[\w.*$/~"'@:+?&-]+$/,
            like: "a path pattern, such as /images/*.jpg",
          }),
        ),
      }),
    ),
    origins: required(objects(origin, { min: 1 })),
    priceClass: oneOf("PriceClass_100", "PriceClass_200", "PriceClass_All", "None"),
    restrictions: required(
      object(
        shape({
          geoRestriction: required(
            object(
              shape({
                locations: list(
                  text({ pattern: /^[A-Z]{2}$/, like: "a country code of two capital letters" }),
                ),
                restrictionType: required(oneOf("none", "whitelist", "blacklist")),
              }),
            ),
          ),
        }),
      ),
    ),
    viewerCertificate: required(object(viewerCertificate)),
    waitForDeployment: flag(),
    webAclId: text(),
  },
  refusedWhen(
    "without a certificate in viewerCertificate",
    ({ aliases, viewerCertificate: given }) =>
      aliases?.length > 0 && given?.cloudfrontDefaultCertificate === true,
    "aliases",
  ),
  checkTarget,
);

/** The target of a behavior must be one of the origins. */
function checkTarget(
  ...[
    { origins, defaultCacheBehavior, orderedCacheBehaviors },
    pathOf,
    report,
  ]: Parameters<TogetherRule>
): void {
  if (!Array.isArray(origins)) return;
  const ids = origins.map((one: any) => one?.originId);
  if (!ids.every((id) => typeof id === "string")) return;
  const ordered: any[] = Array.isArray(orderedCacheBehaviors) ? orderedCacheBehaviors : [];
  const targets: [path: string, target: unknown][] = [
    [pathOf("defaultCacheBehavior"), defaultCacheBehavior?.targetOriginId],
    ...ordered.map((one, index): [string, unknown] => [
      `${pathOf("orderedCacheBehaviors")}[${index}]`,
      one?.targetOriginId,
    ]),
  ];
  for (const [path, target] of targets) {
    if (typeof target !== "string" || ids.includes(target)) continue;
    report.expected(
      `${path}.targetOriginId`,
      `the originId of an origin (${ids.join(", ")})`,
      target,
    );
  }
}
