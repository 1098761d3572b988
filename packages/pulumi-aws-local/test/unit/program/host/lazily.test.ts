import { expect } from "chai";
import { lazily } from "../../../../src/program/host/lazily";

describe("lazily", () => {
  let loads = 0;
  const module = {
    version: "1.2.3",
    makeGenericClientConstructor: (methods: object, name: string) =>
      class {
        static readonly methods = methods;
        static readonly serviceName = name;
        constructor(readonly address: string) {}
      },
  };
  const load = (): object => {
    loads++;
    return module;
  };
  beforeEach(() => (loads = 0));

  it("loads a module once, when a member is read", () => {
    const stand: any = lazily(load);
    expect(stand.__esModule).to.equal(true);
    expect(loads).to.equal(0);
    expect(stand.version).to.equal("1.2.3");
    expect("version" in stand).to.equal(true);
    expect("absent" in stand).to.equal(false);
    expect(stand.absent).to.equal(undefined);
    expect(loads).to.equal(1);
  });

  it("defines the class of a client when it is first used", () => {
    const Client = (lazily(load) as any).makeGenericClientConstructor({ call: {} }, "Service");
    expect(loads).to.equal(0);
    const client = new Client("localhost:1");
    expect(client.address).to.equal("localhost:1");
    expect(client).to.be.instanceOf(Client);
    expect(Client.methods).to.deep.equal({ call: {} });
    expect(Client.serviceName).to.equal("Service");
    expect(new Client("a").constructor).to.equal(client.constructor);
    expect(loads).to.equal(1);
  });
});
