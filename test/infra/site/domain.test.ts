import { expect } from "chai";
import { defaultSettings, evaluateGraph } from "../support/evaluateGraph";
import type { Graph } from "../support/evaluateGraph";

describe("StoreDomain", function () {
  this.timeout(60_000);
  const own = { domain: "store.example.com", hostedZone: "Z0123" };
  let graph: Graph;
  let without: Graph;
  before(async () => {
    graph = await evaluateGraph({ ...defaultSettings(), ...own });
    without = await evaluateGraph(defaultSettings());
  });

  it("has a certificate in us-east-1, validated by DNS", () => {
    const { tags, ...certificate } = graph.one("aws:acm/certificate:Certificate").inputs;
    expect(certificate).to.deep.equal({
      domainName: "store.example.com",
      validationMethod: "DNS",
      region: "us-east-1",
    });
    const record = graph.one("aws:route53/record:Record", "jukebox-site-validation").inputs;
    expect(record).to.deep.equal({
      zoneId: "Z0123",
      name: "_proof.store.example.com.",
      type: "CNAME",
      records: ["_proof.acm-validations.aws."],
      ttl: 300,
      allowOverwrite: true,
    });
    const validation = graph.one("aws:acm/certificateValidation:CertificateValidation").inputs;
    expect(validation).to.deep.equal({
      certificateArn: "arn:aws:jukebox-site",
      validationRecordFqdns: ["_proof.store.example.com."],
      region: "us-east-1",
    });
  });

  it("points to the distribution over IPv4 and IPv6", () => {
    for (const type of ["A", "AAAA"]) {
      const name = `jukebox-site-${type.toLowerCase()}`;
      expect(graph.one("aws:route53/record:Record", name).inputs).to.deep.equal({
        zoneId: "Z0123",
        name: "store.example.com",
        type,
        aliases: [
          { name: "jukebox-cdn.cdn.test", zoneId: "Z2FDTNDATAQYW2", evaluateTargetHealth: false },
        ],
      });
    }
  });

  it("is the site's name, with TLS 1.2 at least", () => {
    const { inputs } = graph.one("aws:cloudfront/distribution:Distribution");
    expect(inputs).to.deep.include({
      aliases: ["store.example.com"],
      viewerCertificate: {
        acmCertificateArn: "arn:aws:jukebox-site",
        sslSupportMethod: "sni-only",
        minimumProtocolVersion: "TLSv1.2_2021",
      },
    });
    expect(graph.outputs.siteUrl).to.equal("https://store.example.com");
  });

  it("is CloudFront's name if none is set", () => {
    const types = without.resources.map(({ type }) => type);
    expect(types.filter((type) => /^aws:(acm|route53)/.test(type))).to.deep.equal([]);
    expect(without.outputs.siteUrl).to.equal("https://jukebox-cdn.cdn.test");
  });
});
