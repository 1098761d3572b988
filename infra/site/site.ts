import type * as aws from "../shared/aws";
import * as pulumi from "@pulumi/pulumi";
import type { SiteFile } from "../../web/build";
import type { SecretHeader } from "../api/firewall";
import type { Settings } from "../settings/settings";
import { AccessLogs } from "./accessLogs";
import { createApiBehaviors } from "./apiBehaviors";
import { createDistribution } from "./distribution";
import type { SiteName } from "./domain";
import { SiteBucket } from "./siteBucket";
import { createSiteHeaders } from "./siteHeaders";
import { createConfigObject, createSiteObject } from "./siteObjects";
import type { WebSettings } from "./webSettings";

export interface StoreSiteArgs {
  production: boolean;
  /** The site's own domain; if omitted, the site has CloudFront's name. */
  siteName?: SiteName;
  /** If true, browsers use HTTPS for the subdomains too. */
  hstsSubdomains?: boolean;
  /** Retention of access logs, in days; if omitted, nothing is logged. */
  accessLogDays?: number;
  firewall?: {
    /** ARN of the site's web ACL, if there is one. */
    siteAclArn?: pulumi.Input<string>;
    /** The header that the site adds to requests to the API, for the API's web ACL. */
    edgeHeader?: SecretHeader;
  };
  /** The built site. */
  files: readonly SiteFile[];
  /** Contents of /config.json. */
  config: {
    region: string;
    graphqlUrl: pulumi.Input<string>;
    realtimeUrl: pulumi.Input<string>;
    userPoolId: pulumi.Input<string>;
    userPoolClientId: pulumi.Input<string>;
    identityPoolId: pulumi.Input<string>;
    /** The Cognito endpoint, if it is not AWS. */
    awsEndpoint?: string;
  } & WebSettings;
}

/** The site: the built web client in a private bucket, served by CloudFront. */
export class StoreSite extends pulumi.ComponentResource {
  public readonly url: pulumi.Output<string>;
  public readonly distribution: aws.cloudfront.Distribution;

  constructor(name: string, args: StoreSiteArgs, opts?: pulumi.ComponentResourceOptions) {
    super("jukebox:infra:StoreSite", name, {}, opts);
    const { files, config, production, siteName, hstsSubdomains, firewall } = args;
    const childOpts = { parent: this };
    const storage = new SiteBucket(name, { production }, childOpts);
    const headers = createSiteHeaders(`${name}-headers`, { ...config, hstsSubdomains }, childOpts);
    const logs = createAccessLogs(name, args, childOpts);
    const logging = logs?.distributionLogging;
    const { graphqlUrl, tokenStorage } = config;
    // The cookies have the site's host name, so they reach the API only through the site.
    const api =
      tokenStorage === "cookie"
        ? createApiBehaviors(
            `${name}-api`,
            { graphqlUrl, headers, edgeHeader: firewall?.edgeHeader },
            childOpts,
          )
        : undefined;
    this.distribution = createDistribution(
      `${name}-cdn`,
      { bucket: storage.bucket, headers, api, siteName, webAclArn: firewall?.siteAclArn, logging },
      childOpts,
    );
    storage.letIn(this.distribution.arn);
    logs?.logRequestsTo(storage.bucket, this.distribution.arn);
    const { bucket } = storage;
    const configObject = createConfigObject(`${name}-config.json`, bucket, config, childOpts);
    const parts = files
      .filter((file) => !isPage(file))
      .map((file) => createSiteObject(`${name}-${file.path}`, bucket, file, childOpts));
    // A new page is uploaded after every file that it refers to.
    const pageOpts = { ...childOpts, dependsOn: [configObject, ...parts] };
    for (const page of files.filter(isPage)) {
      createSiteObject(`${name}-${page.path}`, bucket, page, pageOpts);
    }
    this.url = pulumi.interpolate`https://${siteName?.domain ?? this.distribution.domainName}`;
    this.registerOutputs({ url: this.url, distributionId: this.distribution.id });
  }
}

function createAccessLogs(
  name: string,
  { accessLogDays, production }: StoreSiteArgs,
  opts: pulumi.ComponentResourceOptions,
): AccessLogs | undefined {
  if (accessLogDays === undefined) return undefined;
  return new AccessLogs(name, { retentionInDays: accessLogDays, production }, opts);
}

function isPage({ contentType }: SiteFile): boolean {
  return contentType.startsWith("text/html");
}

/** The arguments of the site that come from the stack's settings. */
export function siteSettings(
  settings: Settings,
): Pick<StoreSiteArgs, "production" | "hstsSubdomains" | "accessLogDays"> {
  const { production, hstsSubdomains, accessLogs, logRetentionDays } = settings;
  return { production, hstsSubdomains, ...(accessLogs && { accessLogDays: logRetentionDays }) };
}
