import { appendFileSync } from "node:fs";
import { Iam } from "../../packages/pulumi-aws-local/src/services/iam/service";

/*
 * Preloaded into a stack's process (see recordPermissions.ts): writes down each question that is asked of a role's
 * policies, once, and before the first one of a role what its policies say.
 */
const file = process.env.RECORD_PERMISSIONS!;
const known = new Set<string>();
const authorize = Iam.prototype.authorize;

function write(line: object): void {
  const text = JSON.stringify(line);
  if (!known.has(text)) appendFileSync(file, text + "\n");
  known.add(text);
}

Iam.prototype.authorize = function (this: Iam, principal, action, resource, context) {
  const role = principal.roleArn?.split("/").pop();
  if (role !== undefined) {
    const policies = this.roles.policiesOf(role)?.identity ?? [];
    write({ role, policies: policies.map(({ policy }) => policy) });
    write({ role, action, resource });
  }
  return authorize.call(this, principal, action, resource, context);
};
