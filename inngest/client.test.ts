import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { readEnv } from "@/lib/env";
import { connectEmbedded, inngest } from "./client";

describe("the client", () => {
  const globals = globalThis as { __signalboxEnv?: unknown; __signalboxInngest?: unknown };

  afterEach(() => {
    globals.__signalboxEnv = undefined;
    globals.__signalboxInngest = undefined;
  });

  it("The client sends events to Inngest's dev server if the settings name one [S4.26]", async () => {
    const seen: { path: string; names: string[] }[] = [];
    const server = createServer(async (request, response) => {
      const body = JSON.parse(Buffer.concat(await request.toArray()).toString());
      seen.push({ path: request.url ?? "", names: body.map((event: { name: string }) => event.name) });
      response.setHeader("content-type", "application/json").end(JSON.stringify({ ids: ["1"], status: 200 }));
    });
    await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
    globals.__signalboxEnv = readEnv({ INNGEST_DEV: `http://127.0.0.1:${(server.address() as AddressInfo).port}` });
    await inngest().send({ name: "ticket/created", data: { ticketId: "019a0000-0000-7000-8000-000000000001" } });
    server.close();
    expect(seen).toEqual([{ path: expect.stringMatching(/^\/e\//), names: ["ticket/created"] }]);
  });

  it("By default the client sends events to the engine of its own process, without the network", async () => {
    globals.__signalboxEnv = readEnv({});
    const paths: string[] = [];
    connectEmbedded(async (input) => {
      paths.push(new URL(String(input)).pathname);
      return Response.json({ ids: ["1"], status: 200 });
    });
    await inngest().send({ name: "ticket/created", data: { ticketId: "019a0000-0000-7000-8000-000000000001" } });
    expect(paths).toEqual(["/e/embedded"]);
  });
});
