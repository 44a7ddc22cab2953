import { AsyncLocalStorage } from "node:async_hooks";
import { describe, expect, it } from "vitest";
import { connectServe } from "@/inngest/client";
import { callServed, serveUrl } from "./start";

describe("our own server", () => {
  it.each([
    ["127.0.0.1", "http://127.0.0.1:3000/api/inngest"],
    ["0.0.0.0", "http://127.0.0.1:3000/api/inngest"],
    ["::", "http://127.0.0.1:3000/api/inngest"],
    ["::1", "http://[::1]:3000/api/inngest"],
    ["192.0.2.7", "http://192.0.2.7:3000/api/inngest"],
  ])("A server that listens on %s is called at %s", (HOST, url) => {
    expect(serveUrl({ HOST, PORT: 3000 })).toBe(url);
  });
});

describe("the door that serves the functions", () => {
  it("The route handler is called directly once it is loaded, with the signed request, outside of the current request", async () => {
    const request = new AsyncLocalStorage<string>();
    const calls: unknown[] = [];
    connectServe(async (call) => {
      calls.push([call.url, call.headers.get("x-inngest-signature"), await call.text(), request.getStore()]);
      return new Response("done");
    });
    const call = callServed();
    const answer = await request.run("a request", () =>
      call("http://app.test/api/inngest?fnId=f", {
        method: "POST",
        body: "{}",
        headers: { "x-inngest-signature": "s" },
      }),
    );
    expect(await answer.text()).toBe("done");
    expect(calls).toEqual([["http://app.test/api/inngest?fnId=f", "s", "{}", undefined]]);
  });

  it("A handler that hangs is abandoned when the call times out", async () => {
    connectServe(() => new Promise(() => {}));
    const given = callServed()("http://app.test/", { method: "POST", body: "{}", signal: AbortSignal.abort() });
    await expect(given).rejects.toThrow("aborted");
  });
});
