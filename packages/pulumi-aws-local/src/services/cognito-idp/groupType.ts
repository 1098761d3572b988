import { integer, type Member, resourceArn, text } from "./input";
import type { GroupRecord, PoolRecord } from "./records";

/** The members of a group in operations, besides its name. */
export const groupMembers = {
  Description: text({ max: 2048 }),
  RoleArn: { ...resourceArn, required: false } as Member<string | undefined>,
  Precedence: integer({ min: 0 }),
};

/**
 * A group in the form of the operations; times in seconds.
 * Source: https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_GroupType.html
 */
export function toGroupType(pool: PoolRecord, group: GroupRecord) {
  const { name, description, roleArn, precedence, createdAt, modifiedAt } = group;
  return {
    GroupName: name,
    UserPoolId: pool.id,
    ...(description !== undefined && { Description: description }),
    ...(roleArn !== undefined && { RoleArn: roleArn }),
    ...(precedence !== undefined && { Precedence: precedence }),
    LastModifiedDate: (modifiedAt ?? pool.createdAt) / 1000,
    CreationDate: (createdAt ?? pool.createdAt) / 1000,
  };
}
