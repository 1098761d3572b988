import type { DataSourceDefinition } from "../apiDefinition";
import type { IamPort } from "../../../core/ports/iam";
import type { Principal } from "../../../core/principal";
import { AwsError } from "../../../core/awsError";

/** The principal that service roles must trust. */
export const SERVICE_PRINCIPAL = "appsync.amazonaws.com";

/** The session name of AppSync's roles, as shown in AWS's error messages. */
export const SESSION_NAME = "APPSYNC_ASSUME_ROLE";

/**
 * AppSync's principal under a data source's service role.
 * @throws AwsError if the role does not trust AppSync
 */
export async function actorOf(
  source: DataSourceDefinition,
  iam: Pick<IamPort, "roleActor">,
): Promise<Principal> {
  const role = roleOf(source);
  try {
    return await iam.roleActor(role, SERVICE_PRINCIPAL, contextOf(source));
  } catch (error) {
    throw error instanceof AwsError ? unassumable(role) : error;
  }
}

/** The API that a data source acts for, as a condition of a trust policy may require it. */
export function contextOf({ arn }: Pick<DataSourceDefinition, "arn">): Record<string, string> {
  return { "aws:SourceArn": arn.replace(/\/datasources\/.*$/, "") };
}

/** "arn:aws:sts::…:assumed-role/NAME/APPSYNC_ASSUME_ROLE" */
export function assumedRoleArn(source: DataSourceDefinition): string {
  const [, account, name] =
    /^arn:aws:iam::(\d+):role\/(?:.*\/)?([^/]+)$/.exec(roleOf(source)) ?? [];
  return `arn:aws:sts::${account}:assumed-role/${name}/${SESSION_NAME}`;
}

// UNVERIFIED: AppSync's error type and message for a role that does not trust it.
export function unassumable(roleArn: string): AwsError {
  return new AwsError("UnauthorizedException", `Unable to assume role ${roleArn}.`, 401);
}

export function roleOf(source: DataSourceDefinition): string {
  return source.serviceRoleArn ?? "";
}
