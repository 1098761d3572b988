import { callBack, type Callback } from "./transforms";

/**
 * Lets the stack's transforms change a call of a data source before it takes effect.
 * Source: Invoke in pulumi/pulumi, pkg/resource/deploy/source_eval.go
 */
export async function applyInvokeTransforms(
  request: any,
  transforms: readonly Callback[],
  requireSdk: NodeJS.Require,
): Promise<void> {
  if (transforms.length === 0) return;
  const proto = requireSdk("@pulumi/pulumi/proto/resource_pb");
  for (const transform of transforms) {
    const options = new proto.TransformInvokeOptions();
    options.setProvider(request.getProvider());
    options.setPluginDownloadUrl(request.getPlugindownloadurl());
    options.setVersion(request.getVersion());
    const asked = new proto.TransformInvokeRequest();
    asked.setToken(request.getTok());
    asked.setArgs(request.getArgs());
    asked.setOptions(options);
    const answer = await callBack(transform, asked, requireSdk);
    const response = proto.TransformInvokeResponse.deserializeBinary(answer);
    request.setArgs(response.getArgs());
    if (response.hasOptions()) request.setProvider(response.getOptions().getProvider());
  }
}
