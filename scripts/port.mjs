import net from "node:net";

/** Throws a plain sentence when somebody else listens on the port already. */
export async function assertFree(host, port) {
  const probe = net.createServer();
  try {
    await new Promise((done, failed) => probe.once("error", failed).listen(port, host, done));
  } catch (error) {
    if (error.code === "EADDRINUSE")
      throw new Error(`Port ${port} is taken. Stop what runs there, or choose another: PORT=3001 npm run demo`);
    if (error.code === "EACCES")
      throw new Error(`Port ${port} may not be used by this account. Choose one above 1023: PORT=3001 npm run demo`);
    throw error;
  }
  await new Promise((done) => probe.close(done));
}
