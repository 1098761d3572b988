import { expect } from "chai";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readStackConfig } from "../../../src/program/stackConfig";

describe("readStackConfig", () => {
  let folder: string;
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), "jukebox-config-"))));
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  function write(project: string, stack: string): void {
    writeFileSync(join(folder, "Pulumi.yaml"), `name: shop\nruntime: nodejs\n${project}`);
    writeFileSync(join(folder, "Pulumi.dev.yaml"), stack);
  }

  const HOURS = "config:\n  hours:\n    type: integer\n    default: 2\n";

  it("applies the project's defaults below the stack's values, as strings", () => {
    write(
      `${HOURS}  name:\n    type: string\n    default: a\n  aws:region:\n    value: eu-west-1\n`,
      "config:\n  shop:name: b\n  aws:defaultTags:\n    tags:\n      Stack: dev\n",
    );
    expect(readStackConfig(folder, "dev")).to.deep.equal({
      project: "shop",
      runtime: "nodejs",
      values: {
        "shop:hours": "2",
        "shop:name": "b",
        "aws:region": "eu-west-1",
        "aws:defaultTags": '{"tags":{"Stack":"dev"}}',
      },
      secretKeys: [],
      openSecrets: [],
    });
  });

  it("lists secrets that no file sets, and those encrypted by Pulumi, as open", () => {
    write(
      "config:\n  password:\n    type: string\n    secret: true\n",
      "config:\n  shop:token:\n    secure: v1:abc\n",
    );
    const { secretKeys, openSecrets } = readStackConfig(folder, "dev");
    expect(secretKeys).to.have.members(["shop:password", "shop:token"]);
    expect(openSecrets).to.deep.equal(secretKeys);
  });

  it("names a setting of the wrong type, its value and the expected type", () => {
    write(HOURS, "config:\n  shop:hours: two\n");
    expect(() => readStackConfig(folder, "dev")).to.throw(
      'Setting "shop:hours" of Pulumi.dev.yaml is "two"; expected integer.',
    );
  });

  it("shows no secret of the wrong type", () => {
    write(
      "config:\n  pin:\n    type: integer\n    secret: true\n",
      "config:\n  shop:pin: hunter2\n",
    );
    expect(() => readStackConfig(folder, "dev")).to.throw(
      'Setting "shop:pin" of Pulumi.dev.yaml is a secret; expected integer.',
    );
  });

  it("names a setting that is missing", () => {
    write("config:\n  hours:\n    type: integer\n", "config: {}\n");
    expect(() => readStackConfig(folder, "dev")).to.throw(
      'Setting "shop:hours" is missing: Pulumi.dev.yaml must set it (a value of type integer).',
    );
  });

  it("prefers this machine's defaults to the project's, and the stack's own to both", () => {
    write(
      `${HOURS}  sender:\n    type: string\n    default: ""\n`,
      "config:\n  shop:sender: own@example.com\n",
    );
    const values = (defaults: object) => readStackConfig(folder, "dev", {}, { ...defaults }).values;
    expect(values({ hours: 3, "shop:sender": "local@example.com" })).to.deep.equal({
      "shop:hours": "3",
      "shop:sender": "own@example.com",
    });
    expect(readStackConfig(folder, "dev", { hours: "5" }, { hours: 3 }).values).to.include({
      "shop:hours": "5",
    });
  });

  it("lets a run override existing settings only", () => {
    write(HOURS, "config: {}\n");
    expect(readStackConfig(folder, "dev", { hours: "5" }).values).to.deep.equal({
      "shop:hours": "5",
    });
    expect(() => readStackConfig(folder, "dev", { hours: "x" })).to.throw(/"x"; expected integer/);
    expect(() => readStackConfig(folder, "dev", { "shop:huors": "5" })).to.throw(
      'There is no setting "shop:huors". Settings: hours.',
    );
  });

  it("names the existing stacks for an unknown one", () => {
    write("", "");
    for (const stack of ["prod", "../dev", ""]) {
      expect(() => readStackConfig(folder, stack)).to.throw(
        /There is no stack .* Stacks here: dev\./,
      );
    }
  });

  it("names a file that is not YAML", () => {
    write("", "config: [");
    expect(() => readStackConfig(folder, "dev")).to.throw(/Pulumi\.dev\.yaml" could not be read/);
  });

  it("names a project file that Pulumi rejects", () => {
    write("main: 5\n", "");
    expect(() => readStackConfig(folder, "dev")).to.throw(
      /Pulumi.yaml": main is 5; expected a text/,
    );
    writeFileSync(join(folder, "Pulumi.yaml"), "runtime: nodejs\n");
    expect(() => readStackConfig(folder, "dev")).to.throw(/name is undefined; expected a text/);
  });
});
