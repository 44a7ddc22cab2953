import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, describe, expect, it } from "vitest";
import { ApiProblem, callApi } from "./api";

let respond: (request: IncomingMessage, response: ServerResponse) => void = (_, response) => response.end();
const server = createServer((request, response) => respond(request, response)).listen(0, "127.0.0.1");
await new Promise((ready) => server.once("listening", ready));
const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
afterAll(() => void server.close());

async function problemOf(path = "/"): Promise<ApiProblem> {
  return callApi("GET", base + path).then(
    () => {
      throw new Error("The call did not fail.");
    },
    (error) => error,
  );
}

describe("callApi", () => {
  it("A call sends body, version and idempotency key, and returns the response", async () => {
    respond = async (request, response) => {
      let body = "";
      for await (const chunk of request) body += chunk;
      const { "if-match": version, "idempotency-key": key, "content-type": type } = request.headers;
      response.end(JSON.stringify({ body: JSON.parse(body), version, key, type }));
    };
    expect(await callApi("PUT", base, { body: { a: 1 }, version: 3, idempotencyKey: "k" })).toEqual({
      body: { a: 1 },
      version: '"3"',
      key: "k",
      type: "application/json",
    });
  });

  it("An empty response is undefined", async () => {
    respond = (_, response) => response.writeHead(204).end();
    expect(await callApi("DELETE", base)).toBeUndefined();
  });

  it("A problem keeps its status, type, detail, field errors and retry time", async () => {
    respond = (_, response) =>
      response.writeHead(429, { "content-type": "application/problem+json", "retry-after": "40" }).end(
        JSON.stringify({
          type: "too-many",
          detail: "Too many tries.",
          errors: [{ pointer: "/email", message: "x" }],
        }),
      );
    expect(await problemOf()).toMatchObject({
      status: 429,
      type: "too-many",
      detail: "Too many tries.",
      errors: [{ pointer: "/email", message: "x" }],
      retryAfterSeconds: 40,
    });
  });

  it("A connection that breaks in the middle of a response is a network problem", async () => {
    respond = (_, response) => {
      response.writeHead(200, { "content-type": "application/json", "content-length": "100" });
      response.write('{"half":', () => response.destroy());
    };
    expect(await problemOf()).toMatchObject({ name: "ApiProblem", status: 0, type: "network" });
  });

  it("An HTML page of a proxy becomes a plain sentence without markup", async () => {
    respond = (_, response) => response.writeHead(502, { "content-type": "text/html" }).end("<h1>Bad gateway</h1>");
    const problem = await problemOf();
    expect(problem).toBeInstanceOf(ApiProblem);
    expect(problem.detail).toBe("The server responded with 502 and gave no reason.");
  });

  it("A broken connection is a network problem", async () => {
    respond = (request) => request.socket.destroy();
    expect(await problemOf()).toMatchObject({ status: 0, type: "network" });
  });

  it("An aborted call rejects with AbortError, not with a problem", async () => {
    const stop = new AbortController();
    respond = () => stop.abort();
    await expect(callApi("GET", base, { signal: stop.signal })).rejects.toHaveProperty("name", "AbortError");
  });
});
