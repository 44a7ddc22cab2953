import { type SpawnSyncReturns, spawn, spawnSync } from "node:child_process";
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { freePort } from "./free-port";

export interface PostgresServer {
  port: number;
  /** Address of the maintenance database. */
  url: string;
  /** Creates an empty database and returns its address. */
  createDatabase(name: string): string;
  stop(): Promise<void>;
}

/** Starts a new PostgreSQL in a temporary folder, on a free local port. Null if PostgreSQL is not installed. */
export async function startPostgres({
  settings = {},
}: {
  settings?: Record<string, string | number>;
} = {}): Promise<PostgresServer | null> {
  const bin = findBinaries();
  if (!bin) return null;
  const account = serverAccount();
  const folder = mkdtempSync(join(tmpdir(), "signalbox-postgres-"));
  if (account.uid !== undefined && account.gid !== undefined) chownSync(folder, account.uid, account.gid);
  const data = join(folder, "data");
  assertOk(
    spawnSync(
      join(bin, "initdb"),
      ["-D", data, "-U", "signalbox", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8"],
      account,
    ),
  );
  const port = await freePort();
  const options = { max_connections: 200, fsync: "on", ...settings };
  const args = ["-D", data, "-p", String(port), "-k", folder, "-h", "127.0.0.1"];
  const server = spawn(
    join(bin, "postgres"),
    [...args, ...Object.entries(options).flatMap(([k, v]) => ["-c", `${k}=${v}`])],
    {
      ...account,
      stdio: "ignore",
    },
  );
  const url = (database: string) => `postgres://signalbox@127.0.0.1:${port}/${database}`;
  await waitUntilReady(bin, port);
  return {
    port,
    url: url("postgres"),
    createDatabase(name: string) {
      assertOk(spawnSync(join(bin, "createdb"), ["-h", "127.0.0.1", "-p", String(port), "-U", "signalbox", name]));
      return url(name);
    },
    async stop() {
      const ended = new Promise((done) => server.once("exit", done));
      server.kill("SIGINT");
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function findBinaries(): string | undefined {
  const root = "/usr/lib/postgresql";
  const versions = existsSync(root) ? readdirSync(root).sort((a, b) => Number(b) - Number(a)) : [];
  const folders = [...versions.map((version) => join(root, version, "bin")), ...(process.env.PATH ?? "").split(":")];
  return folders.find((folder) => existsSync(join(folder, "initdb")) && existsSync(join(folder, "postgres")));
}

/** PostgreSQL does not run as root; its package creates an account. */
function serverAccount(): { uid?: number; gid?: number; cwd?: string } {
  if (process.getuid?.() !== 0) return {};
  const id = (flag: string) => Number(spawnSync("id", [flag, "postgres"], { encoding: "utf8" }).stdout);
  return { uid: id("-u"), gid: id("-g"), cwd: tmpdir() };
}

async function waitUntilReady(bin: string, port: number): Promise<void> {
  for (let attempt = 0; attempt < 100; attempt++) {
    if (spawnSync(join(bin, "pg_isready"), ["-h", "127.0.0.1", "-p", String(port)]).status === 0) return;
    await new Promise((done) => setTimeout(done, 100));
  }
  throw new Error("PostgreSQL did not start in ten seconds.");
}

function assertOk(result: SpawnSyncReturns<Buffer>): void {
  if (result.status !== 0) throw new Error(String(result.stderr ?? result.error));
}
