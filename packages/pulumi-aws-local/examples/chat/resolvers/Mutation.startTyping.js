export function request(ctx) {
  return { payload: { room: ctx.args.room, author: ctx.identity.cognitoIdentityId } };
}

export function response(ctx) {
  return ctx.result;
}
