import { Inngest } from "inngest";
import { serve } from "inngest/edge";
import { describe, expect, it, vi } from "vitest";
import { canonicalJson, signBody } from "./signature";

const KEY = "signkey-test-00ff00ff00ff";
const URL_ = "http://app.test/api/inngest";
let ran = 0;

const quiet = { info() {}, warn() {}, error() {}, debug() {} };
const client = new Inngest({ id: "test", isDev: false, eventKey: "x", signingKey: KEY, logger: quiet });
const fn = client.createFunction({ id: "f", triggers: [{ event: "go" }] }, async () => void ran++);
const handler = serve({ client, functions: [fn] });

const event = { name: "go", data: { '\u0000 é \ud800 "': [1, { b: 2, a: null }] }, ts: 1, id: "x" };
const body = canonicalJson({ event, events: [event], steps: {}, version: 2, ctx: { run_id: "r", attempt: 0 } });

function call(method: "POST" | "PUT", text: string, signature?: string) {
  const url = method === "POST" ? `${URL_}?fnId=test-f&stepId=step` : URL_;
  const headers = {
    host: "app.test",
    "content-type": "application/json",
    "x-inngest-sync-kind": "in_band",
    ...(signature === undefined ? {} : { "x-inngest-signature": signature }),
  };
  return handler(new Request(url, { method, body: text, headers }));
}

describe("the signature of a call", () => {
  it("The SDK accepts the signature of a run and of the sync", async () => {
    ran = 0;
    expect((await call("POST", body, signBody(body, KEY))).status).toBe(200);
    expect(ran).toBe(1);
    const sync = canonicalJson({ url: URL_ });
    const answer = await call("PUT", sync, signBody(sync, KEY));
    expect(answer.status).toBe(200);
    expect(await answer.json()).toMatchObject({ functions: [{ id: "test-f" }] });
  });

  it.each([
    ["none", undefined],
    ["an empty one", ""],
    ["one by another key", signBody(body, "signkey-test-ffffffffffff")],
    ["one of another body", signBody(`${body} `, KEY)],
    ["one with another time", signBody(body, KEY).replace(/t=(\d+)/, (_, t) => `t=${Number(t) + 1}`)],
    [
      "one that is ten minutes old",
      () => {
        vi.setSystemTime(Date.now() - 600_000);
        const old = signBody(body, KEY);
        vi.useRealTimers();
        return old;
      },
    ],
  ])("is refused by the SDK: %s", async (_, signature) => {
    ran = 0;
    const given = typeof signature === "function" ? signature() : signature;
    expect((await call("POST", body, given)).status).toBe(401);
    expect((await call("PUT", canonicalJson({ url: URL_ }), given)).status).toBe(401);
    expect(ran).toBe(0);
  });
});

describe("canonical JSON", () => {
  it("Canonical JSON sorts keys at every depth, omits undefined values, and parses to the same value", () => {
    expect(canonicalJson({ b: 1, a: [{ d: undefined, c: "é" }], B: { z: null, y: -0 } })).toBe(
      '{"B":{"y":0,"z":null},"a":[{"c":"é"}],"b":1}',
    );
    expect(JSON.parse(canonicalJson(event))).toEqual(event);
  });
});
