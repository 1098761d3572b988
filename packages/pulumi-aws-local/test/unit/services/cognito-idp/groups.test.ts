import {
  AdminAddUserToGroupCommand,
  AdminListGroupsForUserCommand,
  CreateGroupCommand,
  DeleteGroupCommand,
  GetGroupCommand,
  ListGroupsCommand,
  ListUsersInGroupCommand,
  UpdateGroupCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import { expect } from "chai";
import { type CognitoStack, startCognito } from "./support/cognitoStack";
import { addUser, declarePool, failure, type Pool } from "./support/pools";
import { answersAsAws } from "../../../fidelity/answersAsAws";
import { operationFacts } from "./tables/operations";

const MISSING = "ResourceNotFoundException: Group not found.";

describe("Groups", () => {
  let stack: CognitoStack;
  let pool: Pool;

  before(async () => {
    stack = await startCognito();
    pool = await declarePool(stack);
  });
  after(() => stack.close());

  const named = (GroupName: string) => ({ UserPoolId: pool.poolId, GroupName });
  const create = (name: string, more: object = {}) =>
    stack.sdk.send(new CreateGroupCommand({ ...named(name), ...more }));
  const get = async (name: string) =>
    (await stack.sdk.send(new GetGroupCommand(named(name)))).Group!;

  answersAsAws(
    operationFacts("CreateGroup", "DeleteGroup", "GetGroup", "UpdateGroup"),
    "are created, shown, changed and deleted",
    async () => {
      const RoleArn = "arn:aws:iam::000000000000:role/staff";
      const { Group } = await create("staff", { Description: "Staff", Precedence: 3, RoleArn });
      const { CreationDate, LastModifiedDate, ...rest } = Group!;
      expect(rest).to.deep.equal({
        ...named("staff"),
        Description: "Staff",
        Precedence: 3,
        RoleArn,
      });
      expect(CreationDate).to.deep.equal(LastModifiedDate);
      expect(await get("staff")).to.deep.equal(Group);
      expect(await failure(create("staff"))).to.equal(
        "GroupExistsException: A group with the name already exists.",
      );
      stack.advance(1000);
      await stack.sdk.send(new UpdateGroupCommand({ ...named("staff"), Precedence: 0 }));
      const updated = await get("staff");
      expect(updated).to.deep.include({
        Description: "Staff",
        Precedence: 0,
        RoleArn,
        CreationDate,
      });
      expect(+updated.LastModifiedDate!).to.be.greaterThan(+LastModifiedDate!);
      await stack.sdk.send(new DeleteGroupCommand(named("staff")));
      for (const Command of [GetGroupCommand, UpdateGroupCommand, DeleteGroupCommand]) {
        const command = new (Command as typeof GetGroupCommand)(named("staff"));
        expect(await failure(stack.sdk.send(command)), Command.name).to.equal(MISSING);
      }
    },
  );

  answersAsAws(
    operationFacts("AdminListGroupsForUser", "ListGroups", "ListUsersInGroup"),
    "are listed in pages, and so are their members and a user's groups",
    async () => {
      for (const name of ["b", "a", "c"]) await create(name);
      const first = await stack.sdk.send(
        new ListGroupsCommand({ UserPoolId: pool.poolId, Limit: 2 }),
      );
      const rest = await stack.sdk.send(
        new ListGroupsCommand({ UserPoolId: pool.poolId, NextToken: first.NextToken }),
      );
      const names = [...first.Groups!, ...rest.Groups!].map(({ GroupName }) => GroupName);
      expect([names, rest.NextToken]).to.deep.equal([["a", "b", "c"], undefined]);
      const subs: string[] = [];
      for (const Username of ["m1@example.com", "m2@example.com"]) {
        subs.push(await addUser(stack, pool, Username));
        await stack.sdk.send(new AdminAddUserToGroupCommand({ ...named("a"), Username }));
      }
      await stack.sdk.send(
        new AdminAddUserToGroupCommand({ ...named("c"), Username: "m1@example.com" }),
      );
      const members = await stack.sdk.send(new ListUsersInGroupCommand(named("a")));
      expect(members.Users!.map(({ Username }) => Username)).to.have.members(subs);
      expect(members.Users![0]).to.deep.include({ Enabled: true, UserStatus: "CONFIRMED" });
      const { Groups } = await stack.sdk.send(
        new AdminListGroupsForUserCommand({ UserPoolId: pool.poolId, Username: "m1@example.com" }),
      );
      expect(Groups!.map(({ GroupName }) => GroupName)).to.deep.equal(["a", "c"]);
      const unknown = new ListUsersInGroupCommand(named("none"));
      expect(await failure(stack.sdk.send(unknown))).to.equal(MISSING);
    },
  );

  it("are returned even if an older data folder has no times for them", async () => {
    const groups = stack.services.state.collection<object>("cognitoGroups");
    groups.put(`${pool.poolId}/old`, { poolId: pool.poolId, name: "old", precedence: 1 });
    await stack.restart();
    const old = await get("old");
    expect(old).to.deep.include({ GroupName: "old", Precedence: 1 });
    expect(old.CreationDate!.getTime()).to.be.greaterThan(0);
  });
});
