/** A header of a policy, and whether it overrides the origin's header. */
export interface PolicyHeader {
  value: string;
  override: boolean;
}

/**
 * The headers that a CloudFront response headers policy adds.
 * Source: https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/understanding-response-headers-policies.html
 */
export function policyHeaders(inputs: Record<string, any>): Record<string, PolicyHeader> {
  const headers: Record<string, PolicyHeader> = {};
  const security = inputs.securityHeadersConfig ?? {};
  const set = (name: string, config: any, value: string | undefined): void => {
    if (config !== undefined && value !== undefined) {
      headers[name] = { value, override: config.override !== false };
    }
  };
  const { contentSecurityPolicy, contentTypeOptions, frameOptions, referrerPolicy } = security;
  const { strictTransportSecurity } = security;
  set(
    "content-security-policy",
    contentSecurityPolicy,
    contentSecurityPolicy?.contentSecurityPolicy,
  );
  set("x-content-type-options", contentTypeOptions, "nosniff");
  set("x-frame-options", frameOptions, frameOptions?.frameOption);
  set("referrer-policy", referrerPolicy, referrerPolicy?.referrerPolicy);
  set(
    "strict-transport-security",
    strictTransportSecurity,
    strictTransport(strictTransportSecurity),
  );
  for (const item of inputs.customHeadersConfig?.items ?? []) {
    set(item.header.toLowerCase(), item, item.value);
  }
  return headers;
}

/** The origin's headers together with those of a policy. */
export function withPolicyHeaders(
  headers: Record<string, string>,
  policy: Readonly<Record<string, PolicyHeader>>,
): Record<string, string> {
  const added = Object.entries(policy).filter(
    ([name, { override }]) => override || headers[name] === undefined,
  );
  return { ...headers, ...Object.fromEntries(added.map(([name, { value }]) => [name, value])) };
}

function strictTransport(config: Record<string, any> | undefined): string | undefined {
  if (config === undefined) return undefined;
  const { accessControlMaxAgeSec, includeSubdomains, preload } = config;
  return [
    `max-age=${accessControlMaxAgeSec}`,
    ...(includeSubdomains ? ["includeSubDomains"] : []),
    ...(preload ? ["preload"] : []),
  ].join("; ");
}
