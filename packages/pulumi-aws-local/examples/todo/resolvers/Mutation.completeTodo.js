import { util } from "@aws-appsync/utils";
import { update } from "@aws-appsync/utils/dynamodb";

export function request(ctx) {
  return update({
    key: { owner: ctx.identity.sub, id: ctx.args.id },
    update: { done: true },
    condition: { id: { attributeExists: true } },
  });
}

export function response(ctx) {
  if (ctx.error) util.error(ctx.error.message, ctx.error.type);
  return ctx.result;
}
