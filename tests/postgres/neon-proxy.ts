import http from "node:http";
import net, { type AddressInfo } from "node:net";
import { WebSocketServer } from "ws";

/** Lets Neon's driver talk to a plain PostgreSQL: forwards each WebSocket to one TCP connection, like Neon's proxy. */
export async function startNeonProxy(postgresPort: number): Promise<{ address: string; close(): Promise<void> }> {
  const server = http.createServer();
  const sockets = new WebSocketServer({ server });
  sockets.on("connection", (socket) => {
    const upstream = net.connect(postgresPort, "127.0.0.1");
    upstream.setNoDelay(true);
    upstream.on("data", (data) => socket.send(data));
    upstream.on("close", () => socket.close());
    upstream.on("error", () => socket.close());
    socket.on("message", (data) => upstream.write(data as Buffer));
    socket.on("close", () => upstream.destroy());
    socket.on("error", () => upstream.destroy());
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as AddressInfo;
  const close = async () => {
    for (const client of sockets.clients) client.terminate();
    await new Promise((done) => server.close(done));
  };
  return { address: `127.0.0.1:${port}/v1`, close };
}
