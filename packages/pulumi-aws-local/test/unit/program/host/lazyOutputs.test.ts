import { expect } from "chai";
import { makeOutputsLazily } from "../../../../src/program/host/lazyOutputs";

describe("makeOutputsLazily", () => {
  /** Creates outputs that keep their resolved values. */
  const sdk = () => {
    const made: string[] = [];
    const rpc = {
      transferProperties(onto: any, _label: string, props: any) {
        const [name] = Object.keys(props) as [string];
        if (Object.hasOwn(onto, name)) throw new Error(`${name} is already initialized`);
        made.push(name);
        const output = { resource: onto, input: props[name], outcome: undefined as unknown };
        onto[name] = output;
        return { [name]: (...outcome: unknown[]) => void (output.outcome = outcome) };
      },
    };
    makeOutputsLazily(rpc);
    return { rpc, made };
  };

  it("makes an output once, when it is read", () => {
    const { rpc, made } = sdk();
    const resource: any = {};
    rpc.transferProperties(resource, "label", { arn: undefined, name: "n", id: 1, urn: 2 });
    expect(Object.keys(resource)).to.deep.equal(["arn", "name"]);
    expect(made).to.deep.equal([]);
    expect(resource.name).to.equal(resource.name);
    expect(resource.name).to.include({ resource, input: "n" });
    expect(made).to.deep.equal(["name"]);
  });

  it("resolves outputs that are read before and after the resource is registered", () => {
    const { rpc } = sdk();
    const resource: any = {};
    const resolvers = rpc.transferProperties(resource, "label", { early: 1, late: 2 });
    const { early } = resource;
    resolvers["early"]!("e", true);
    resolvers["late"]!("l", false);
    expect(early.outcome).to.deep.equal(["e", true]);
    expect(resource.late.outcome).to.deep.equal(["l", false]);
  });

  it("lets a class set its own property", () => {
    const { rpc, made } = sdk();
    const resource: any = {};
    const resolvers = rpc.transferProperties(resource, "label", { arn: 1 });
    resource.arn = "mine";
    resolvers["arn"]!("a");
    expect([resource.arn, made]).to.deep.equal(["mine", []]);
  });

  it("rejects a property that the resource has, as the SDK does", () => {
    const { rpc } = sdk();
    const transfer = () => rpc.transferProperties({ arn: 0 } as any, "label", { arn: 1 });
    expect(transfer).to.throw("arn is already initialized");
  });
});
