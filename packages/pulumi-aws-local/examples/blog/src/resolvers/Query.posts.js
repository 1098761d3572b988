import { util } from "@aws-appsync/utils";
import { scan } from "@aws-appsync/utils/dynamodb";

export function request() {
  return scan({ limit: 100 });
}

export function response(ctx) {
  if (ctx.error) util.error(ctx.error.message, ctx.error.type);
  return ctx.result.items;
}
