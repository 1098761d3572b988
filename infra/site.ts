import * as pulumi from "@pulumi/pulumi";
import { createDistribution } from "./distribution";
import { SiteBucket } from "./siteBucket";
import { createSiteHeaders } from "./siteHeaders";
import { createConfigObject, createSiteObject } from "./siteObjects";
import type { SiteFile } from "./siteObjects";

export interface StoreSiteArgs {
  production: boolean;
  /** The built site. */
  files: readonly SiteFile[];
  /** What /config.json holds. */
  config: {
    region: string;
    graphqlUrl: pulumi.Input<string>;
    realtimeUrl: pulumi.Input<string>;
    userPoolId: pulumi.Input<string>;
    userPoolClientId: pulumi.Input<string>;
    identityPoolId: pulumi.Input<string>;
    tokenStorage: string;
    /** Where Cognito is, when not at AWS. */
    awsEndpoint?: string;
  };
}

/** The shop window: the built web client in a private bucket, served by CloudFront. */
export class StoreSite extends pulumi.ComponentResource {
  public readonly url: pulumi.Output<string>;

  constructor(name: string, args: StoreSiteArgs, opts?: pulumi.ComponentResourceOptions) {
    super("jukebox:infra:StoreSite", name, {}, opts);
    const { files, config, production } = args;
    const childOpts = { parent: this };
    const storage = new SiteBucket(name, { production }, childOpts);
    const headers = createSiteHeaders(`${name}-headers`, config, childOpts);
    const distribution = createDistribution(
      `${name}-cdn`,
      { bucket: storage.bucket, headers },
      childOpts,
    );
    storage.letIn(distribution.arn);
    for (const file of files) {
      createSiteObject(`${name}-${file.path}`, storage.bucket, file, childOpts);
    }
    createConfigObject(`${name}-config.json`, storage.bucket, config, childOpts);
    this.url = pulumi.interpolate`https://${distribution.domainName}`;
    this.registerOutputs({});
  }
}
