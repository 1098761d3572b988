import { expect } from "chai";
import { lookup } from "../../../src/core/lookup";
import { serviceAt } from "../../../src/services/serviceAt";

const response = async () => ({ status: 200, headers: {}, body: "" });
const endpoints = {
  byHost: lookup({ email: response, iam: response, sts: response, "streams.dynamodb": response }),
};

describe("serviceAt", () => {
  const served = [
    "email.eu-west-1.amazonaws.com",
    "streams.dynamodb.eu-west-1.amazonaws.com",
    "sts.eu-west-1.amazonaws.com",
    "sts.amazonaws.com",
    "iam.amazonaws.com",
  ];
  for (const host of served) {
    it(`finds the service at ${host}`, () => {
      expect(serviceAt(host, endpoints, "eu-west-1")).to.equal(response);
    });
  }

  const absent = [
    "email.us-east-1.amazonaws.com",
    "email.amazonaws.com",
    "lambda.eu-west-1.amazonaws.com",
    "email.eu-west-1.amazonaws.com.example.com",
    "constructor.eu-west-1.amazonaws.com",
    "example.com",
  ];
  for (const host of absent) {
    it(`finds none at ${host}`, () => {
      expect(serviceAt(host, endpoints, "eu-west-1")).to.equal(undefined);
    });
  }
});
