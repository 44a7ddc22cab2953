import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, describe, expect, it } from "vitest";
import { ApiProblem, callApi } from "./api";

let answer: (request: IncomingMessage, response: ServerResponse) => void = (_, response) => response.end();
const server = createServer((request, response) => answer(request, response)).listen(0, "127.0.0.1");
await new Promise((ready) => server.once("listening", ready));
const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
afterAll(() => void server.close());

async function refusal(path = "/"): Promise<ApiProblem> {
  return callApi("GET", base + path).then(
    () => {
      throw new Error("It was not refused.");
    },
    (error) => error,
  );
}

describe("the browser’s way to our API", () => {
  it("sends body, version and key, and gives the answer", async () => {
    answer = async (request, response) => {
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

  it("an empty answer is undefined", async () => {
    answer = (_, response) => response.writeHead(204).end();
    expect(await callApi("DELETE", base)).toBeUndefined();
  });

  it("a refusal keeps status, type, sentence, fields and when to try again", async () => {
    answer = (_, response) =>
      response.writeHead(429, { "content-type": "application/problem+json", "retry-after": "40" }).end(
        JSON.stringify({
          type: "too-many",
          detail: "Too many tries.",
          errors: [{ pointer: "/email", message: "x" }],
        }),
      );
    expect(await refusal()).toMatchObject({
      status: 429,
      type: "too-many",
      detail: "Too many tries.",
      errors: [{ pointer: "/email", message: "x" }],
      retryAfterSeconds: 40,
    });
  });

  it("a line that breaks in the middle of an answer is told like one that never stood", async () => {
    answer = (_, response) => {
      response.writeHead(200, { "content-type": "application/json", "content-length": "100" });
      response.write('{"half":', () => response.destroy());
    };
    expect(await refusal()).toMatchObject({ name: "ApiProblem", status: 0, type: "network" });
  });

  it("a page of a proxy instead of an answer is a plain sentence, not its markup", async () => {
    answer = (_, response) => response.writeHead(502, { "content-type": "text/html" }).end("<h1>Bad gateway</h1>");
    const problem = await refusal();
    expect(problem).toBeInstanceOf(ApiProblem);
    expect(problem.detail).toBe("The server answered 502 and gave no reason.");
  });

  it("a broken connection is a plain sentence", async () => {
    answer = (request) => request.socket.destroy();
    expect(await refusal()).toMatchObject({ status: 0, type: "network" });
  });

  it("a call that was taken back says so and is no problem", async () => {
    const stop = new AbortController();
    answer = () => stop.abort();
    await expect(callApi("GET", base, { signal: stop.signal })).rejects.toHaveProperty("name", "AbortError");
  });
});
