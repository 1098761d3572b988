import type { Services } from "../../core/services";
import type { Clock } from "../../core/clock";
import type { StateStore } from "../../core/stateStore";
import { AccessTokens } from "./accessTokens";
import { AttemptLimits } from "./attemptLimits";
import { Authenticator } from "./auth/authenticator";
import { Challenges } from "./challenges";
import { ClientStore } from "./clientStore";
import { Codes } from "./codes";
import { DeviceStore } from "./deviceStore";
import { DomainStore } from "./domainStore";
import { GroupStore } from "./groupStore";
import { Mailer } from "./mailer";
import { PoolStore } from "./poolStore";
import { SignIns } from "./signIns";
import { TokenIssuer } from "./tokenIssuer";
import { TokenVerifier } from "./tokenVerifier";
import { UserStore } from "./userStore";

/** The dependencies of operations; each operation lists the parts that it needs. */
export interface Kit {
  clock: Clock;
  state: StateStore;
  /** The account and region of all resources. */
  place: Pick<Services, "accountId" | "region">;
  pools: PoolStore;
  clients: ClientStore;
  users: UserStore;
  groups: GroupStore;
  devices: DeviceStore;
  domains: DomainStore;
  signIns: SignIns;
  issuer: TokenIssuer;
  verifier: TokenVerifier;
  accessTokens: AccessTokens;
  challenges: Challenges;
  codes: Codes;
  mailer: Mailer;
  limits: AttemptLimits;
  auth: Authenticator;
}

/** The services that the parts use. */
export type KitServices = Pick<
  Services,
  "state" | "clock" | "region" | "accountId" | "options" | "inbox"
>;

/** Builds the parts of one stack. */
export function createKit(services: KitServices): Kit {
  const { clock, state } = services;
  const pools = new PoolStore(services);
  const clients = new ClientStore(services);
  const users = new UserStore(services);
  const groups = new GroupStore(services, users);
  const devices = new DeviceStore(services);
  const domains = new DomainStore(services, pools);
  const signIns = new SignIns(services);
  const issuer = new TokenIssuer(services, pools, groups);
  const verifier = new TokenVerifier(services, pools);
  const limits = new AttemptLimits(clock);
  const challenges = new Challenges(clock);
  const codes = new Codes(clock, limits);
  const mailer = new Mailer(services);
  const accessTokens = new AccessTokens({ pools, users, clients, signIns, verifier });
  const auth = new Authenticator({
    clock,
    pools,
    users,
    signIns,
    issuer,
    challenges,
    limits,
    codes,
    mailer,
    devices,
    domains,
  });
  return {
    clock,
    state,
    place: services,
    pools,
    clients,
    users,
    groups,
    devices,
    domains,
    signIns,
    issuer,
    verifier,
    accessTokens,
    challenges,
    codes,
    mailer,
    limits,
    auth,
  };
}
