import {
  DescribeIdentityPoolCommand,
  GetCredentialsForIdentityCommand,
  GetIdCommand,
  GetIdentityPoolRolesCommand,
  GetOpenIdTokenCommand,
  ListIdentityPoolsCommand,
  type CognitoIdentityClient,
} from "@aws-sdk/client-cognito-identity";
import { expect } from "chai";
import { sign } from "../../../support/sign";
import { AwsStack, failure, type UserTokens } from "./support/awsStack";
import { answersAsAws } from "../../../fidelity/answersAsAws";
import { fact } from "../../../fidelity/fact";

const AREA = "Cognito identity pools";
const API = "https://docs.aws.amazon.com/cognitoidentity/latest/APIReference/API_";

describe("IdentityPools", () => {
  let stack: AwsStack;
  let client: CognitoIdentityClient;
  let poolId: string;
  let ann: UserTokens;

  before(async () => {
    stack = await AwsStack.start();
    await stack.userPool();
    await stack.user("ann");
    ann = await stack.signIn("ann");
  });
  after(() => stack.stop());
  beforeEach(async () => {
    stack.ahead = 0;
    client = stack.identities();
    poolId = await stack.identityPool();
  });

  const logins = (token: string): Record<string, string> => ({ [stack.provider]: token });
  const getId = async (token?: string, IdentityPoolId = poolId): Promise<string> => {
    const Logins = token === undefined ? undefined : logins(token);
    return (await client.send(new GetIdCommand({ IdentityPoolId, Logins }))).IdentityId!;
  };
  const getCredentials = (IdentityId: string, token?: string) => {
    const Logins = token === undefined ? undefined : logins(token);
    return client.send(new GetCredentialsForIdentityCommand({ IdentityId, Logins }));
  };
  const forbidden = (id: string): string =>
    `NotAuthorizedException: Access to Identity '${id}' is forbidden.`;
  const FOREIGN_LOGINS =
    "NotAuthorizedException: Logins don't match. Please include at least one valid login for this identity or identity pool.";
  const UNSUPPORTED =
    "NotAuthorizedException: Token is not from a supported provider of this identity pool.";

  describe("when the visitor is a guest", () => {
    answersAsAws(
      fact(AREA, "GetId", `${API}GetId.html`),
      "creates a new identity for each guest",
      async () => {
        const one = await getId();
        const two = await getId();
        expect(one).to.match(/^eu-west-1:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
        expect(two).not.to.equal(one);
      },
    );

    answersAsAws(
      fact(AREA, "GetCredentialsForIdentity", `${API}GetCredentialsForIdentity.html`),
      "issues credentials that are valid for an hour",
      async () => {
        const id = await getId();
        const before = Date.now();
        const { IdentityId, Credentials } = await getCredentials(id);
        expect(IdentityId).to.equal(id);
        expect(Credentials!.AccessKeyId).to.match(/^ASIA[A-Z2-7]{16}$/);
        expect(Credentials!.SecretKey).to.have.length(40);
        expect(Credentials!.Expiration!.getTime()).to.be.within(
          Math.floor(before / 1000) * 1000 + 3_600_000,
          Date.now() + 3_600_000,
        );
      },
    );

    it("passes the guest's identity to IAM", async () => {
      const id = await getId();
      const principal = await principalOf(id);
      expect(principal.cognito).to.deep.equal({
        identityPoolId: poolId,
        identityId: id,
        authenticated: false,
      });
      expect(principal.arn).to.match(/:assumed-role\/guest-\w{7}\/CognitoIdentityCredentials$/);
    });

    it("accepts the identity after a restart", async () => {
      const id = await getId();
      await stack.restart();
      client = stack.identities();
      expect((await getCredentials(id)).IdentityId).to.equal(id);
    });

    it("is rejected if the pool allows no guests", async () => {
      const closed = await stack.identityPool({ allowUnauthenticatedIdentities: false });
      expect(await failure(getId(undefined, closed))).to.equal(
        "NotAuthorizedException: Unauthenticated access is not supported for this identity pool.",
      );
    });
  });

  describe("when the visitor signs in", () => {
    it("links the guest identity to the user", async () => {
      await stack.user("first");
      const { id: token } = await stack.signIn("first");
      const guest = await getId();
      await getCredentials(guest);
      expect((await getCredentials(guest, token)).IdentityId).to.equal(guest);
      expect(await failure(getCredentials(guest))).to.equal(forbidden(guest));
      expect(await getId(token)).to.equal(guest);
    });

    answersAsAws(
      fact(
        AREA,
        "merge of a guest into a login",
        "https://docs.aws.amazon.com/cognito/latest/developerguide/switching-identities.html",
        { unverified: "a repeated merge" },
      ),
      "uses the identity of the login, and disables the guest's",
      async () => {
        const own = await getId(ann.id);
        const guest = await getId();
        expect((await getCredentials(guest, ann.id)).IdentityId).to.equal(own);
        expect(await failure(getCredentials(guest))).to.equal(forbidden(guest));
        expect(await getId(ann.id)).to.equal(own);
      },
    );

    it("returns one identity for two concurrent calls", async () => {
      await getId(ann.id);
      const guest = await getId();
      const responses = await Promise.all([1, 2, 3].map(() => getCredentials(guest, ann.id)));
      expect(new Set(responses.map(({ IdentityId }) => IdentityId)).size).to.equal(1);
    });

    it("rejects the identity of another user", async () => {
      await stack.user("bob");
      const bob = await stack.signIn("bob");
      const own = await getId(ann.id);
      await getId(bob.id);
      expect(await failure(getCredentials(own, bob.id))).to.equal(FOREIGN_LOGINS);
      const guest = await getId();
      await getCredentials(guest, ann.id);
      expect(await failure(getCredentials(guest, bob.id))).to.equal(forbidden(guest));
    });

    it("passes the user's identity to IAM", async () => {
      const id = await getId(ann.id);
      const { sub } = stack.services.userPools.verifyToken(stack.userPoolId, ann.id);
      const principal = await principalOf(id, ann.id);
      expect(principal.cognito).to.deep.equal({
        identityPoolId: poolId,
        identityId: id,
        authenticated: true,
        provider: `"${stack.provider}","${stack.provider}:CognitoSignIn:${sub}"`,
      });
      expect(principal.arn).to.match(/:assumed-role\/member-\w{7}\/CognitoIdentityCredentials$/);
    });
  });

  describe("when the login is invalid", () => {
    it("rejects a provider that is not configured for the pool", async () => {
      const command = new GetIdCommand({
        IdentityPoolId: poolId,
        Logins: { "accounts.google.com": ann.id },
      });
      expect(await failure(client.send(command))).to.equal(UNSUPPORTED);
    });

    it("rejects the token of another client of the user pool", async () => {
      const other = await stack.signIn("ann", await stack.userPoolClient("other"));
      expect(await failure(getId(other.id))).to.equal(UNSUPPORTED);
    });

    it("rejects an access token", async () => {
      expect(await failure(getId(ann.access))).to.equal(
        "NotAuthorizedException: Invalid login token. Not a valid OpenId Connect identity token.",
      );
    });

    it("rejects an invalid token", async () => {
      expect(await failure(getId("x.y.z"))).to.equal(
        "NotAuthorizedException: Invalid login token. Not a valid OpenId Connect identity token.",
      );
    });

    it("rejects a token of another issuer", async () => {
      const [header, , signature] = ann.id.split(".");
      const claims = Buffer.from('{"iss":"https://example.org"}').toString("base64url");
      expect(await failure(getId(`${header}.${claims}.${signature}`))).to.equal(
        "NotAuthorizedException: Invalid login token. Issuer doesn't match providerName",
      );
    });

    it("rejects a tampered token", async () => {
      const tampered = ann.id.replace(/.{10}$/, "AAAAAAAAAA");
      expect(await failure(getId(tampered))).to.equal(
        "NotAuthorizedException: Invalid login token. Token signature invalid.",
      );
    });

    it("rejects an expired token", async () => {
      stack.ahead = 3_700_000;
      expect(await failure(getId(ann.id))).to.equal(
        "NotAuthorizedException: Invalid login token. Token expired.",
      );
    });

    it("checks in the user pool whether the user is still signed in, if configured", async () => {
      await stack.user("carl");
      const carl = await stack.signIn("carl");
      const provider = { clientId: stack.clientId, providerName: stack.provider };
      const checked = await stack.identityPool({
        cognitoIdentityProviders: [{ ...provider, serverSideTokenCheck: true }],
      });
      const id = await getId(carl.id, checked);
      const target = "AWSCognitoIdentityProviderService.GlobalSignOut";
      await fetch(stack.endpoint, {
        method: "POST",
        headers: { "content-type": "application/x-amz-json-1.1", "x-amz-target": target },
        body: JSON.stringify({ AccessToken: carl.access }),
      });
      expect(await failure(getCredentials(id, carl.id))).to.equal(
        "NotAuthorizedException: Invalid login token. Token is revoked.",
      );
      expect(await getId(carl.id)).to.match(/^eu-west-1:/);
    });
  });

  describe("when the input or the pool is invalid", () => {
    it("names pools and identities that do not exist", async () => {
      const unknown = "eu-west-1:00000000-0000-0000-0000-000000000000";
      expect(await failure(getId(undefined, unknown))).to.equal(
        `ResourceNotFoundException: IdentityPool '${unknown}' not found.`,
      );
      expect(await failure(getCredentials(unknown))).to.equal(
        `ResourceNotFoundException: Identity '${unknown}' not found.`,
      );
    });

    it("rejects malformed ids", async () => {
      expect(await failure(getId(undefined, "nonsense"))).to.equal(
        "ValidationException: 1 validation error detected: Value 'nonsense' at 'identityPoolId' " +
          "failed to satisfy constraint: Member must satisfy regular expression pattern: [\\w-]+:[0-9a-f-]+",
      );
    });

    it("rejects a pool whose role does not trust it", async () => {
      const other = await stack.identityPool();
      const type = "aws:cognito/identityPoolRoleAttachment:IdentityPoolRoleAttachment";
      const { unauthenticated } = stack.services.identityPools.pools.roles(poolId);
      await stack.apply(type, "wrong", { identityPoolId: other, roles: { unauthenticated } });
      const problem =
        "InvalidIdentityPoolConfigurationException: Invalid identity pool configuration. Check assigned IAM roles for this pool.";
      expect(await failure(getCredentials(await getId(undefined, other)))).to.equal(problem);
      await stack.apply(type, "wrong", { identityPoolId: other, roles: {} });
      expect(await failure(getCredentials(await getId(undefined, other)))).to.equal(problem);
    });

    it("names unknown operations", async () => {
      const command = new GetOpenIdTokenCommand({ IdentityId: await getId() });
      expect(await failure(client.send(command))).to.equal(
        'UnknownOperationException: "GetOpenIdToken" is not an operation of the local identity pools.',
      );
    });

    it("rejects a pool with the classic flow", async () => {
      expect(await failure(stack.identityPool({ allowClassicFlow: true }))).to.equal(
        'VisibleError: Identity pool "visitors" sets allowClassicFlow to true; the local stack only supports the enhanced flow.',
      );
    });
  });

  describe("when the caller is the operator", () => {
    answersAsAws(
      fact(AREA, "DescribeIdentityPool and ListIdentityPools", `${API}DescribeIdentityPool.html`),
      "describes pools",
      async () => {
        const { $metadata, ...pool } = await client.send(
          new DescribeIdentityPoolCommand({ IdentityPoolId: poolId }),
        );
        const ProviderName = stack.provider;
        expect(pool).to.deep.equal({
          IdentityPoolId: poolId,
          IdentityPoolName: "visitors",
          AllowUnauthenticatedIdentities: true,
          CognitoIdentityProviders: [
            { ClientId: stack.clientId, ProviderName, ServerSideTokenCheck: false },
          ],
        });
        const { IdentityPools } = await client.send(
          new ListIdentityPoolsCommand({ MaxResults: 60 }),
        );
        expect(IdentityPools).to.deep.include({
          IdentityPoolId: poolId,
          IdentityPoolName: "visitors",
        });
        const { Roles } = await client.send(
          new GetIdentityPoolRolesCommand({ IdentityPoolId: poolId }),
        );
        expect(Object.keys(Roles!).sort()).to.deep.equal(["authenticated", "unauthenticated"]);
      },
    );

    it("rejects the same operations of other callers", async () => {
      const unsigned = await fetch(stack.endpoint, {
        method: "POST",
        headers: { "x-amz-target": "AWSCognitoIdentityService.ListIdentityPools" },
        body: "{}",
      });
      expect(((await unsigned.json()) as any).__type).to.equal(
        "MissingAuthenticationTokenException",
      );
    });
  });

  async function principalOf(identityId: string, token?: string) {
    const { Credentials } = await getCredentials(identityId, token);
    const credentials = {
      accessKeyId: Credentials!.AccessKeyId!,
      secretAccessKey: Credentials!.SecretKey!,
      sessionToken: Credentials!.SessionToken!,
    };
    const request = await sign({}, { credentials, service: "appsync", at: Date.now() });
    return stack.services.iam.verify(request, "appsync");
  }
});
