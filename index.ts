import { StoreApi } from "./infra/api/api";
import { StoreFirewall } from "./infra/api/firewall";
import { readSchema } from "./infra/api/schema";
import { StoreAuth } from "./infra/auth/auth";
import { DemoUsers } from "./infra/auth/demoUsers";
import { GuestAccess } from "./infra/auth/guestAccess";
import { Catalogue } from "./infra/data/catalogue";
import { StoreTables } from "./infra/data/tables";
import { StoreMail } from "./infra/mail/email";
import { StoreMonitoring } from "./infra/observability/monitoring";
import { StoreNotices } from "./infra/observability/notices";
import { tagEverything } from "./infra/settings/defaultTags";
import { readAwsEndpoint, readRegion, readSettings } from "./infra/settings/settings";
import { buildSiteFiles } from "./infra/site/buildSiteFiles";
import { StoreDomain } from "./infra/site/domain";
import { siteSettings, StoreSite } from "./infra/site/site";
import { webSettings } from "./infra/site/webSettings";

const settings = readSettings();
export const region = readRegion(settings);
tagEverything(settings);

const tables = new StoreTables("jukebox", settings);
const notices = new StoreNotices("jukebox", settings);
const mail = new StoreMail("jukebox", { settings, notices });
const auth = new StoreAuth("jukebox", { settings, region, sender: mail.sender });
const api = new StoreApi("jukebox", {
  settings,
  tables,
  userPool: auth,
  confirmationSender: mail.sender,
  region,
});
const { apiArn, apiId, tableOperations } = api;
export const { graphqlUrl, realtimeUrl } = api;
export const { userPoolId, clientId: userPoolClientId, identityPoolId } = auth;

const firewall = new StoreFirewall("jukebox", { settings, apiArn, userPoolArn: auth.userPoolArn });
new GuestAccess("jukebox", { apiArn, guestRole: auth.guestRole, fields: readSchema().guestFields });
new DemoUsers("jukebox", { settings, userPoolId, adminsGroup: auth.adminsGroup });
new Catalogue("jukebox", { enabled: settings.sampleCatalogue, products: tables.products });

const domain = new StoreDomain("jukebox", settings);
const config = {
  region,
  graphqlUrl,
  realtimeUrl,
  userPoolId,
  userPoolClientId,
  identityPoolId,
  ...webSettings(settings),
  awsEndpoint: readAwsEndpoint(),
};
const files = buildSiteFiles();
const parts = { siteName: domain.siteName, firewall, files };
const site = new StoreSite("jukebox", { ...siteSettings(settings), ...parts, config });
domain.pointTo(site.distribution);
const watched = { region, apiId, tables, tableOperations, mail, firewall, site, notices };
new StoreMonitoring("jukebox", watched);
export const siteUrl = site.url;
