// The operations of openapi/operations.yaml.

import { forget, token } from "./login.js";

export class Refusal extends Error {
  constructor(status, message) {
    super(message);
    this.status = status;
  }
}

export function get(path, parameters) {
  const query = new URLSearchParams(
    Object.entries(parameters ?? {}).filter(([, value]) => value !== undefined && value !== null && value !== ""),
  ).toString();
  return call("GET", path + (query ? "?" + query : ""));
}

export function post(path, body) {
  return call("POST", path, body);
}

async function call(method, path, body) {
  const headers = { Authorization: "Bearer " + token(), Accept: "application/json, application/problem+json" };
  if (body !== undefined) {
    headers["Content-Type"] = "application/json";
  }
  let response;
  try {
    response = await fetch("/operations" + path, { method, headers, body: JSON.stringify(body) });
  } catch {
    throw new Refusal(0, "The gateway does not answer.");
  }
  const answer = await response.json().catch(() => ({}));
  if (response.ok) {
    return answer;
  }
  if (response.status === 401) {
    forget();
  }
  throw new Refusal(response.status, answer.detail ?? answer.title ?? `The answer is ${response.status}.`);
}
