import { util } from "@aws-appsync/utils";
import { put } from "@aws-appsync/utils/dynamodb";

export function request(ctx) {
  const { room, text } = ctx.args;
  if (text.trim() === "") util.error("A message has a text.", "EmptyMessage");
  return put({
    key: { room, id: util.autoKsuid() },
    item: {
      author: ctx.identity.cognitoIdentityId,
      text,
      sentAt: util.time.nowISO8601(),
    },
  });
}

export function response(ctx) {
  if (ctx.error) util.error(ctx.error.message, ctx.error.type);
  return ctx.result;
}
