import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { serveStack, type ServedStack } from "../../../src/stack/serveStack";
import type { ServeSettings } from "../../../src/stack/serveSettings";
import { EngineClient } from "./engineClient";

/** A data folder, and the emulators that run on it one after another. */
export class ServedFolder {
  readonly path = mkdtempSync(join(tmpdir(), "pulumi-aws-local-provider-"));
  #running: ServedStack | undefined;
  #clients: EngineClient[] = [];

  async start(settings: Partial<ServeSettings> = {}): Promise<ServedStack> {
    this.#running = await serveStack({
      port: 0,
      providerPort: 0,
      data: this.path,
      reset: false,
      allowExternalHttp: false,
      ...settings,
    });
    return this.#running;
  }

  /** A configured provider of a program. */
  async connect(
    args: Record<string, unknown> = { region: "eu-west-1" },
    name = "default",
  ): Promise<EngineClient> {
    const client = this.client();
    await client.configure(args, name);
    return client;
  }

  client(): EngineClient {
    const client = new EngineClient(this.#running!.providerPort);
    this.#clients.push(client);
    return client;
  }

  async stop(): Promise<void> {
    for (const client of this.#clients.splice(0)) client.close();
    await this.#running?.stop();
    this.#running = undefined;
  }

  async remove(): Promise<void> {
    await this.stop();
    rmSync(this.path, { recursive: true, force: true });
  }
}
