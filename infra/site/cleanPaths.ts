import * as aws from "../shared/aws";
import type * as pulumi from "@pulumi/pulumi";

/**
 * A CloudFront Function for viewer requests. Pages have clean paths, /cart for cart.html. A request
 * with another form of the path is redirected, so each page has one address. In CloudFront
 * Functions the query string holds each parameter as written
 * (docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/functions-event-structure.html).
 */
export const cleanPathsCode = `
function handler(event) {
  var request = event.request;
  var path = request.uri.replace(/\\/index\\.html$/, "/");
  if (path !== "/404.html") path = path.replace(/\\.html$/, "");
  // All slashes at its beginning but one: //host would lead to another site.
  path = "/" + path.replace(/^[\\/\\\\]+|\\/+$/g, "");
  if (path === request.uri) return request;
  var query = Object.keys(request.querystring)
    .map(function (name) {
      var parameter = request.querystring[name];
      return (parameter.multiValue || [parameter])
        .map(function (one) {
          return one.value === "" ? name : name + "=" + one.value;
        })
        .join("&");
    })
    .join("&");
  return {
    statusCode: 301,
    statusDescription: "Moved Permanently",
    headers: { location: { value: path + (query === "" ? "" : "?" + query) } },
  };
}
`.trimStart();

/** The CloudFront function that gives each page one address. */
export function createCleanPaths(
  name: string,
  opts: pulumi.CustomResourceOptions,
): aws.cloudfront.Function {
  return new aws.cloudfront.Function(
    name,
    {
      runtime: "cloudfront-js-2.0",
      comment: "One address for each page",
      code: cleanPathsCode,
      publish: true,
    },
    opts,
  );
}
