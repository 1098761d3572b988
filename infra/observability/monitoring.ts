import * as aws from "../shared/aws";
import * as pulumi from "@pulumi/pulumi";
import type { StoreFirewall } from "../api/firewall";
import type { TableOperations } from "../api/tableOperations";
import type { StoreTables } from "../data/tables";
import type { StoreMail } from "../mail/email";
import { physicalName } from "../shared/physicalNames";
import type { StoreSite } from "../site/site";
import { createAlarm } from "./alarm";
import { apiAlarms } from "./apiAlarms";
import { dashboardBody } from "./dashboard";
import { mailAlarms } from "./mailAlarms";
import type { StoreNotices } from "./notices";
import { tableAlarms } from "./tableAlarms";

export interface StoreMonitoringArgs {
  region: string;
  apiId: pulumi.Input<string>;
  tables: StoreTables;
  /** The DynamoDB operations that the API sends to each table. */
  tableOperations: TableOperations;
  site: StoreSite;
  mail: StoreMail;
  firewall: StoreFirewall;
  /** Topics that the alarms notify. */
  notices: StoreNotices;
}

/** The alarms and the dashboard. docs/operate.md describes what to do about each alarm. */
export class StoreMonitoring extends pulumi.ComponentResource {
  constructor(name: string, args: StoreMonitoringArgs, opts?: pulumi.ComponentResourceOptions) {
    super("jukebox:infra:StoreMonitoring", name, {}, opts);
    const { apiId, tables, tableOperations, mail, notices } = args;
    const { confirmationSet } = mail;
    const alarms = {
      ...apiAlarms(apiId),
      ...tableAlarms(tables, tableOperations),
      ...(confirmationSet !== undefined && mailAlarms(confirmationSet, tables.purchases.name)),
    };
    for (const [suffix, alarm] of Object.entries(alarms)) {
      createAlarm(`${name}-${suffix}`, alarm, notices.alarms, { parent: this });
    }
    new aws.cloudwatch.Dashboard(
      name,
      { dashboardName: physicalName("", 255), dashboardBody: dashboardBody(args) },
      { parent: this },
    );
    this.registerOutputs({});
  }
}
