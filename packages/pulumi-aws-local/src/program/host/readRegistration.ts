import type { Alias } from "../aliases";
import type { Registration } from "../goal";

/** Reads a registration from the request of the SDK. */
export function readRegistration(request: any): Registration {
  const trigger = request.getReplacementTrigger()?.toJavaScript();
  return {
    type: request.getType(),
    name: request.getName(),
    custom: request.getCustom(),
    remote: request.getRemote(),
    parent: request.getParent(),
    aliases: [
      ...request.getAliasurnsList().map((urn: string): Alias => ({ urn })),
      ...request.getAliasesList().map(readAlias),
    ],
    object: request.getObject()?.toJavaScript() ?? {},
    ignoreChanges: request.getIgnorechangesList(),
    replaceOnChanges: request.getReplaceonchangesList(),
    protect: request.getProtect() ?? false,
    retainOnDelete: request.getRetainondelete() ?? false,
    ...(request.getDeletebeforereplacedefined() && {
      deleteBeforeReplace: request.getDeletebeforereplace(),
    }),
    ...(request.getDeletedwith() && { deletedWith: request.getDeletedwith() }),
    replaceWith: request.getReplaceWithList(),
    ...(request.getImportid() && { importId: request.getImportid() }),
    ...(trigger !== undefined && trigger !== null && { replacementTrigger: trigger }),
    provider: request.getProvider(),
    additionalSecretOutputs: request.getAdditionalsecretoutputsList(),
  };
}

function readAlias(alias: any): Alias {
  if (alias.hasUrn()) return { urn: alias.getUrn() };
  const spec = alias.getSpec();
  return {
    name: spec.getName(),
    type: spec.getType(),
    stack: spec.getStack(),
    project: spec.getProject(),
    parentUrn: spec.getParenturn(),
    noParent: spec.getNoparent(),
  };
}

/**
 * Copies the options that a resource inherits from its parent, as Pulumi's engine does.
 * Source: inheritFromParent in pulumi/pulumi, pkg/resource/deploy/source_eval.go
 */
export function inherit(request: any, parent: any): void {
  if (!request.getDeletedwith()) request.setDeletedwith(parent.getDeletedwith());
  if (!request.hasProtect() && parent.hasProtect()) request.setProtect(parent.getProtect());
  if (!request.hasRetainondelete() && parent.hasRetainondelete()) {
    request.setRetainondelete(parent.getRetainondelete());
  }
}
