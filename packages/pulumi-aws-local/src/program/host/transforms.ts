/** A transform that the program has registered: a token that the SDK resolves in this process. */
export interface Callback {
  getToken(): string;
}

/**
 * Lets the program's transforms change a registration before it takes effect: the resource's own first, then those of
 * its parents and of the stack.
 * Source: https://www.pulumi.com/docs/iac/concepts/resources/options/transforms/
 */
export async function applyTransforms(
  request: any,
  transforms: readonly Callback[],
  requireSdk: NodeJS.Require,
): Promise<void> {
  if (transforms.length === 0) return;
  const proto = requireSdk("@pulumi/pulumi/proto/resource_pb");
  for (const transform of transforms) {
    const response = await callBack(transform, transformRequest(request, proto), requireSdk);
    takeResponse(request, proto.TransformResponse.deserializeBinary(response));
  }
}

/** Runs a transform. @returns its response, serialized */
export async function callBack(
  transform: Callback,
  request: { serializeBinary(): Uint8Array },
  requireSdk: NodeJS.Require,
): Promise<Uint8Array> {
  const { CallbackInvokeRequest } = requireSdk("@pulumi/pulumi/proto/callback_pb");
  const { getCallbacks } = requireSdk("@pulumi/pulumi/runtime/settings");
  const invocation = new CallbackInvokeRequest();
  invocation.setToken(transform.getToken());
  invocation.setRequest(request.serializeBinary());
  const answer: any = await new Promise((done, fail) =>
    getCallbacks().invoke({ request: invocation }, (error: any, response: any) =>
      error ? fail(new Error(error.details ?? error.message)) : done(response),
    ),
  );
  return answer.getResponse_asU8();
}

function transformRequest(request: any, proto: any): any {
  const options = new proto.TransformResourceOptions();
  options.setAliasesList(request.getAliasesList());
  options.setCustomTimeouts(request.getCustomtimeouts());
  options.setDeletedWith(request.getDeletedwith());
  options.setReplaceWithList(request.getReplaceWithList());
  options.setDependsOnList(request.getDependenciesList());
  options.setIgnoreChangesList(request.getIgnorechangesList());
  options.setPluginDownloadUrl(request.getPlugindownloadurl());
  if (request.hasProtect()) options.setProtect(request.getProtect());
  options.setProvider(request.getProvider());
  options.setReplaceOnChangesList(request.getReplaceonchangesList());
  if (request.hasReplacementTrigger?.())
    options.setReplacementTrigger(request.getReplacementTrigger());
  if (request.hasRetainondelete()) options.setRetainOnDelete(request.getRetainondelete());
  options.setVersion(request.getVersion());
  if (request.getDeletebeforereplacedefined())
    options.setDeleteBeforeReplace(request.getDeletebeforereplace());
  options.setAdditionalSecretOutputsList(request.getAdditionalsecretoutputsList());
  options.setImport(request.getImportid());
  if (request.hasHooks?.()) options.setHooks(request.getHooks());
  request
    .getProvidersMap()
    .forEach((value: string, key: string) => options.getProvidersMap().set(key, value));
  const made = new proto.TransformRequest();
  made.setType(request.getType());
  made.setName(request.getName());
  made.setCustom(request.getCustom());
  made.setParent(request.getParent());
  made.setProperties(request.getObject());
  made.setOptions(options);
  return made;
}

/** The response of a transform replaces everything: an option that it omits is unset. */
function takeResponse(request: any, response: any): void {
  request.setObject(response.getProperties());
  const options = response.getOptions();
  if (options === undefined) return;
  request.setAliasesList(options.getAliasesList());
  request.setCustomtimeouts(options.getCustomTimeouts());
  request.setDependenciesList(options.getDependsOnList());
  request.setDeletedwith(options.getDeletedWith());
  request.setReplaceWithList(options.getReplaceWithList());
  request.setIgnorechangesList(options.getIgnoreChangesList());
  request.setReplaceonchangesList(options.getReplaceOnChangesList());
  request.setReplacementTrigger(options.getReplacementTrigger());
  request.setProvider(options.getProvider());
  request.setAdditionalsecretoutputsList(options.getAdditionalSecretOutputsList());
  request.setImportid(options.getImport());
  if (options.hasProtect()) request.setProtect(options.getProtect());
  else request.clearProtect();
  if (options.hasRetainOnDelete()) request.setRetainondelete(options.getRetainOnDelete());
  else request.clearRetainondelete();
  request.setDeletebeforereplacedefined(options.hasDeleteBeforeReplace());
  request.setDeletebeforereplace(options.getDeleteBeforeReplace());
}
