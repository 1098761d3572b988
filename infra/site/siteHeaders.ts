import * as aws from "../shared/aws";
import * as pulumi from "@pulumi/pulumi";

export interface SiteHeadersArgs {
  region: string;
  graphqlUrl: pulumi.Input<string>;
  realtimeUrl: pulumi.Input<string>;
  /** If true, browsers use HTTPS for all subdomains of the site's domain too. */
  hstsSubdomains?: boolean;
}

const TWO_YEARS = 2 * 365 * 24 * 60 * 60;

/** The security headers of every response of the site. */
export function createSiteHeaders(
  name: string,
  args: SiteHeadersArgs,
  opts: pulumi.CustomResourceOptions,
): aws.cloudfront.ResponseHeadersPolicy {
  const override = true;
  return new aws.cloudfront.ResponseHeadersPolicy(
    name,
    {
      comment: "Security headers of the store's site",
      securityHeadersConfig: {
        contentSecurityPolicy: { contentSecurityPolicy: contentSecurityPolicy(args), override },
        contentTypeOptions: { override },
        frameOptions: { frameOption: "DENY", override },
        referrerPolicy: { referrerPolicy: "strict-origin-when-cross-origin", override },
        strictTransportSecurity: {
          accessControlMaxAgeSec: TWO_YEARS,
          override,
          ...(args.hstsSubdomains && { includeSubdomains: true }),
        },
      },
      customHeadersConfig: {
        items: [
          {
            header: "Permissions-Policy",
            value: "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
            override,
          },
          { header: "Cross-Origin-Opener-Policy", value: "same-origin", override },
        ],
      },
    },
    opts,
  );
}

/**
 * Allows scripts, styles and images of the site only, and connections to this stack's endpoints
 * only.
 */
function contentSecurityPolicy({ region, graphqlUrl, realtimeUrl }: SiteHeadersArgs) {
  const graphql = pulumi.output(graphqlUrl).apply(originOf);
  const realtime = pulumi.output(realtimeUrl).apply(originOf);
  const cognito = `https://cognito-idp.${region}.amazonaws.com https://cognito-identity.${region}.amazonaws.com`;
  return pulumi.interpolate`default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; manifest-src 'self'; connect-src 'self' ${graphql} ${realtime} ${cognito}; base-uri 'none'; form-action 'self'; frame-ancestors 'none'`;
}

function originOf(url: string): string {
  const { protocol, host } = new URL(url);
  return `${protocol}//${host}`;
}
