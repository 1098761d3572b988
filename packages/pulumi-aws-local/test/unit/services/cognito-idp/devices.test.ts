import {
  AdminForgetDeviceCommand,
  AdminGetDeviceCommand,
  AdminListDevicesCommand,
  AdminUpdateDeviceStatusCommand,
  ConfirmDeviceCommand,
  ForgetDeviceCommand,
  GetDeviceCommand,
  GetTokensFromRefreshTokenCommand,
  InitiateAuthCommand,
  ListDevicesCommand,
  UpdateDeviceStatusCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import { Amplify } from "aws-amplify";
import * as auth from "aws-amplify/auth";
import { cognitoUserPoolsTokenProvider } from "aws-amplify/auth/cognito";
import { expect } from "chai";
import { type CognitoStack, startCognito } from "./support/cognitoStack";
import {
  addUser,
  claimsOf,
  declarePool,
  failure,
  PASSWORD,
  type Pool,
  signInWithPassword,
} from "./support/pools";
import { useFastPowers } from "./support/fastPowers";
import { memoryStorage } from "./support/memoryStorage";
import { totpCode } from "./support/totp";
import { answersAsAws } from "../../../fidelity/answersAsAws";
import { behaviours } from "./tables/behaviours";
import { operationFacts } from "./tables/operations";

describe("Devices", () => {
  let stack: CognitoStack;
  let pool: Pool;
  let untracked: Pool;
  let count = 0;
  let restorePowers: () => void;

  before(async () => {
    restorePowers = useFastPowers();
    stack = await startCognito();
    pool = await declarePool(
      stack,
      {},
      {
        deviceConfiguration: {
          challengeRequiredOnNewDevice: true,
          deviceOnlyRememberedOnUserPrompt: true,
        },
        mfaConfiguration: "OPTIONAL",
        softwareTokenMfaConfiguration: { enabled: true },
      },
    );
    untracked = await declarePool(stack, {}, {}, "untracked");
    Amplify.configure({
      Auth: {
        Cognito: {
          userPoolId: pool.poolId,
          userPoolClientId: pool.clientId,
          userPoolEndpoint: stack.endpoint,
        },
      },
    });
    cognitoUserPoolsTokenProvider.setKeyValueStorage(memoryStorage());
  });
  after(async () => {
    restorePowers();
    await auth.signOut().catch(() => undefined);
    Amplify.configure({});
    await stack.close();
  });

  const newUser = async (target = pool) => {
    const email = `device${(count += 1)}@example.com`;
    await addUser(stack, target, email);
    return email;
  };
  const verifier = {
    PasswordVerifier: Buffer.alloc(384, 5).toString("base64"),
    Salt: Buffer.alloc(16, 6).toString("base64"),
  };
  /** A user with a confirmed device whose secret is unknown. */
  const withDevice = async () => {
    const email = await newUser();
    const tokens = await signInWithPassword(stack, pool, email);
    const { DeviceKey } = tokens.NewDeviceMetadata!;
    const confirm = (key = DeviceKey) =>
      stack.sdk.send(
        new ConfirmDeviceCommand({
          AccessToken: tokens.AccessToken,
          DeviceKey: key,
          DeviceName: "laptop",
          DeviceSecretVerifierConfig: verifier,
        }),
      );
    return { email, tokens, DeviceKey: DeviceKey!, confirm };
  };

  answersAsAws(
    operationFacts(
      "AdminGetDevice",
      "AdminListDevices",
      "ConfirmDevice",
      "GetDevice",
      "ListDevices",
    ),
    "are created for keys of new sign-ins when these are confirmed",
    async () => {
      const { email, tokens, DeviceKey, confirm } = await withDevice();
      expect(DeviceKey).to.match(/^eu-west-1_[0-9a-f-]{36}$/);
      expect(tokens.NewDeviceMetadata!.DeviceGroupKey).to.match(/^-[0-9A-Za-z]{8}$/);
      expect(claimsOf(tokens.AccessToken).device_key).to.equal(DeviceKey);
      expect(await failure(confirm(`${DeviceKey.slice(0, -1)}x`))).to.contain(
        "failed to satisfy constraint",
      );
      expect(await failure(confirm("eu-west-1_00000000-0000-4000-8000-000000000000"))).to.equal(
        "InvalidParameterException: Invalid device key given.",
      );
      expect((await confirm()).UserConfirmationNecessary).to.equal(true);
      expect(await failure(confirm())).to.match(/^DeviceKeyExistsException: /);
      await stack.restart();
      const { AccessToken } = tokens;
      const { Device } = await stack.sdk.send(new GetDeviceCommand({ AccessToken, DeviceKey }));
      const attributes = Object.fromEntries(
        Device!.DeviceAttributes!.map(({ Name, Value }) => [Name, Value]),
      );
      expect(attributes).to.include({
        device_status: "valid",
        device_name: "laptop",
        "dev:device_remembered_status": "not_remembered",
      });
      expect(attributes["last_ip_used"]).to.match(/127\.0\.0\.1$/);
      const { Devices } = await stack.sdk.send(new ListDevicesCommand({ AccessToken }));
      expect(Devices).to.deep.equal([Device]);
      const target = { UserPoolId: pool.poolId, Username: email };
      const seen = await stack.sdk.send(new AdminGetDeviceCommand({ ...target, DeviceKey }));
      expect(seen.Device).to.deep.equal(Device);
      expect((await stack.sdk.send(new AdminListDevicesCommand(target))).Devices).to.have.length(1);
    },
  );

  answersAsAws(
    [
      ...operationFacts(
        "AdminForgetDevice",
        "AdminUpdateDeviceStatus",
        "ForgetDevice",
        "UpdateDeviceStatus",
      ),
      behaviours.deviceRefresh,
    ],
    "must prove themselves only while they are remembered",
    async () => {
      const { email, tokens, DeviceKey, confirm } = await withDevice();
      await confirm();
      const signIn = (DEVICE_KEY: string) =>
        stack.sdk.send(
          new InitiateAuthCommand({
            ClientId: pool.clientId,
            AuthFlow: "USER_PASSWORD_AUTH",
            AuthParameters: { USERNAME: email, PASSWORD, DEVICE_KEY },
          }),
        );
      const forgotten = await signIn(DeviceKey);
      expect(forgotten.AuthenticationResult!.NewDeviceMetadata).to.equal(undefined);
      const { AccessToken } = tokens;
      await stack.sdk.send(
        new UpdateDeviceStatusCommand({
          AccessToken,
          DeviceKey,
          DeviceRememberedStatus: "remembered",
        }),
      );
      expect((await signIn(DeviceKey)).ChallengeName).to.equal("DEVICE_SRP_AUTH");
      const target = { UserPoolId: pool.poolId, Username: email, DeviceKey };
      await stack.sdk.send(
        new AdminUpdateDeviceStatusCommand({ ...target, DeviceRememberedStatus: "not_remembered" }),
      );
      expect((await signIn(DeviceKey)).AuthenticationResult).to.not.equal(undefined);
      const refresh = (key?: string) =>
        stack.sdk.send(
          new GetTokensFromRefreshTokenCommand({
            ClientId: pool.clientId,
            RefreshToken: tokens.RefreshToken,
            DeviceKey: key,
          }),
        );
      expect(await failure(refresh())).to.equal("NotAuthorizedException: Invalid Refresh Token");
      expect((await refresh(DeviceKey)).AuthenticationResult).to.not.equal(undefined);
      await stack.sdk.send(new AdminForgetDeviceCommand(target));
      const missing = "ResourceNotFoundException: Device does not exist.";
      expect(await failure(signIn(DeviceKey))).to.equal(missing);
      const forget = new ForgetDeviceCommand({ AccessToken, DeviceKey });
      expect(await failure(stack.sdk.send(forget))).to.equal(missing);
    },
  );

  it("are not available in a pool that does not track them", async () => {
    const email = await newUser(untracked);
    const { AccessToken, NewDeviceMetadata } = await signInWithPassword(stack, untracked, email);
    expect(NewDeviceMetadata).to.equal(undefined);
    expect(await failure(stack.sdk.send(new ListDevicesCommand({ AccessToken })))).to.match(
      /^InvalidUserPoolConfigurationException: /,
    );
  });

  answersAsAws(behaviours.deviceSrp, "replace codes for aws-amplify once remembered", async () => {
    const before = Object.getOwnPropertyDescriptor(globalThis, "navigator");
    // Node 20 has no navigator, and aws-amplify derives the device's name from it.
    Object.defineProperty(globalThis, "navigator", {
      value: { userAgent: "tests" },
      configurable: true,
    });
    try {
      await rememberAndForget();
    } finally {
      if (before) Object.defineProperty(globalThis, "navigator", before);
      else delete (globalThis as { navigator?: unknown }).navigator;
    }
  });

  async function rememberAndForget(): Promise<void> {
    const username = await newUser();
    // SRP of the password, which other tests cover, would take seconds.
    const options = { authFlowType: "USER_PASSWORD_AUTH" as const };
    const byPassword = { username, password: PASSWORD, options };
    const now = () => stack.services.clock.now();
    await auth.signIn(byPassword);
    const { sharedSecret, getSetupUri } = await auth.setUpTOTP();
    expect(getSetupUri("Shop").href).to.contain(`secret=${sharedSecret}`);
    await auth.verifyTOTPSetup({ code: totpCode(sharedSecret, now()) });
    await auth.updateMFAPreference({ totp: "PREFERRED" });
    expect(await auth.fetchMFAPreference()).to.deep.equal({ enabled: ["TOTP"], preferred: "TOTP" });
    await auth.rememberDevice();
    const [device] = await auth.fetchDevices();
    expect(device!.attributes).to.include({ "dev:device_remembered_status": "remembered" });
    await auth.signOut();
    const known = await auth.signIn(byPassword);
    expect(known.nextStep.signInStep).to.equal("DONE");
    expect((await auth.fetchAuthSession({ forceRefresh: true })).tokens).to.not.equal(undefined);
    await auth.forgetDevice();
    expect(await auth.fetchDevices()).to.deep.equal([]);
    await auth.signOut();
    stack.advance(30_000);
    const unknown = await auth.signIn(byPassword);
    expect(unknown.nextStep.signInStep).to.equal("CONFIRM_SIGN_IN_WITH_TOTP_CODE");
    const done = await auth.confirmSignIn({ challengeResponse: totpCode(sharedSecret, now()) });
    expect(done.isSignedIn).to.equal(true);
  }
});
