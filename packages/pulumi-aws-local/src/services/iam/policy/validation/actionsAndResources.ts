import { valuesAt, wrongType, type Problems } from "./problem";

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_action.html */
export function* checkActions(path: string, element: unknown): Problems {
  for (const [at, action] of valuesAt(path, element)) {
    if (typeof action !== "string") {
      yield wrongType(at, action, "string");
    } else if (action !== "*" && !/^[^:${}]*:[^:${}]*$/.test(action)) {
      yield { path: at, message: "Action must be a wildcard (*) or have 2 segments" };
    } else if (action !== "*" && !/^[A-Za-z0-9-]+:/.test(action)) {
      yield { path: at, message: "Service can only contain letters, numbers, and hyphens" };
    }
  }
}

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html */
export function* checkResources(path: string, element: unknown): Problems {
  if (typeof element !== "string" && !Array.isArray(element)) {
    yield { path, message: "Must be a string or array of strings" };
  }
  for (const [at, resource] of valuesAt(path, element)) {
    if (typeof resource !== "string") {
      const found = `found type ${typeof resource}`;
      yield { path: at, message: `Resource must be a string or array of strings, ${found}` };
    } else if (!/^(\*+|arn:.*)$/s.test(resource)) {
      yield { path: at, message: `Resource ${resource} must be in ARN format or "*"` };
    }
  }
}
