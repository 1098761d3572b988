import { StoreApi } from "./infra/api";
import { StoreAuth } from "./infra/auth";
import { Catalogue } from "./infra/catalogue";
import { DemoUsers } from "./infra/demoUsers";
import { StoreMail } from "./infra/email";
import { GuestAccess } from "./infra/guestAccess";
import { readSchema } from "./infra/schema";
import { readAwsEndpoint, readRegion, readSettings } from "./infra/settings";
import { StoreSite } from "./infra/site";
import { StoreTables } from "./infra/tables";
import { buildSite } from "./web/build";

const settings = readSettings();
const { production, tokenStorage } = settings;

export const region = readRegion();

const tables = new StoreTables("jukebox", { production });
const mail = new StoreMail("jukebox", { address: settings.emailSender });
const auth = new StoreAuth("jukebox", { settings, region, sender: mail.sender });
const api = new StoreApi("jukebox", {
  settings,
  tables,
  userPool: auth,
  confirmationSender: mail.sender,
  region,
});

new GuestAccess("jukebox", {
  apiArn: api.apiArn,
  guestRole: auth.guestRole,
  fields: readSchema().guestFields,
});
new DemoUsers("jukebox", {
  enabled: settings.demoUsers,
  userPoolId: auth.userPoolId,
  adminsGroup: auth.adminsGroup,
  password: settings.demoPassword,
});
new Catalogue("jukebox", { enabled: settings.sampleCatalogue, products: tables.products });

export const { graphqlUrl, realtimeUrl } = api;
export const { userPoolId, clientId: userPoolClientId, identityPoolId } = auth;

const site = new StoreSite("jukebox", {
  production,
  files: buildSite(),
  config: {
    region,
    graphqlUrl,
    realtimeUrl,
    userPoolId,
    userPoolClientId,
    identityPoolId,
    tokenStorage,
    awsEndpoint: readAwsEndpoint(),
  },
});

export const siteUrl = site.url;
