import { HttpSender } from "../lib/httpSender";
import type { StartedStack } from "../../test/support/stack";
import type { BenchOptions } from "../lib/options";
import { profiling } from "./profiling";
import { stockUp } from "./catalogue";
import type { StackHome } from "./engineStack";
import { fillCarts, keepCarts } from "./fillCarts";
import { createGuests, createUsers } from "./members";
import type { Scene } from "./operations";
import { recordFloor, type Templates } from "./recordFloor";

/** A stack with shoppers, each with three products in the cart, and their requests to DynamoDB. */
export interface Shoppers {
  stack: StartedStack;
  scenes: Scene[];
  templates: Templates;
  /** Restores the carts. */
  resetCarts: () => Promise<void>;
}

/** Many carts, so that requests in flight rarely use the same one. */
const GUESTS = 96;
const USERS = 64;

/** Records on one stack, then starts the measured stack on the same data. */
export async function prepareShoppers(home: StackHome, options: BenchOptions): Promise<Shoppers> {
  const templates = await recordTemplates(home);
  const { rounds, seconds, profile, project } = options;
  const stack = await home.start({
    env: profile === "" ? {} : profiling(profile),
    ...(project !== "" && { project }),
  });
  const sender = new HttpSender(stack.origin, 4);
  try {
    const products = await stockUp(home.engine);
    const isTrial = rounds * seconds < 1;
    const guests = await createGuests(stack, isTrial ? 16 : GUESTS);
    const users = await createUsers(stack, isTrial ? 16 : USERS);
    const scenes = await fillCarts(sender, [...guests, ...users], products);
    return { stack, scenes, templates, resetCarts: await keepCarts(home.engine, scenes) };
  } catch (error) {
    await stack.stop();
    throw error;
  } finally {
    await sender.close();
  }
}

async function recordTemplates(home: StackHome): Promise<Templates> {
  const { stack, proxy } = await home.startRecorded();
  const sender = new HttpSender(stack.origin, 4);
  try {
    const products = await stockUp(home.engine);
    const members = [...(await createGuests(stack, 1)), ...(await createUsers(stack, 1))];
    const scenes = await fillCarts(sender, members, products);
    return await recordFloor(sender, proxy, scenes, await keepCarts(home.engine, scenes));
  } finally {
    await sender.close();
    await stack.stop();
    await proxy.stop();
  }
}
